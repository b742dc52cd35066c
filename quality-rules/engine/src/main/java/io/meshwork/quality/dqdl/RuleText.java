package io.meshwork.quality.dqdl;

import java.util.List;
import software.amazon.glue.dqdl.model.DQRule;

/**
 * One rule, read.
 *
 * @param line the line of the file on which it begins
 * @param text as its owner wrote it, on one line and without comments
 * @param untagged the text without its tags: the rule's id unless a tag names one
 * @param tags all of its tags but the threshold, those of the parts of a composite included
 * @param rule the rule as the DQDL library sees it
 */
public record RuleText(int line, String text, String untagged, List<Tag> tags, DQRule rule) {}
