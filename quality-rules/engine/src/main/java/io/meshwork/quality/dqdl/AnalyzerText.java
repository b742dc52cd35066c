package io.meshwork.quality.dqdl;

import software.amazon.glue.dqdl.model.DQRule;

/**
 * One analyzer, read.
 *
 * @param line the line of the file on which it begins
 * @param analyzer as a rule without a condition
 */
public record AnalyzerText(int line, DQRule analyzer) {}
