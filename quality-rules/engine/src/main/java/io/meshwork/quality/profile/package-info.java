/**
 * What the columns of a data set look like, and rules that describe it: Deequ's profiler and its
 * constraint suggestion, written as DQDL with the evidence beside each rule.
 */
package io.meshwork.quality.profile;
