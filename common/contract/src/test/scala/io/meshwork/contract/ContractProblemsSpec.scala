package io.meshwork.contract

import org.scalatest.funsuite.AnyFunSuite

/** For each rule the exact message, at its line; that a valid contract passes is read elsewhere. */
class ContractProblemsSpec extends AnyFunSuite {
  import Fixture.{edited, extended, problems}

  private val amount = """- {name: amount, logicalType: number, physicalType: "decimal(12,2)"}
                         |      - {name: pieces""".stripMargin

  private def amountWith(more: String) = edited(amount -> amount.replace("\"}\n", "\", " + more + "}\n"))

  private def refuses(what: String, text: => String, expected: String*): Unit =
    test(s"refuses $what")(assert(problems(text) == expected))

  test("accepts the contract that the others are edited from")(assert(problems(Fixture.text).isEmpty))

  test("several problems make one numbered list, in the order of the lines") {
    val text = edited(
      "{name: state, logicalType: string}" -> "{name: state, logicalType: string, requird: true}",
      "v3.1.0" -> "v3.0.2"
    )
    val thrown = intercept[InvalidContractException](Fixture.parse(text))
    assert(
      thrown.getMessage ==
        """Invalid contract orders.odcs.yaml: 2 problems
          |  1. line 1: unknown apiVersion "v3.0.2"; did you mean "v3.1.0"?
          |  2. line 25: unknown key "requird"; did you mean "required"?""".stripMargin
    )
  }

  refuses(
    "a text that is not YAML",
    "a: [",
    "line 1: not YAML: expected the node content, but found '<stream end>'"
  )
  refuses("an empty file", "", "the file is empty")
  refuses("a list", "- a", "line 1: \"contract\" must be a map, not a list")
  refuses("a key twice", extended("domain: shop\n"), "line 41: key \"domain\" is here twice, first on line 6")
  refuses("a missing key", edited("id: orders-1\n" -> ""), "line 1: the contract needs \"id\"")
  refuses(
    "a wrong type",
    edited("status: active" -> "status: 1"),
    "line 5: \"status\" must be text, not the number 1"
  )
  refuses(
    "an empty value",
    edited("status: active" -> "status:"),
    "line 5: \"status\" must be text, not empty"
  )
  refuses(
    "a word that is not one of a few",
    edited("type: kafka" -> "type: kafak"),
    "line 8: no server has type kafka. Add the one that the topic is on.",
    "line 9: unknown type \"kafak\"; did you mean \"kafka\"?"
  )
  refuses(
    "an unknown key far from any other",
    edited("kind: DataContract" -> "kind: DataContract\nowner: me"),
    "line 3: unknown key \"owner\". Accepted: apiVersion, kind, id, version, status, name, tenant, domain, dataProduct, " +
      "slaDefaultElement, description, servers, schema, support, price, team, roles, slaProperties, tags, " +
      "authoritativeDefinitions, customProperties, contractCreatedTs."
  )

