/**
 * The policies of the federation: what every contract must say, whatever its domain. Each is one
 * small class; which of them refuse a contract, which only warn and who is exempted for a while is
 * configured. No I/O but the reading of that configuration.
 */
package io.meshwork.governance.policy;
