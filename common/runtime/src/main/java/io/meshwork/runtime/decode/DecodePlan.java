package io.meshwork.runtime.decode;

import io.meshwork.contract.FieldType;
import io.meshwork.contract.Topic;
import io.meshwork.contract.Topic.NullValue;
import java.io.Serializable;
import java.util.List;

/**
 * What the executors have to know of a contract in order to decode its records.
 *
 * @param keySlot place of the field that the message key repeats, or -1
 */
record DecodePlan(
    List<Slot> slots, int keySlot, boolean keyRequired, boolean nullDeletes, long maxPayloadBytes)
    implements Serializable {

  record Slot(String name, FieldType type, boolean nullErases) implements Serializable {}

  static DecodePlan of(Topic topic) {
    List<Slot> slots =
        topic.fields().stream().map(f -> new Slot(f.name(), f.type(), f.nullErases())).toList();
    return new DecodePlan(
        slots,
        topic.messageKey().map(key -> topic.fields().indexOf(topic.field(key))).orElse(-1),
        topic.keyRequired(),
        topic.nullValue() == NullValue.DELETE,
        topic.maxPayloadBytes());
  }
}
