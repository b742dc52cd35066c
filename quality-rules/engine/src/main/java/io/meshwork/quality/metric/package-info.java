/**
 * What is measured of a batch: Deequ's analyzers in one shared scan, all groupings in one pass, and
 * queries in one more. The one place that speaks to Deequ.
 */
package io.meshwork.quality.metric;
