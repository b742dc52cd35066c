/** The persons behind an address or a number, by its hash. */
package io.meshwork.customer360.lookup;
