/**
 * DQDL text, taken apart rule by rule, so that every rule that can't be read is reported at its own
 * line.
 */
package io.meshwork.quality.dqdl;
