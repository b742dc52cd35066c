package io.meshwork.runtime.decode;

import io.meshwork.runtime.check.RuleBook;
import io.meshwork.runtime.decode.DecodePlan.Slot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Turns one Kafka record into one decoded row, whatever the record holds. One instance belongs to
 * one task: it keeps a parser's state.
 */
final class RecordDecoder implements Decoded {
  /** Names of unknown fields that are told apart in one task; a producer can't flood a report. */
  private static final int MOST_UNKNOWN = 100;

  private static final int LONGEST_NAME = 64;
  private static final String OTHERS = "(others)";

  private final DecodePlan plan;
  private final RuleBook book;
  private final int fieldsFrom;
  private final List<Slot> fields;
  private final JsonDecoder json;
  private final KeyReader keys;
  private final int[] typeRules;

  private final TreeSet<String> namesOfTask = new TreeSet<>();
  private final TreeSet<String> unknown = new TreeSet<>();
  private final List<UTF8String> erased = new ArrayList<>();
  private final long[] bits;
  private Object[] row;

  RecordDecoder(DecodePlan plan, RuleBook book) {
    this.plan = plan;
    this.book = book;
    this.fields = plan.slots();
    this.fieldsFrom = Place.BITS + book.words();
    this.json = new JsonDecoder(fields);
    this.typeRules =
        fields.stream().mapToInt(f -> book.index(DecodeRules.type(f.name()))).toArray();
    this.bits = new long[book.words()];
    this.keys = plan.keySlot() < 0 ? null : KeyReader.of(fields.get(plan.keySlot()).type());
  }

  /**
   * @param record a row of Spark's Kafka source: key, value, topic, partition, offset, timestamp,
   *     timestampType, headers
   */
  GenericInternalRow decode(InternalRow record) {
    row = new Object[fieldsFrom + fields.size()];
    Arrays.fill(bits, 0L);
    unknown.clear();
    erased.clear();
    byte[] value = record.isNullAt(1) ? null : record.getBinary(1);
    row[Place.TOPIC] = record.getUTF8String(2).copy();
    row[Place.PARTITION] = record.getInt(3);
    row[Place.OFFSET] = record.getLong(4);
    row[Place.TIMESTAMP] = record.getLong(5);
    row[Place.KEY] = record.isNullAt(0) ? null : record.getBinary(0);
    row[Place.HEADERS] = headers(record);
    row[Place.VALUE] = value;
    row[Place.DELETE] = false;
    read(value);
    return finished();
  }

  private static ArrayData headers(InternalRow record) {
    return record.isNullAt(7) ? null : record.getArray(7).copy();
  }

  private void read(byte[] value) {
    if (value == null) {
      delete();
      return;
    }
    if (value.length > plan.maxPayloadBytes()) {
      breaks(DecodeRules.MAX_PAYLOAD);
      return;
    }
    String problem = json.decode(value, this);
    if (problem != null) {
      breaks(DecodeRules.DECODE);
      row[Place.DETAIL] = UTF8String.fromString(problem);
      Arrays.fill(row, fieldsFrom, row.length, null);
      return;
    }
    checkKey();
  }

  private void delete() {
    Object key = keys == null ? null : keys.read((byte[]) row[Place.KEY]);
    if (!plan.nullDeletes() || key == null) {
      breaks(DecodeRules.NULL_VALUE);
      return;
    }
    row[Place.DELETE] = true;
    row[fieldsFrom + plan.keySlot()] = key;
  }

  /** An entity's key decides which deletes reach it, so it has to agree with the value. */
  private void checkKey() {
    if (!plan.keyRequired() || keys == null) {
      return;
    }
    Object key = keys.read((byte[]) row[Place.KEY]);
    if (key == null || !key.equals(row[fieldsFrom + plan.keySlot()])) {
      breaks(DecodeRules.MESSAGE_KEY);
    }
  }

  private GenericInternalRow finished() {
    for (int word = 0; word < bits.length; word++) {
      row[Place.BITS + word] = bits[word];
    }
    if (!unknown.isEmpty()) {
      row[Place.UNKNOWN] = UTF8String.fromString(String.join(",", unknown));
    }
    if (!erased.isEmpty()) {
      row[Place.ERASE] = new GenericArrayData(erased.toArray());
    }
    return new GenericInternalRow(row);
  }

  private void breaks(String rule) {
    set(book.index(rule));
  }

  private void set(int rule) {
    bits[rule / Long.SIZE] |= 1L << rule;
  }

  @Override
  public void set(int slot, Object value) {
    row[fieldsFrom + slot] = value;
  }

  @Override
  public void erase(int slot) {
    erased.add(UTF8String.fromString(fields.get(slot).name()));
  }

  @Override
  public void mismatch(int slot) {
    set(typeRules[slot]);
  }

  /** A map that is keyed by data has keys that are no names; they don't belong in a report. */
  private static boolean isName(String name) {
    return name.length() <= LONGEST_NAME
        && !name.isEmpty()
        && !Character.isDigit(name.charAt(0))
        && name.chars().allMatch(c -> c == '_' || c < 128 && Character.isLetterOrDigit(c));
  }

  @Override
  public void unknown(String name) {
    String shown = isName(name) ? name : OTHERS;
    if (namesOfTask.size() >= MOST_UNKNOWN && !namesOfTask.contains(shown)) {
      shown = OTHERS;
    }
    namesOfTask.add(shown);
    unknown.add(shown);
  }
}
