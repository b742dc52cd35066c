package io.meshwork.iot

import io.meshwork.testkit.Message
import java.time.Instant
import scala.util.Random

/** Small inputs for the specs. */
object Readings {
  val start: Instant = Instant.parse("2026-03-01T10:00:00Z")

  def json(device: String, sensor: String, value: Double, time: Instant, more: String = ""): String =
    s"""{"device":"$device","sensor":"$sensor","unit":"percent","value":$value,"event_time":"$time"$more}"""

  /** Readings of ten devices over two days, each (device, sensor, time) once. */
  def sample(seed: Long, count: Int): Seq[Message] = {
    val random = new Random(seed)
    (0 until count).map { i =>
      val device = f"dev-${i % 10}%04d"
      val time = start.plusSeconds(i / 10 * 172800L / (count / 10 + 1))
      val firmware = if (random.nextBoolean()) s""","firmware":"1.${random.nextInt(9)}.0"""" else ""
      Message(
        device,
        json(device, "humidity", random.nextInt(1000) / 10.0, time, s""","sequence":$i$firmware""")
      )
    }
  }

  def devices(count: Int): Seq[Message] = (0 until count).map { i =>
    val device = f"dev-$i%04d"
    Message(
      device,
      s"""{"device":"$device","site":"north","model":"m1","updated_at":"2026-01-01T00:00:00Z"}"""
    )
  }
}
