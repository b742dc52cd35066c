/** Commands that look at data without landing it: they profile it, suggest rules, or check it. */
package io.meshwork.cli.dryrun;
