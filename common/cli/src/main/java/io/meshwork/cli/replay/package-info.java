/** Publishes the rows of a CSV file as records of a product's topic. */
package io.meshwork.cli.replay;
