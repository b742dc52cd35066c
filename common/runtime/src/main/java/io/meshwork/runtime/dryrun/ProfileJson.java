package io.meshwork.runtime.dryrun;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshwork.quality.profile.ColumnProfile;
import io.meshwork.quality.profile.NumberSummary;
import io.meshwork.quality.profile.Profile;
import java.time.Instant;
import java.util.Locale;

/** A profile as JSON. */
final class ProfileJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ProfileJson() {}

  static ObjectNode of(String product, Data data, Instant now, Profile profile) {
    ObjectNode json =
        MAPPER
            .createObjectNode()
            .put("product", product)
            .put("data", data.words())
            .put("profiledAt", now.toString())
            .put("rows", profile.rows());
    ArrayNode columns = json.putArray("columns");
    profile.columns().forEach(column -> columns.add(of(column)));
    return json;
  }

  private static ObjectNode of(ColumnProfile column) {
    ObjectNode json =
        MAPPER
            .createObjectNode()
            .put("name", column.name())
            .put("type", column.type())
            .put("readsAs", column.readsAs().map(ProfileJson::words).orElse(null))
            .put("masked", column.masked())
            .put("nulls", column.nulls())
            .put("completeness", column.completeness())
            .put("distinct", column.distinct())
            .put("distinctIsExact", column.distinctIsExact());
    json.set("numbers", column.numbers().map(ProfileJson::of).orElse(null));
    json.set(
        "lengths",
        column
            .lengths()
            .map(
                l ->
                    MAPPER
                        .createObjectNode()
                        .put("shortest", l.shortest())
                        .put("longest", l.longest()))
            .orElse(null));
    json.set(
        "range",
        column
            .range()
            .map(r -> MAPPER.createObjectNode().put("first", r.first()).put("last", r.last()))
            .orElse(null));
    ArrayNode values = json.putArray("values");
    column.values().forEach(v -> values.addObject().put("value", v.value()).put("rows", v.rows()));
    return json;
  }

  private static String words(ColumnProfile.Reading reading) {
    return reading.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static ObjectNode of(NumberSummary numbers) {
    ObjectNode json =
        MAPPER
            .createObjectNode()
            .put("minimum", finite(numbers.minimum()))
            .put("maximum", finite(numbers.maximum()))
            .put("mean", finite(numbers.mean()))
            .put("standardDeviation", finite(numbers.standardDeviation()))
            .put("sum", finite(numbers.sum()));
    ArrayNode quantiles = json.putArray("quantiles");
    numbers
        .quantiles()
        .forEach(
            q -> quantiles.addObject().put("share", q.share()).put("value", finite(q.value())));
    return json;
  }

  /** JSON knows no NaN. */
  private static Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
