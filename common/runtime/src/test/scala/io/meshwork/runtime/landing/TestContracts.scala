package io.meshwork.runtime.landing

import io.meshwork.contract._
import io.meshwork.contract.FieldType.Kind
import java.time.Duration
import java.util.{List => JList, Optional, OptionalInt}
import scala.jdk.CollectionConverters._
import scala.jdk.OptionConverters._

/** Contracts made by hand, for specs that need tables and no file. */
object TestContracts {
  def field(name: String, kind: Kind): Field = field(name, FieldType.of(kind))

  def field(name: String, fieldType: FieldType): Field =
    new Field(
      name,
      fieldType,
      false,
      false,
      Constraints.none(),
      Optional.empty(),
      Optional.empty(),
      true,
      Optional.empty(),
      Optional.empty(),
      false,
      "",
      1
    )

  def table(
      name: String,
      columns: Seq[Field],
      partition: Seq[String],
      clustering: Seq[String] = Nil,
      derivedFrom: Option[String] = None,
      timeToLive: Option[Duration] = None
  ): Table =
    new Table(
      name,
      "",
      if (derivedFrom.isEmpty) Table.Kind.LANDED else Table.Kind.DERIVED,
      derivedFrom.toJava,
      columns.asJava,
      partition.asJava,
      clustering.map(new ClusteringColumn(_, false)).asJava,
      timeToLive.toJava,
      false,
      Optional.empty(),
      JList.of(),
      1
    )

  def contract(
      keyspace: String,
      tables: Seq[Table],
      nullValue: Topic.NullValue = Topic.NullValue.QUARANTINE,
      version: String = "1.0.0",
      name: String = "things",
      quarantine: Topic.Quarantine = Topic.Quarantine.PLAIN,
      input: Option[Topic] = None
  ): DataContract =
    new DataContract(
      s"$name.odcs.yaml",
      "",
      "id",
      version,
      "active",
      "test",
      name,
      "",
      input.getOrElse(
        new Topic(
          JList.of(s"test.$name"),
          Topic.Format.JSON,
          Optional.empty(),
          false,
          1 << 20,
          "at",
          "at",
          Topic.VersionPrecision.MILLISECONDS,
          Duration.ofMinutes(5),
          nullValue,
          quarantine,
          Optional.empty(),
          JList.of(),
          JList.of()
        )
      ),
      JList.of(),
      keyspace,
      tables.asJava,
      JList.of(),
      JList.of(),
      JList.of(),
      Optional.empty()
    )

  /** The text of a product's contract, whose records come from Kafka; the lines of its schema are indented.
    */
  def text(domain: String, name: String, schema: String, version: String = "1.0.0"): String =
    s"""apiVersion: v3.1.0
       |kind: DataContract
       |id: $name
       |version: $version
       |status: active
       |domain: $domain
       |dataProduct: $name
       |servers:
       |  - {server: in, type: kafka, host: "localhost:9092"}
       |  - server: out
       |    type: custom
       |    customProperties: [{property: engine, value: cassandra}]
       |schema:
       |$schema""".stripMargin

  /** The contract's tables, as its Cql makes them. */
  def create(contract: DataContract): Unit =
    contract.tables().forEach { table =>
      io.meshwork.runtime.cassandra.TestCassandra.cql(Cql.createTable(contract.keyspace(), table))
    }
}
