package io.meshwork.cli.replay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshwork.contract.Field;
import io.meshwork.contract.Topic;
import java.util.List;

/** Makes a record of the topic of each row of a file. */
final class Rows {
  private final Topic topic;
  private final List<Mapping> mappings;
  private final Cells cells;

  Rows(Topic topic, List<Mapping> mappings, Cells cells) {
    this.topic = topic;
    this.mappings = mappings;
    this.cells = cells;
  }

  /**
   * The record of a row; a field whose cell is empty or missing is left out.
   *
   * @throws BadCellException if a cell isn't of its field's type
   */
  ObjectNode record(CsvRow row) {
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    for (Mapping mapping : mappings) {
      Field field = topic.field(mapping.field());
      String text = text(mapping.source(), row);
      if (!text.isEmpty()) {
        set(record, field, mapping, text, row);
      }
    }
    return record;
  }

  private void set(ObjectNode record, Field field, Mapping mapping, String text, CsvRow row) {
    try {
      record.set(field.name(), cells.value(field.type(), text));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new BadCellException(row.line(), described(mapping), field);
    }
  }

  private static String text(Mapping.Source source, CsvRow row) {
    if (source instanceof Mapping.Source.Column column) {
      return row.get(column.name());
    }
    return source instanceof Mapping.Source.Constant constant
        ? constant.text()
        : Long.toString(row.number());
  }

  private static String described(Mapping mapping) {
    if (mapping.source() instanceof Mapping.Source.Column column) {
      return "column \"" + column.name() + "\"";
    }
    return mapping.source() instanceof Mapping.Source.Constant
        ? "the constant"
        : "the row's number";
  }
}
