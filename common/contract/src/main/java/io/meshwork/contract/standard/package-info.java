/**
 * The structure of the Open Data Contract Standard v3.1.0, as data: which keys an object may and
 * must have and what their values may be. Says nothing of what Meshwork makes of them.
 */
package io.meshwork.contract.standard;
