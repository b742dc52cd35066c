/** What a metric may be expected to be, judged by its earlier values alone. Knows no Spark. */
package io.meshwork.quality.anomaly;
