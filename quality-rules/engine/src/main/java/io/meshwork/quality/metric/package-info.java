/**
 * What is measured of a batch: Deequ analyzers in one shared run, and queries. The one place that
 * speaks to Deequ.
 */
package io.meshwork.quality.metric;
