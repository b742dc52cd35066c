/**
 * Numbers in a rule's condition: written there, or computed from a metric's earlier values. Values
 * come newest first. Knows neither DQDL nor Spark.
 */
package io.meshwork.quality.expression;
