/** What runs left behind: the list of them, and the page of one. */
package io.meshwork.cli.report;
