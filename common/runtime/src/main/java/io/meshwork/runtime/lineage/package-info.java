/**
 * Tells OpenLineage of a run: what it reads, what it writes, who has started it and how it went.
 * The events are those of the <a href="https://openlineage.io/spec">specification</a>; names of
 * datasets follow its <a href="https://openlineage.io/docs/spec/naming">naming</a>. No event holds
 * a row, an example of one, or a value that was measured of a column.
 */
package io.meshwork.runtime.lineage;