  refuses(
    "a contract without a product",
    edited("dataProduct: orders\n" -> ""),
    "line 1: the contract has no dataProduct. It names keyspaces, topics and jobs; add it."
  )
  refuses(
    "a domain that can't name a keyspace",
    edited("domain: shop" -> "domain: My-Shop"),
    "line 6: domain \"My-Shop\" is not a name for CQL. Use at most 48 small letters, digits and \"_\", a letter first."
  )
  refuses(
    "a topic name that Kafka refuses",
    edited("shop.orders" -> "shop orders"),
    "line 16: topic \"shop orders\" is not a name for Kafka. Use at most 249 letters, digits, \".\", \"_\" and \"-\"."
  )
  refuses(
    "two topics",
    edited(
      "name: orders_per_day\n    physicalType: table" -> "name: orders_per_day\n    physicalType: topic"
    ),
    "line 14: the schema has 2 objects of physicalType topic. A product has exactly one, its input port; one that reads other products' tables has none."
  )
  refuses(
    "an object that is neither topic nor table",
    edited("name: orders_per_day\n    physicalType: table" -> "name: orders_per_day\n    physicalType: view"),
    "line 35: schema object \"orders_per_day\" needs a physicalType: topic or table"
  )
  refuses(
    "a contract without a landed table",
    edited(
      "name: orders_by_customer\n    physicalType: table" -> "name: orders_by_customer\n    physicalType: view"
    ),
    "line 14: no table takes the topic's records. Add one of physicalType table without derivedFrom.",
    "line 29: schema object \"orders_by_customer\" needs a physicalType: topic or table",
    "line 36: table orders_per_day is derivedFrom \"orders_by_customer\", which is not a table that takes the topic's records"
  )
  refuses(
    "a custom server of an unknown engine",
    edited("value: cassandra" -> "value: casandra"),
    "line 13: server \"out\" of type custom needs the customProperty engine: cassandra"
  )
  refuses(
    "a schedule that is no cron expression",
    extended("customProperties: [{property: schedule, value: daily}]\n"),
    "line 41: schedule \"daily\" is not a cron expression such as \"*/15 * * * *\""
  )
  refuses(
    "an unknown customProperty of the contract",
    extended("customProperties: [{property: shedule, value: x}]\n"),
    "line 41: unknown customProperty \"shedule\" of the contract; did you mean \"schedule\"?"
  )

  refuses(
    "a topic without an event time",
    edited("      - {property: eventTime, value: placed_at}\n" -> ""),
    "line 15: topic \"shop.orders\" has no customProperty eventTime. Name the timestamp field that says when an event happened."
  )
  refuses(
    "an event time that is not a field",
    edited("eventTime, value: placed_at" -> "eventTime, value: place_at"),
    "line 19: eventTime names \"place_at\", which is not a field; did you mean \"placed_at\"?"
  )
  refuses(
    "a version that is not a timestamp",
    edited("messageKey, value: customer}" -> "version, value: customer}"),
    "line 20: version names field \"customer\", which must be a required timestamp"
  )
  private def counted(version: String, pieces: String, more: String = "") = edited(
    "{property: allowedSkew, value: 2 minutes}" ->
      s"{property: version, value: $version}\n      - {property: versionPrecision, value: number}$more",
    "{name: pieces, logicalType: integer}" -> s"{name: pieces, $pieces}"
  )
  private val count = "logicalType: integer, required: true, logicalTypeOptions: {minimum: 0}"
  private val long = "logicalType: integer, physicalType: bigint, required: true, logicalTypeOptions"

