package io.meshwork.contract.standard

import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.node._
import org.scalacheck.Gen

import scala.jdk.CollectionConverters._

/** Random changes of a JSON tree: something removed, added, renamed, or of another kind. */
object Mutation {
  private val nodes = JsonNodeFactory.instance

  private val values: Gen[JsonNode] = Gen.oneOf[JsonNode](
    nodes.nullNode,
    nodes.booleanNode(true),
    nodes.numberNode(-3),
    nodes.numberNode(0),
    nodes.numberNode(2.5),
    nodes.textNode(""),
    nodes.textNode("nonsense of no list!"),
    nodes.textNode("custom"),
    nodes.textNode("string"),
    nodes.arrayNode,
    nodes.arrayNode.add(1).add(1),
    nodes.objectNode,
    nodes.objectNode.put("nonsense", 1)
  )

  /** The tree with one to three changes; the tree itself stays. */
  def of(tree: JsonNode): Gen[JsonNode] =
    Gen.choose(1, 3).flatMap(n => (1 to n).foldLeft(Gen.const(tree))((gen, _) => gen.flatMap(once)))

  private def once(tree: JsonNode): Gen[JsonNode] = {
    val copy: JsonNode = tree.deepCopy[JsonNode]
    Gen.oneOf(containers(copy)).flatMap {
      case o: ObjectNode => inObject(o).map(_ => copy)
      case a: ArrayNode  => inArray(a).map(_ => copy)
      case _             => Gen.const(copy)
    }
  }

  private def inObject(o: ObjectNode): Gen[Unit] = for {
    key <- Gen.oneOf(o.fieldNames.asScala.toSeq :+ "id")
    extra <- Gen.oneOf(
      "nonsense",
      "id",
      "name",
      "type",
      "mustBe",
      "mustNotBe",
      "from",
      "properties",
      "items",
      "logicalType"
    )
    value <- values
    kind <- Gen.choose(0, 3)
  } yield kind match {
    case 0 => o.remove(key): Unit
    case 1 => o.set[JsonNode](key, value): Unit
    case 2 => o.set[JsonNode](extra, value): Unit
    case _ => Option(o.remove(key)).foreach(v => o.set[JsonNode](key.dropRight(1) + "x", v))
  }

  private def inArray(a: ArrayNode): Gen[Unit] = for {
    index <- Gen.choose(0, math.max(0, a.size - 1))
    value <- values
    kind <- Gen.choose(0, 2)
  } yield kind match {
    case 0 if a.size > 0 => a.remove(index): Unit
    case 1 if a.size > 0 => a.set(index, value): Unit
    case _               => a.add(value): Unit
  }

  private def containers(node: JsonNode): Seq[JsonNode] =
    if (node.isContainerNode) node +: node.elements.asScala.flatMap(containers).toSeq else Seq.empty
}
