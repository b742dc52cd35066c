/**
 * Spark SQL as text: quoting, and whether an expression or a query fits a schema. Needs no session.
 */
package io.meshwork.quality.sql;
