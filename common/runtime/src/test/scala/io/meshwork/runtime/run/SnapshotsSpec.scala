package io.meshwork.runtime.run

import org.scalatest.concurrent.Eventually.{eventually, timeout}
import org.scalatest.funsuite.AnyFunSuite
import org.scalatest.time.SpanSugar._

import java.time.Duration
import java.util.concurrent.atomic.AtomicInteger
import java.util.concurrent.{CompletableFuture, CountDownLatch, TimeUnit, TimeoutException}

class SnapshotsSpec extends AnyFunSuite {
  private val never = Duration.ofHours(1)

  test("the first change is written at once, those within the pause are not written by themselves") {
    val written = new AtomicInteger
    val first = new CountDownLatch(1)
    val snapshots = new Snapshots(() => { written.incrementAndGet(); first.countDown() }, never)
    snapshots.changed()
    assert(first.await(30, TimeUnit.SECONDS))
    (1 to 100).foreach(_ => snapshots.changed())
    snapshots.close()
    assert(written.get == 1)
  }

  test("the last change is always written, without another one to come") {
    val state = new AtomicInteger
    @volatile var written = 0
    val snapshots = new Snapshots(() => written = state.get, Duration.ofMillis(20))
    (1 to 500).foreach { i => state.set(i); snapshots.changed() }
    eventually(timeout(30.seconds))(assert(written == 500))
    snapshots.close()
  }

  test("a change during a write is written once more") {
    val writing = new CountDownLatch(1)
    val changed = new CountDownLatch(1)
    val second = new CountDownLatch(2)
    val snapshots = new Snapshots(
      () => { writing.countDown(); changed.await(30, TimeUnit.SECONDS); second.countDown() },
      Duration.ZERO
    )
    snapshots.changed()
    assert(writing.await(30, TimeUnit.SECONDS))
    snapshots.changed()
    changed.countDown()
    assert(second.await(30, TimeUnit.SECONDS))
    snapshots.close()
  }

  test("what can't be written ends the run at its next change") {
    val tried = new CountDownLatch(1)
    val snapshots =
      new Snapshots(() => { tried.countDown(); throw new IllegalStateException("disk full") }, Duration.ZERO)
    snapshots.changed()
    assert(tried.await(30, TimeUnit.SECONDS))
    val failed = eventually(timeout(30.seconds))(intercept[IllegalStateException](snapshots.changed()))
    assert(failed.getMessage == "disk full")
    snapshots.close()
  }

  test("the end waits for a write that is on its way, though it is interrupted") {
    val writing = new CountDownLatch(1)
    val release = new CountDownLatch(1)
    @volatile var written = false
    val snapshots =
      new Snapshots(() => { writing.countDown(); release.await(); written = true }, Duration.ZERO)
    snapshots.changed()
    assert(writing.await(30, TimeUnit.SECONDS))
    val ended = CompletableFuture.supplyAsync { () =>
      Thread.currentThread().interrupt()
      snapshots.close()
      (written, Thread.interrupted())
    }
    assertThrows[TimeoutException](ended.get(200, TimeUnit.MILLISECONDS))
    release.countDown()
    assert(ended.get(30, TimeUnit.SECONDS) == ((true, true)))
  }

  test("nothing is written after the end") {
    val written = new AtomicInteger
    val snapshots = new Snapshots(() => written.incrementAndGet(): Unit, Duration.ZERO)
    snapshots.close()
    assertThrows[IllegalStateException](snapshots.changed())
    assert(written.get == 0)
  }
}
