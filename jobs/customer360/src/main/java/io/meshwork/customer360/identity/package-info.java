/**
 * Which records are of one person: standard forms, blocking, scores by Fellegi and Sunter,
 * clusters, and names for them that are a function of the records alone.
 */
package io.meshwork.customer360.identity;
