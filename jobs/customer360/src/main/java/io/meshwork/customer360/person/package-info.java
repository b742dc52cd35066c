/** The way from what other products publish to the persons that it is about, and back. */
package io.meshwork.customer360.person;
