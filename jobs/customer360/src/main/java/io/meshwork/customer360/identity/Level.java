package io.meshwork.customer360.identity;

/**
 * A degree of agreement.
 *
 * @param name as evidence says it
 * @param match the share of pairs of one person expected at it before any record is seen
 * @param chance the same of two people
 */
record Level(String name, double match, double chance) {}