  test("accepts numbers as versions") {
    assert(problems(counted("pieces", count)).isEmpty)
    assert(problems(counted("pieces", s"$long: {minimum: 1, maximum: 999999999999}")).isEmpty)
  }
  refuses(
    "a number as version without its field",
    edited("allowedSkew, value: 2 minutes" -> "versionPrecision, value: number"),
    "line 21: versionPrecision is number, and no version is named. Name the integer field that counts the versions."
  )
  refuses(
    "a number as version that is not a field",
    counted("piece", count),
    "line 21: version names \"piece\", which is not a field; did you mean \"pieces\"?"
  )
  Seq("placed_at", "amount", "pieces").foreach { field =>
    refuses(
      s"$field as version by number",
      counted(field, "logicalType: integer"),
      s"line 21: version names field \"$field\", which must be a required integer, since versionPrecision is number"
    )
  }
  Seq("{maximum: 9}", "{minimum: -1}").foreach { options =>
    refuses(
      s"a version by number of $options",
      counted("pieces", s"logicalType: integer, required: true, logicalTypeOptions: $options"),
      "line 28: version \"pieces\" needs logicalTypeOptions: a minimum of at least 0"
    )
  }
  Seq("{minimum: 0}", "{minimum: 0, maximum: 1000000000000}", "{minimum: -1, maximum: 9}").foreach {
    options =>
      refuses(
        s"a long version by number of $options",
        counted("pieces", s"$long: $options"),
        "line 28: version \"pieces\" needs logicalTypeOptions: a minimum of at least 0 and a maximum of at most 999999999999"
      )
  }
  refuses(
    "deletes of what has a number as version",
    counted("pieces", count, "\n      - {property: nullValue, value: delete}"),
    "line 23: versionPrecision is number, so nullValue can't be delete: a record without a value has no version. " +
      "Use quarantine, or a version that is a timestamp."
  )
  refuses(
    "a time without unit",
    edited("2 minutes" -> "2"),
    "line 21: allowedSkew has no unit. Add one of: seconds, minutes, hours, days."
  )
  refuses(
    "a time with an unknown unit",
    edited("2 minutes" -> "2 minuts"),
    "line 21: allowedSkew has the unknown unit \"minuts\"; did you mean \"minutes\"?"
  )
  refuses(
    "a time that is none",
    edited("2 minutes" -> "soon"),
    "line 21: allowedSkew must be a length of time such as \"5 minutes\", not the text \"soon\""
  )
  refuses(
    "a size without unit",
    edited("allowedSkew, value: 2 minutes" -> "maxPayload, value: 5"),
    "line 21: maxPayload has no unit. Add one of: bytes, KiB, MiB."
  )
  refuses(
    "a size that is none",
    edited("allowedSkew, value: 2 minutes" -> "maxPayload, value: big"),
    "line 21: maxPayload must be a size such as \"256 KiB\", not the text \"big\""
  )
  refuses(
    "an unknown customProperty of a topic",
    edited("property: allowedSkew" -> "property: allowedSkeu"),
    "line 21: unknown customProperty \"allowedSkeu\" of topic \"shop.orders\"; did you mean \"allowedSkew\"?"
  )
  refuses(
    "an unknown format",
    edited("allowedSkew, value: 2 minutes" -> "format, value: jsno"),
    "line 21: unknown format \"jsno\"; did you mean \"json\"?"
  )
  refuses(
    "a plain quarantine of what is classified",
    edited(
      "allowedSkew, value: 2 minutes" -> "quarantine, value: plain",
      "{name: customer, logicalType: string, required: true}" ->
        "{name: customer, logicalType: string, required: true, classification: personal}",
      "{name: state, logicalType: string}" -> "{name: state, logicalType: string, classification: restricted}"
    ),
    "line 21: quarantine is plain, but the topic has classified fields: customer, state. Accepted: encrypt, omit."
  )
  refuses(
    "an unknown way of keeping what is in quarantine",
    edited("allowedSkew, value: 2 minutes" -> "quarantine, value: encrypted"),
    "line 21: unknown quarantine \"encrypted\"; did you mean \"encrypt\"?"
  )
  refuses(
    "deletes without a message key",
    edited("messageKey, value: customer" -> "nullValue, value: delete"),
    "line 15: topic \"shop.orders\" has no customProperty messageKey. Name the field that the message key repeats: keyRequired and nullValue: delete need it."
  )
  refuses(
    "deletes by less than the partition key",
    edited(
      "allowedSkew, value: 2 minutes" -> "nullValue, value: delete",
      "messageKey, value: customer" -> "messageKey, value: state"
    ),
    "line 28: a null value deletes by the message key \"state\", so it must be the whole partition key of table orders_by_customer"
  )
  refuses(
    "filters without a condition or with an unknown key",
    edited("allowedSkew, value: 2 minutes" -> "filters, value: [{name: test, wher: x}]"),
    "line 21: unknown key \"wher\"; did you mean \"where\"?",
    "line 21: filter \"test\" needs where: an SQL condition"
  )

