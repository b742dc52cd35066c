/**
 * Data contracts (Open Data Contract Standard 3.1): the model that the platform works from, the
 * reading and checking of a contract file, the mapping of its types to Spark and CQL, and the
 * difference between two versions.
 *
 * <p>A relationship leads to the key of a table: {@code
 * customers.odcs.yaml#/schema/customers/properties/id}, where a file {@code NAME.odcs.yaml} stands
 * for the domain's product NAME, and {@code DOMAIN.NAME.odcs.yaml} for another domain's. That of a
 * topic's field is checked: the key must exist. It isn't with the customProperty {@code checked:
 * false}, or with a {@code prefix} that stands before the value in the key, or if the topic {@code
 * erases} by that field. Columns of derived and computed tables may have relationships too, which
 * are not checked. All of them, checked or not, are the way of an erasure: a row is a person's if
 * one of its columns names them. A table with the customProperty {@code sameEntity} tells which
 * keys are one person's: of rows with the same value in that column, all are erased with one.
 *
 * <p>Knows no Spark, no Kafka and no Cassandra: what it says about them is text.
 */
package io.meshwork.contract;
