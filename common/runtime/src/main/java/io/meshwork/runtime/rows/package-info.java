/** Rows that are kept while a batch goes on. */
package io.meshwork.runtime.rows;
