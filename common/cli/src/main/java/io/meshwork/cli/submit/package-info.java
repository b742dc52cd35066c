/** Runs a domain's Spark application by spark-submit, as on a cluster. */
package io.meshwork.cli.submit;
