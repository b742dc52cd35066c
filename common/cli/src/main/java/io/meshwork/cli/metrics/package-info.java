/** The metrics of a product by hour, by day and of all, as its newest run merged them. */
package io.meshwork.cli.metrics;