  refuses(
    "a field without a type",
    edited("{name: state, logicalType: string}" -> "{name: state}"),
    "line 25: \"state\" has no logicalType. Add one of: string, boolean, integer, number, date, timestamp, array."
  )
  refuses(
    "a type that can't be landed",
    edited("{name: state, logicalType: string}" -> "{name: state, logicalType: time}"),
    "line 25: logicalType time of \"state\" can't be landed. Use one of: string, boolean, integer, number, date, timestamp, array."
  )
  refuses(
    "a physical type of another logical type",
    edited(
      "{name: state, logicalType: string}" -> "{name: state, logicalType: string, physicalType: bigint}"
    ),
    "line 25: physicalType \"bigint\" of \"state\" doesn't go with logicalType string. Accepted: text, string, varchar, uuid, blob."
  )
  refuses(
    "a decimal without digits",
    edited(
      "{name: pieces, logicalType: integer}" -> "{name: pieces, logicalType: number, physicalType: decimal}"
    ),
    "line 27: physicalType \"decimal\" of \"pieces\" needs its digits in all and after the point, such as decimal(12,6)"
  )
  refuses(
    "a decimal of more digits than there are",
    edited(
      "{name: pieces, logicalType: integer}" -> "{name: pieces, logicalType: number, physicalType: \"decimal(4,5)\"}"
    ),
    "line 27: physicalType \"decimal(4,5)\" of \"pieces\" must have 1 to 38 digits, and no more after the point than in all"
  )
  refuses(
    "a format that contradicts the physical type",
    edited(
      "{name: pieces, logicalType: integer}" ->
        "{name: pieces, logicalType: integer, physicalType: bigint, logicalTypeOptions: {format: i32}}"
    ),
    "line 27: format i32 of \"pieces\" doesn't go with physicalType bigint. Remove one of them."
  )
  refuses(
    "a format without a CQL type",
    edited(
      "{name: pieces, logicalType: integer}" -> "{name: pieces, logicalType: integer, logicalTypeOptions: {format: u8}}"
    ),
    "line 27: format u8 of \"pieces\" has no CQL type. Use one of: i16, i32, i64, f32, f64."
  )
  refuses(
    "a range without values",
    amountWith("logicalTypeOptions: {minimum: 2, maximum: 1}"),
    "line 26: \"amount\": no value lies between the minimum 2 and the maximum 1"
  )
  refuses(
    "a range without values because its ends are excluded",
    amountWith("logicalTypeOptions: {minimum: 1, exclusiveMaximum: 1}"),
    "line 26: \"amount\": no value lies between the minimum 1 and the maximum 1"
  )
  refuses(
    "an option that nothing checks",
    amountWith("logicalTypeOptions: {multipleOf: 5}"),
    "line 26: logicalTypeOptions.multipleOf of number \"amount\" is not checked. Remove it, and say it as a DQDL rule if it matters."
  )
  refuses(
    "a pattern that is none",
    edited(
      "{name: state, logicalType: string}" -> "{name: state, logicalType: string, logicalTypeOptions: {pattern: \"a(\"}}"
    ),
    "line 25: pattern of \"state\" is not a regular expression: Unclosed group at character 3"
  )
  refuses(
    "lengths the wrong way round",
    edited(
      "{name: state, logicalType: string}" ->
        "{name: state, logicalType: string, logicalTypeOptions: {minLength: 3, maxLength: 2}}"
    ),
    "line 25: \"state\": the least length 3 is above the greatest, 2"
  )
  refuses(
    "an enumeration without values",
    amountWith("quality: [{metric: invalidValues, arguments: {validVals: [1]}, mustBe: 0}]"),
    "line 26: unknown argument \"validVals\" of invalidValues; did you mean \"validValues\"?",
    "line 26: invalidValues of \"amount\" needs arguments: validValues with a list, or pattern"
  )
  refuses(
    "an erasing null of a required field",
    edited(
      "{name: customer, logicalType: string, required: true}" ->
        "{name: customer, logicalType: string, required: true, customProperties: [{property: nullMeans, value: erase}]}"
    ),
    "line 23: field \"customer\" is required, so its null can't mean erase. Remove one of them."
  )

  private def tableQuality(check: String) =
    edited("  - name: orders_per_day\n" -> s"    quality: [$check]\n  - name: orders_per_day\n")

