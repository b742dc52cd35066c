/** What can be said of contracts without any data. */
package io.meshwork.cli.contract;
