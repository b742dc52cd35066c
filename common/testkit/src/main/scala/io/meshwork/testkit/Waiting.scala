package io.meshwork.testkit

import org.scalatest.Assertions.assert
import org.scalatest.concurrent.Eventually
import org.scalatest.time.{Millis, Minutes, Span}

/** Waits for a condition, not for a time. */
object Waiting extends Eventually {
  implicit override val patienceConfig: PatienceConfig = PatienceConfig(Span(2, Minutes), Span(20, Millis))

  def until(what: String)(condition: => Boolean): Unit = eventually { assert(condition, what) }

  /** For what many runs have to do first, and is looked at with some effort. */
  def long(check: => Unit): Unit = eventually(timeout(Span(10, Minutes)), interval(Span(500, Millis)))(check)
}
