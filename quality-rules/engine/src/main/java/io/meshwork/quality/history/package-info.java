/** What metrics came to before: the base of dynamic expressions, anomaly bands and trends. */
package io.meshwork.quality.history;
