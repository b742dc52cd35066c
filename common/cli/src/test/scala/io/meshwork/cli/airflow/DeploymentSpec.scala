package io.meshwork.cli.airflow

import com.fasterxml.jackson.databind.ObjectMapper
import io.meshwork.cli.submit.SubmitSettings
import io.meshwork.cli.{CliException, Project}
import org.scalatest.funsuite.AnyFunSuite

import java.nio.file.{Files, Path}
import java.util.{List => JList, Optional}
import scala.jdk.CollectionConverters._

class DeploymentSpec extends AnyFunSuite {
  private val project = new Project(Files.createTempDirectory("deployment").toRealPath())

  private def settings(arguments: String*): SubmitSettings =
    new SubmitSettings("spark://far:7077", "4g", Optional.of(Path.of("/opt/spark")), arguments.asJava)

  private def environment(arguments: String*): Map[String, String] =
    new Deployment("far", settings(arguments: _*), JList.of("chat"))
      .environment(project)
      .asScala
      .toMap

  private def json(text: String) = new ObjectMapper().readTree(text)

  test("the DAGs submit as the profile says") {
    val all = environment()
    assert(
      json(all("AIRFLOW_CONN_MESHWORK_SPARK")) ==
        json("""{"conn_type": "spark", "host": "spark://far:7077", "extra": {}}""")
    )
    assert(
      json(all("AIRFLOW_VAR_MESHWORK")) ==
        json("""{"profile": "far", "spark": {"spark.driver.memory": "4g"}, "notify": ["chat"]}""")
    )
    assert(all("MESHWORK_HOME") == project.home.toString)
    assert(all("PATH").startsWith("/opt/spark/bin:"))
  }

  test("arguments of spark-submit become the connection's extra, or properties") {
    val all = environment(
      "--deploy-mode",
      "cluster",
      "--driver-java-options",
      "-Da=b -Dc=d",
      "--executor-memory",
      "2g",
      "--conf",
      "spark.x=a=b"
    )
    assert(
      json(all("AIRFLOW_CONN_MESHWORK_SPARK")).path("extra") == json("""{"deploy-mode": "cluster"}""")
    )
    assert(
      json(all("AIRFLOW_VAR_MESHWORK")).path("spark") == json(
        """{"spark.driver.memory": "4g", "spark.driver.extraJavaOptions": "-Da=b -Dc=d",
          | "spark.executor.memory": "2g", "spark.x": "a=b"}""".stripMargin
      )
    )
  }

  test("an argument that Airflow can't pass on is refused") {
    val e = intercept[CliException](environment("--proxy-user", "ann"))
    assert(e.exitCode == 3)
    assert(
      e.getMessage == "submit.arguments of the profile has \"--proxy-user ann\", which can't be handed to Airflow." +
        " Write it as a property: \"--conf\", \"NAME=VALUE\"."
    )
    assert(
      intercept[CliException](environment("--conf", "spark.x")).getMessage.contains("\"--conf spark.x\"")
    )
  }

  test("jobs and streams have pools of their own, of a task for each core") {
    val all = environment()
    val pools = Deployment.pools(2).asScala
    assert(pools == Map("meshwork_spark" -> 2, "meshwork_streams" -> 2))
    assert(Set(all("MESHWORK_POOL"), all("MESHWORK_STREAM_POOL")) == pools.keySet)
  }

  test("the brokers are a connection too") {
    val found = Deployment.brokers("far:9092").get("AIRFLOW_CONN_MESHWORK_KAFKA")
    assert(json(found) == json("""{"conn_type": "kafka", "extra": {"bootstrap.servers": "far:9092"}}"""))
  }
}