  refuses(
    "a query of a table that nothing evaluates",
    tableQuality("{type: sql, query: select 1, mustBe: 1}"),
    "line 34: a quality check of type sql is not evaluated here. Write DQDL's CustomSql on a table."
  )
  refuses(
    "a misspelt engine",
    tableQuality("{type: custom, engine: dqld, implementation: x}"),
    "line 34: unknown engine; did you mean \"dqdl\"?"
  )
  refuses(
    "DQDL that is not text",
    tableQuality("{type: custom, engine: dqdl, implementation: {a: 1}}"),
    "line 34: rules in DQDL must be text"
  )
  refuses(
    "DQDL of a topic's field",
    amountWith("quality: [{type: custom, engine: dqdl, implementation: x}]"),
    "line 26: DQDL rules belong to a table. Move them to the quality of a table: rules on rows speak of the topic's fields there too."
  )
  refuses(
    "checks of a table whose rows are not judged",
    extended(
      """    quality: [{metric: rowCount, mustBeGreaterThan: 0}, {type: custom, engine: dqdl, implementation: x}]
        |"""
    ),
    "line 41: quality is judged on the rows of table orders_by_customer, before they land. Move the check there."
  )
  refuses(
    "several keyspaces",
    edited(
      "      - {property: engine, value: cassandra}\n" ->
        """      - {property: engine, value: cassandra}
          |  - server: other
          |    type: custom
          |    customProperties: [{property: engine, value: cassandra}, {property: keyspace, value: other}]
          |""".stripMargin
    ),
    "line 8: the servers name several keyspaces (shop, other). A product has one."
  )
  refuses(
    "another physical name of a column",
    edited("{name: orders, logicalType" -> "{name: orders, physicalName: o, logicalType"),
    "line 40: physicalName of \"orders\" must be its name. Remove it, or change the name."
  )

  private val landedAmount = "\"decimal(12,2)\"}\n  - name: orders_per_day"

  refuses(
    "a column that is not a field",
    edited(landedAmount -> (landedAmount.replace("}", "}\n      - {name: amout, logicalType: number}"))),
    "line 34: column \"amout\" of table orders_by_customer is not a field of the topic. Did you mean \"amount\"?"
  )
  refuses(
    "a column of another type than its field",
    edited(landedAmount -> landedAmount.replace("12,2", "14,2")),
    "line 33: column \"amount\" of table orders_by_customer is decimal(14,2), but the topic's field is decimal(12,2). Make them one type."
  )
  refuses(
    "a column with constraints that nothing checks",
    edited(landedAmount -> landedAmount.replace("}", ", logicalTypeOptions: {minimum: 0}}")),
    "line 33: column \"amount\" of table orders_by_customer has constraints of its own. Move them to the topic's field, or say them as a DQDL rule of the table."
  )
  refuses(
    "a required column of an optional field",
    edited(landedAmount -> landedAmount.replace("}", ", required: true}")),
    "line 33: column \"amount\" of table orders_by_customer is required, but the topic's field is not. Make the field required: records are checked there."
  )
  refuses(
    "an optional field in a key",
    edited(landedAmount -> landedAmount.replace("}", ", primaryKeyPosition: 2}")),
    "line 33: column \"amount\" is in the key of table orders_by_customer, so the topic's field must be required"
  )
  refuses(
    "a column twice",
    edited(landedAmount -> landedAmount.replace("}", "}\n      - {name: amount}")),
    "line 34: column \"amount\" is in table orders_by_customer twice"
  )
  refuses(
    "a reserved word as a column",
    edited("{name: orders, logicalType" -> "{name: order, logicalType"),
    "line 40: column \"order\" is a reserved word of CQL. Choose another."
  )
  refuses(
    "an unknown customProperty of a column",
    edited(
      landedAmount -> landedAmount.replace("}", ", customProperties: [{property: timeBuckets, value: {}}]}")
    ),
    "line 33: unknown customProperty \"timeBuckets\" of column \"amount\"; did you mean \"timeBucket\"?"
  )

  private def bucket(of: String, logicalType: String, unit: String) =
    edited(
      landedAmount -> landedAmount.replace(
        "}",
        s"}\n      - {name: b, logicalType: $logicalType, customProperties: [{property: timeBucket, value: {of: $of, unit: $unit}}]}"
      )
    )

