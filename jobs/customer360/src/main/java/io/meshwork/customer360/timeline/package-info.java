/** What happened with a person, whichever product knows of it. */
package io.meshwork.customer360.timeline;
