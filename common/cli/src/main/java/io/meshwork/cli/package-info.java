/**
 * The mesh command: its subcommands and what they share. Starts in a fraction of a second, so Spark
 * is never on this class path; jobs run in a process of their own, by spark-submit.
 */
package io.meshwork.cli;
