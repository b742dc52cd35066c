package io.meshwork.runtime.check;

import java.io.Serializable;

/**
 * A rule that one record keeps or breaks.
 *
 * @param id the name in reports and in the quarantine, such as {@code required(device)}
 * @param column the field that it speaks of, or empty
 * @param message what is expected; never holds data
 * @param quarantines whether a record that breaks it goes to quarantine; otherwise it is counted
 */
public record RecordRule(String id, String column, String message, boolean quarantines)
    implements Serializable {}
