/** What jobs set aside: the list of it, one record whole, and what is made of it. */
package io.meshwork.cli.quarantine;
