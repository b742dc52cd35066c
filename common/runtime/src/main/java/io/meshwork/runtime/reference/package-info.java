/**
 * The data of other products: whether a key that a record names exists in their tables, and their
 * tables and topics as data sets that a suite compares with.
 */
package io.meshwork.runtime.reference;
