/**
 * What is known of a person: the golden record and where its values are from, how the person stands
 * as a customer, how it pays. No clock has a part in it: standings are told by month.
 */
package io.meshwork.customer360.profile;
