package io.meshwork.quality;

/**
 * One text of DQDL rules.
 *
 * @param file the name that problems and results show
 * @param firstLine the line of {@code file} on which {@code text} begins, 1 for a file of its own
 * @param text {@code Rules = [ ... ]}
 */
public record SuiteSource(String file, int firstLine, String text) {}
