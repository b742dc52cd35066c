package io.meshwork.contract;

import io.meshwork.contract.FieldType.Kind;
import io.meshwork.contract.yaml.Findings;
import io.meshwork.contract.yaml.Suggestion;
import io.meshwork.contract.yaml.YamlMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes one type of a property's logicalType, physicalType and format. */
final class TypeReader {

  /** One accepted pair; the first of a logical type is what it means on its own. */
  private record Pair(String logical, String physical, Kind kind) {}

  private static final List<Pair> PAIRS =
      List.of(
          new Pair("string", "text", Kind.STRING),
          new Pair("string", "string", Kind.STRING),
          new Pair("string", "varchar", Kind.STRING),
          new Pair("string", "uuid", Kind.UUID),
          new Pair("string", "blob", Kind.BLOB),
          new Pair("boolean", "boolean", Kind.BOOLEAN),
          new Pair("integer", "int", Kind.INTEGER),
          new Pair("integer", "integer", Kind.INTEGER),
          new Pair("integer", "smallint", Kind.SMALLINT),
          new Pair("integer", "bigint", Kind.BIGINT),
          new Pair("number", "double", Kind.DOUBLE),
          new Pair("number", "float", Kind.FLOAT),
          new Pair("date", "date", Kind.DATE),
          new Pair("timestamp", "timestamp", Kind.TIMESTAMP));

  private static final Map<String, Kind> FORMATS =
      Map.of(
          "i16", Kind.SMALLINT,
          "i32", Kind.INTEGER,
          "i64", Kind.BIGINT,
          "f32", Kind.FLOAT,
          "f64", Kind.DOUBLE);

  private static final Pattern DECIMAL =
      Pattern.compile("decimal\\(\\s*(\\d{1,3})\\s*,\\s*(\\d{1,3})\\s*\\)");

  /** Spark's limit. */
  private static final int MAX_PRECISION = 38;

  private final YamlMap property;
  private final String name;
  private final Findings findings;

  private TypeReader(YamlMap property, String name, Findings findings) {
    this.property = property;
    this.name = name;
    this.findings = findings;
  }

  /** The type; empty if it can't be told, which then is a finding. */
  static Optional<FieldType> read(YamlMap property, String name, Findings findings) {
    return new TypeReader(property, name, findings).read();
  }

  private Optional<FieldType> read() {
    var logical = property.text("logicalType");
    if (logical.isEmpty()) {
      return property.has("logicalType")
          ? Optional.empty()
          : wrong(
              property.line(),
              "\"%s\" has no logicalType. Add one of: %s.".formatted(name, logicalTypes()));
    }
    if (logical.get().equals("array")) {
      return list();
    }
    if (List.of("object", "time").contains(logical.get())) {
      return wrong(
          property.lineOf("logicalType"),
          "logicalType %s of \"%s\" can't be landed. Use one of: %s."
              .formatted(logical.get(), name, logicalTypes()));
    }
    var physical = property.text("physicalType").map(t -> t.toLowerCase(Locale.ROOT).strip());
    return single(logical.get(), physical).filter(this::agreesWithFormat);
  }

  private Optional<FieldType> single(String logical, Optional<String> physical) {
    var pairs = PAIRS.stream().filter(p -> p.logical().equals(logical)).toList();
    if (pairs.isEmpty()) {
      return Optional.empty(); // the check of the structure names the unknown logicalType
    }
    if (physical.isEmpty()) {
      return format()
          .map(f -> formatKind(f))
          .orElse(Optional.of(pairs.get(0).kind()))
          .map(FieldType::of);
    }
    if (logical.equals("number") && physical.get().startsWith("decimal")) {
      return decimal(physical.get());
    }
    var kind = pairs.stream().filter(p -> p.physical().equals(physical.get())).findFirst();
    return kind.isPresent()
        ? Optional.of(FieldType.of(kind.get().kind()))
        : disagrees(logical, physical.get(), pairs);
  }

  private Optional<FieldType> disagrees(String logical, String physical, List<Pair> pairs) {
    var accepted = new ArrayList<>(pairs.stream().map(Pair::physical).toList());
    if (logical.equals("number")) {
      accepted.add("decimal(precision,scale)");
    }
    return wrong(
        property.lineOf("physicalType"),
        "physicalType \"%s\" of \"%s\" doesn't go with logicalType %s%s"
            .formatted(physical, name, logical, Suggestion.ending(physical, accepted)));
  }

  private Optional<FieldType> decimal(String physical) {
    var written = DECIMAL.matcher(physical);
    if (!written.matches()) {
      return wrong(
          property.lineOf("physicalType"),
          "physicalType \"%s\" of \"%s\" needs its digits in all and after the point, such as decimal(12,6)"
              .formatted(physical, name));
    }
    int precision = Integer.parseInt(written.group(1));
    int scale = Integer.parseInt(written.group(2));
    if (precision < 1 || precision > MAX_PRECISION || scale > precision) {
      return wrong(
          property.lineOf("physicalType"),
          "physicalType \"%s\" of \"%s\" must have 1 to %d digits, and no more after the point than in all"
              .formatted(physical, name, MAX_PRECISION));
    }
    return Optional.of(FieldType.decimal(precision, scale));
  }

  private Optional<FieldType> list() {
    if (!property.has("items")) {
      return wrong(
          property.line(),
          "array \"%s\" has no items. Add items with a logicalType.".formatted(name));
    }
    var list = read(property.map("items"), "items of " + name, findings).map(FieldType::list);
    var physical = property.text("physicalType").map(t -> t.toLowerCase(Locale.ROOT));
    boolean agrees =
        list.isEmpty()
            || physical.isEmpty()
            || List.of(
                    list.get().cql(), list.get().looseList(), list.get().spark(), "list", "array")
                .contains(physical.get());
    return agrees
        ? list
        : wrong(
            property.lineOf("physicalType"),
            "physicalType \"%s\" of \"%s\" doesn't go with its items. Write %s."
                .formatted(physical.get(), name, list.get().cql()));
  }

  private boolean agreesWithFormat(FieldType type) {
    var kind = format().flatMap(this::formatKind);
    if (kind.isEmpty() || kind.get() == type.kind()) {
      return true;
    }
    findings.add(
        property.lineOf("logicalTypeOptions"),
        "format %s of \"%s\" doesn't go with physicalType %s. Remove one of them."
            .formatted(format().get(), name, type));
    return false;
  }

  private Optional<Kind> formatKind(String format) {
    var kind = Optional.ofNullable(FORMATS.get(format));
    if (kind.isEmpty()) {
      findings.add(
          property.map("logicalTypeOptions").lineOf("format"),
          "format %s of \"%s\" has no CQL type. Use one of: i16, i32, i64, f32, f64."
              .formatted(format, name));
    }
    return kind;
  }

  /** The format of a number; that of text is for the reader alone. */
  private Optional<String> format() {
    return property
        .text("logicalType")
        .filter(t -> t.equals("integer") || t.equals("number"))
        .flatMap(t -> property.map("logicalTypeOptions").text("format"));
  }

  private <T> Optional<T> wrong(int line, String message) {
    findings.add(line, message);
    return Optional.empty();
  }

  private static String logicalTypes() {
    var single = PAIRS.stream().map(Pair::logical).distinct().toList();
    return String.join(", ", single) + ", array";
  }
}
