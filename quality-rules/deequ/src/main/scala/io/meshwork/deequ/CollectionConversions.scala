package io.meshwork.deequ

import java.util.concurrent.ConcurrentHashMap
import scala.collection.{concurrent, mutable}
import scala.jdk.CollectionConverters._
import scala.language.implicitConversions

/** The implicit conversions that Deequ took from `scala.collection.JavaConversions`, which Scala 2.13 no
  * longer has.
  *
  * The sequences are copies; the set and the map are views of their Java originals.
  */
object CollectionConversions {
  implicit def listToSeq[A](list: java.util.List[A]): Seq[A] = list.asScala.toSeq

  implicit def bufferToSeq[A](buffer: mutable.Buffer[A]): Seq[A] = buffer.toSeq

  implicit def setToScala[A](set: java.util.Set[A]): mutable.Set[A] = set.asScala

  implicit def mapToScala[K, V](map: ConcurrentHashMap[K, V]): concurrent.Map[K, V] = map.asScala
}