  test("accepts time buckets of their types") {
    assert(problems(bucket("placed_at", "date", "month")).isEmpty)
    assert(problems(bucket("placed_at", "date", "year")).isEmpty)
    assert(problems(bucket("placed_at", "timestamp", "hour")).isEmpty)
  }
  refuses(
    "a time bucket of no field",
    bucket("place_at", "date", "day"),
    "line 34: timeBucket of \"b\" names \"place_at\", which is not there; did you mean \"placed_at\"?"
  )
  refuses(
    "a time bucket of no timestamp",
    bucket("customer", "date", "day"),
    "line 34: timeBucket of \"b\" names \"customer\", which must be a required timestamp"
  )
  refuses(
    "a time bucket of another type",
    bucket("placed_at", "date", "hour"),
    "line 34: column \"b\" is a timeBucket of unit hour, so its type must be timestamp, not date"
  )
  refuses(
    "an unknown unit",
    bucket("placed_at", "date", "dy"),
    "line 34: unknown unit \"dy\"; did you mean \"day\"?"
  )

  private val partition = "{name: customer, logicalType: string, partitionKeyPosition: 1}"

  refuses(
    "a table without partition key",
    edited(partition -> "{name: customer}"),
    "line 28: table orders_by_customer has no partition key. Give at least one column partitionKeyPosition: 1."
  )
  refuses(
    "key positions with gaps",
    edited(partition -> "{name: customer, partitionKeyPosition: 2}"),
    "line 31: partitionKeyPosition of table orders_by_customer must count from 1 without gaps or repeats, not 2"
  )
  refuses(
    "key positions twice",
    edited(partition -> "{name: customer, partitionKeyPosition: 1, primaryKeyPosition: 1}"),
    "line 31: primaryKeyPosition of table orders_by_customer must count from 1 without gaps or repeats, not 1, 1"
  )
  refuses(
    "a partition key behind a clustering column",
    edited(partition -> "{name: customer, partitionKeyPosition: 1, primaryKeyPosition: 2}"),
    "line 31: column \"customer\" of table orders_by_customer is in the partition key, which comes first in a primary key. Give it a primaryKeyPosition before those of the clustering columns."
  )
  refuses(
    "a key column without position",
    edited(landedAmount -> landedAmount.replace("}", ", primaryKey: true}")),
    "line 33: column \"amount\" of table orders_by_customer is primaryKey but has no primaryKeyPosition. Add it."
  )
  refuses(
    "a table derived from none",
    edited("value: orders_by_customer" -> "value: orders_by_costumer"),
    "line 36: table orders_per_day is derivedFrom \"orders_by_costumer\", which is not a table that takes the topic's records; did you mean \"orders_by_customer\"?"
  )

  refuses(
    "a service level without unit",
    extended("slaProperties:\n  - {property: latency, value: 5}\n"),
    "line 42: slaProperties.latency has no unit. Add one of: seconds, minutes, hours, days."
  )
  refuses(
    "a service level for no table",
    extended("slaProperties:\n  - {property: latency, value: 5, unit: hours, element: order_per_day}\n"),
    "line 42: slaProperties.latency names \"order_per_day\", which is not in the schema; did you mean \"orders_per_day\"?"
  )
  refuses(
    "a misspelt service level",
    extended("slaProperties:\n  - {property: retension, value: 5, unit: days}\n"),
    "line 42: unknown service level \"retension\"; did you mean \"retention\"?"
  )
  refuses(
    "a retention beyond Cassandra's",
    extended("slaProperties:\n  - {property: retention, value: 9999, unit: days}\n"),
    "line 42: slaProperties.retention must be between 1 second and 7300 days"
  )
  refuses(
    "two retentions of a table",
    extended(
      "slaProperties:\n  - {property: retention, value: 1, unit: days}\n  - {property: retention, value: 2, unit: days}\n"
    ),
    "line 43: slaProperties.retention of all tables is here twice"
  )
}
