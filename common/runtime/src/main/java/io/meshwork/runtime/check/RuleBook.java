package io.meshwork.runtime.check;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All record rules of a product, each with a bit of its own. A record carries the rules that it
 * breaks as bits in a few {@code bigint} columns: cheap to set in generated code, to group by and
 * to store; they become words only for the records that go to quarantine.
 */
public final class RuleBook implements Serializable {
  private static final long serialVersionUID = 1L;

  private final List<RecordRule> rules;
  private final HashMap<String, Integer> indexes = new HashMap<>();

  private RuleBook(List<RecordRule> rules) {
    this.rules = rules;
    for (int i = 0; i < rules.size(); i++) {
      indexes.put(rules.get(i).id(), i);
    }
  }

  public static RuleBook of(List<RecordRule> rules) {
    return new RuleBook(new ArrayList<>(rules));
  }

  public List<RecordRule> rules() {
    return List.copyOf(rules);
  }

  public int index(String id) {
    Integer index = indexes.get(id);
    if (index == null) {
      throw new IllegalArgumentException("no record rule " + id);
    }
    return index;
  }

  /** Whether there is such a rule. */
  public boolean has(String id) {
    return indexes.containsKey(id);
  }

  /** How many {@code bigint} columns hold the bits. */
  public int words() {
    return Math.max(1, (rules.size() + Long.SIZE - 1) / Long.SIZE);
  }

  /** Per word, the bits of the rules that send a record to quarantine. */
  public long[] quarantining() {
    long[] mask = new long[words()];
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i).quarantines()) {
        mask[i / Long.SIZE] |= 1L << i;
      }
    }
    return mask;
  }

  /** The rules whose bits are set. */
  public List<RecordRule> broken(long[] words) {
    return BitSet.valueOf(words).stream().mapToObj(rules::get).toList();
  }

  /** Adds {@code count} to the sum of each rule whose bit is set. */
  void tally(long[] words, long count, Map<String, Long> sums) {
    for (RecordRule rule : broken(words)) {
      sums.merge(rule.id(), count, Long::sum);
    }
  }
}
