/** What is known of a batch without a scan: metrics of its timeliness. */
package io.meshwork.runtime.measure;
