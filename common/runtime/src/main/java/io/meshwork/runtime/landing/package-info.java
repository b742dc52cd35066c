/**
 * How rows reach the tables: the tables made and checked from the contract, and a writer on the
 * driver's asynchronous session that leaves absent columns unset and stamps every row with its own
 * version, so that rows may come in any order, twice, or in other batches, and the tables end the
 * same.
 */
package io.meshwork.runtime.landing;
