package io.meshwork.iot.health

/** The rows of a labelled anomaly, both included. */
case class NabWindow(first: Int, last: Int) {
  def holds(row: Int): Boolean = row >= first && row <= last
  def length: Int = last - first + 1
}

/** A series' labels: how many rows it has, and its windows in order. */
case class NabLabels(rows: Int, windows: Seq[NabWindow]) {

  /** Rows that a detector may learn from: the first 15 percent, 750 at most. What it finds there doesn't
    * count.
    */
  def probation: Int = math.min(math.floor(0.15 * rows).toInt, 750)
}

/** The score of the Numenta Anomaly Benchmark in its standard profile: Lavin and Ahmad 2015, "Evaluating
  * Real-time Anomaly Detection Algorithms", III; where that leaves something open (the place of a row in its
  * window, false positives before the first window), as the benchmark's own scorer has it. True negatives
  * weigh nothing in the sum.
  */
object NabScore {
  private val truePositive = 1.0
  private val falsePositive = 0.11
  private val falseNegative = 1.0

  /** From 1 far before the window's end to -1 far behind it, 0 at its end. */
  def sigmoid(position: Double): Double =
    if (position > 3) -1.0 else 2 / (1 + math.exp(5 * position)) - 1

  /** The sum of a series: of each window its earliest detection, less what was missed and what was wrong. */
  def raw(labels: NabLabels, detections: Seq[Int]): Double = {
    val counted = detections.filter(_ >= labels.probation)
    val windows = labels.windows.map { window =>
      counted.filter(window.holds).minOption.fold(-falseNegative)(hit(window, _))
    }
    val wrong = counted.filterNot(row => labels.windows.exists(_.holds(row)))
    windows.sum + wrong.map(miss(labels, _)).sum
  }

  /** 100 for a detector that finds each window at its first row and nothing else, 0 for one that finds
    * nothing.
    */
  def normalised(series: Seq[(NabLabels, Double)]): Double = {
    val windows = series.map(_._1.windows.size).sum
    val none = -falseNegative * windows
    100 * (series.map(_._2).sum - none) / (truePositive * windows - none)
  }

  private def hit(window: NabWindow, row: Int): Double =
    truePositive * sigmoid(-(window.last - row + 1.0) / window.length) / sigmoid(-1)

  private def miss(labels: NabLabels, row: Int): Double =
    falsePositive * labels.windows.filter(_.last < row).lastOption.fold(-1.0) { window =>
      sigmoid((row - window.last) / (window.length - 1.0))
    }
}
