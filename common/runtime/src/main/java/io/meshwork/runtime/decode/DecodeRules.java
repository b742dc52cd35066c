package io.meshwork.runtime.decode;

import io.meshwork.contract.DataContract;
import io.meshwork.contract.EntityColumns;
import io.meshwork.contract.Field;
import io.meshwork.contract.Filter;
import io.meshwork.contract.Topic;
import io.meshwork.contract.Topic.NullValue;
import io.meshwork.runtime.check.RecordRule;
import java.util.ArrayList;
import java.util.List;

/** The rules that decoding itself decides, since later steps no longer see the raw record. */
public final class DecodeRules {
  public static final String DECODE = "decode";
  public static final String MAX_PAYLOAD = "maxPayload";
  public static final String NULL_VALUE = "nullValue";
  public static final String MESSAGE_KEY = "messageKey";

  /** The rule of topics that name entities: its records aren't wrong, but left out. */
  public static final String ERASED = Filter.ERASED;

  private DecodeRules() {}

  public static String type(String field) {
    return "type(" + field + ")";
  }

  public static String foreignKey(String field) {
    return "foreignKey(" + field + ")";
  }

  /** The rules that leave nothing to check: the record has no readable fields. */
  public static List<String> fatal() {
    return List.of(DECODE, MAX_PAYLOAD, NULL_VALUE);
  }

  /** All of a product. */
  public static List<RecordRule> of(DataContract contract) {
    List<RecordRule> rules = of(contract.input());
    if (!EntityColumns.inTopic(contract).isEmpty()) {
      rules.add(new RecordRule(ERASED, "", "whom it names must not have been erased", false));
    }
    return rules;
  }

  public static List<RecordRule> of(Topic topic) {
    List<RecordRule> rules = new ArrayList<>();
    rules.add(rule(DECODE, "", "the value must be one JSON object"));
    rules.add(
        rule(MAX_PAYLOAD, "", "the value must have at most " + topic.maxPayloadBytes() + " bytes"));
    rules.add(
        rule(
            NULL_VALUE,
            "",
            topic.nullValue() == NullValue.DELETE
                ? "a record without a value deletes, so it must have a message key"
                : "the value must not be null"));
    if (topic.keyRequired()) {
      topic
          .messageKey()
          .ifPresent(
              key -> rules.add(rule(MESSAGE_KEY, key, "the message key must repeat field " + key)));
    }
    for (Field field : topic.fields()) {
      rules.add(
          rule(
              type(field.name()), field.name(), field.name() + " must be " + field.type().words()));
    }
    for (Field field : topic.fields()) {
      field
          .reference()
          .ifPresent(
              to ->
                  rules.add(
                      rule(
                          foreignKey(field.name()),
                          field.name(),
                          field.name() + " must be known to " + to.product())));
    }
    return rules;
  }

  private static RecordRule rule(String id, String column, String message) {
    return new RecordRule(id, column, message, true);
  }
}
