/**
 * What is kept of a batch so that metrics of many batches come without another scan: Deequ's
 * states, as bytes, and their sums.
 *
 * <p>Kept are the metrics that Deequ measures in its one scan and whose meaning is the same at any
 * time. Left out are:
 *
 * <ul>
 *   <li>groupings (uniqueness, distinct values, entropy): their state is the number of rows of each
 *       value, which grows with the data;
 *   <li>queries and comparisons with other data sets: they have no state;
 *   <li>conditions and where clauses that ask for the time: what they found in a batch then isn't
 *       what they would find in its rows now.
 * </ul>
 */
package io.meshwork.quality.state;
