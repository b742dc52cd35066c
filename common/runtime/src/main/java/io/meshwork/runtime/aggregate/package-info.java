/** Aggregate products: tables computed from the tables of other products. */
package io.meshwork.runtime.aggregate;
