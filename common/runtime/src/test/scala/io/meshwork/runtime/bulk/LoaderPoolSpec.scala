package io.meshwork.runtime.bulk

import java.time.Duration
import org.scalatest.BeforeAndAfterEach
import org.scalatest.concurrent.Eventually
import org.scalatest.funsuite.AnyFunSuite
import org.scalatest.time.{Millis, Seconds, Span}
import TestLoads._

class LoaderPoolSpec extends AnyFunSuite with Eventually with BeforeAndAfterEach {
  override implicit val patienceConfig: PatienceConfig =
    PatienceConfig(timeout = Span(60, Seconds), interval = Span(20, Millis))

  override def afterEach(): Unit = LoaderPool.clear()

  private val some = settings()

  test("the next load of the same tables has the process that was given back") {
    val things = load("things")
    val process = LoaderPool.take(some, things)
    LoaderPool.giveBack(some, things, process)
    assert(LoaderPool.take(some, things) eq process)
    process.close()
  }

  test("other tables, also of the same name, and other settings have a process of their own") {
    val things = load("things")
    Seq((some, load("things")), (some, load("others")), (settings(), things)).foreach { case (own, next) =>
      val process = LoaderPool.take(some, things)
      LoaderPool.giveBack(some, things, process)
      val another = LoaderPool.take(own, next)
      assert((another ne process) && another.isAlive && !process.isAlive)
      another.close()
    }
  }

  test("a process that nobody has taken for a while ends; one that is taken doesn't") {
    val things = load("things")
    val (idle, taken) = (LoaderPool.take(some, things), LoaderPool.take(some, things))
    LoaderPool.giveBack(some, things, taken, Duration.ofSeconds(1))
    assert(LoaderPool.take(some, things) eq taken)
    LoaderPool.giveBack(some, things, idle, Duration.ofSeconds(1))
    eventually(assert(!idle.isAlive)) // its time came after that of the other
    assert(taken.isAlive)
    taken.close()
  }
}
