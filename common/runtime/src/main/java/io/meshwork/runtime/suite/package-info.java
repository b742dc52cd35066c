/** What a product's quality suite is made of: the domain's file, and what the contract says. */
package io.meshwork.runtime.suite;
