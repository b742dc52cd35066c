/** Whether a key that a record names exists in the table of an other product. */
package io.meshwork.runtime.reference;
