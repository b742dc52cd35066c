/**
 * What recorded runs say, for people: the records of the runs' JSON files, and the pages made of
 * them. Reads results only, never a data table, a topic or a contract's rows.
 */
package io.meshwork.catalog;
