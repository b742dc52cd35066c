/** The policies of the federation, as the command line shows them. */
package io.meshwork.cli.policy;
