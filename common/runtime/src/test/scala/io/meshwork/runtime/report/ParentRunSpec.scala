package io.meshwork.runtime.report

import org.apache.spark.SparkConf
import org.scalatest.funsuite.AnyFunSuite

import java.util.Optional

class ParentRunSpec extends AnyFunSuite {
  private val parent = Map(
    "spark.openlineage.parentJobNamespace" -> "meshwork",
    "spark.openlineage.parentJobName" -> "sea.ships.run",
    "spark.openlineage.parentRunId" -> "0191"
  )
  private val root = Map(
    "spark.openlineage.rootParentJobNamespace" -> "meshwork",
    "spark.openlineage.rootParentJobName" -> "sea.ships",
    "spark.openlineage.rootParentRunId" -> "0190"
  )

  private def of(properties: Map[String, String]): Optional[ParentRun] =
    ParentRun.of(new SparkConf(false).setAll(properties))

  test("names the task and the run that it belongs to") {
    val dag = new ParentRun("meshwork", "sea.ships", "0190", Optional.empty())
    val task = new ParentRun("meshwork", "sea.ships.run", "0191", Optional.of(dag))
    assert(of(parent ++ root) == Optional.of(task))
    assert(
      task.json.toString ==
        """{"namespace":"meshwork","job":"sea.ships.run","run":"0191","root":{"namespace":"meshwork","job":"sea.ships","run":"0190"}}"""
    )
  }

  test("a task needs no root") {
    assert(of(parent) == Optional.of(new ParentRun("meshwork", "sea.ships.run", "0191", Optional.empty())))
  }

  test("half a name is none") {
    parent.keys.foreach(key => assert(of(parent - key) == Optional.empty(), key))
    assert(of(root) == Optional.empty())
    assert(of(Map.empty) == Optional.empty())
  }
}
