/** How a product's tables tell their readers what has changed. */
package io.meshwork.runtime.change;
