/**
 * What occurs more than once among many rows, found from hashes: eight bytes of a row are shuffled
 * and sorted, where a grouping in SQL moves the values and keeps a table of them.
 */
package io.meshwork.quality.repeat;
