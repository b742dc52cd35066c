"""What a driver in a cluster is told of where things are."""

from __future__ import annotations

import json

import pytest
from airflow.sdk.exceptions import AirflowFailException

from meshwork_airflow.factory import product_dags
from meshwork_airflow.submit.destination import Destination, secrets
from tests.execution import execute
from tests.mesh import Mesh
from tests.webhook import Webhook

ARRIVALS = "harbour.arrivals"
CLUSTER = {"deploy-mode": "cluster"}
ENVIRONMENT = {
    "MESHWORK_KAFKA": "kafka:9092",
    "MESHWORK_CASSANDRA_USERNAME": "mesh",
    "MESHWORK_CASSANDRA_PASSWORD": "letmein",
    "MESHWORK_CASSANDRA_KEYSPACES": "a,b",
    "MESHWORK_QUARANTINE_KEY": "k1:abc",
    "MESHWORK_QUARANTINE_KEY_FILE": "/etc/meshwork/keys",
    "MESHWORK_KAFKA_JAAS": "letmein",
    "MESHWORK_HOME": "/opt/meshwork",
    "MESHWORK_RETRY_SECONDS": "1",
    "MESHWORK_POOL": "meshwork_spark",
    "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": "postgresql://airflow:letmein@db/airflow",
    "PATH": "/bin",
}
HANDED_ON = {
    "MESHWORK_KAFKA": "kafka:9092",
    "MESHWORK_CASSANDRA_USERNAME": "mesh",
    "MESHWORK_CASSANDRA_KEYSPACES": "a,b",
    "MESHWORK_QUARANTINE_KEY_FILE": "/etc/meshwork/keys",
}


@pytest.mark.parametrize(
    ("master", "kind"),
    [("yarn", "yarn.appMasterEnv"), ("k8s://https://host:443", "kubernetes.driverEnv")],
)
def test_a_driver_in_the_cluster_gets_the_addresses_and_no_secret(master: str, kind: str) -> None:
    given = Destination(master, CLUSTER).properties(ENVIRONMENT)
    assert given == {f"spark.{kind}.{name}": value for name, value in HANDED_ON.items()}


def test_what_is_withheld_is_named() -> None:
    assert secrets(ENVIRONMENT) == [
        "MESHWORK_CASSANDRA_PASSWORD",
        "MESHWORK_KAFKA_JAAS",
        "MESHWORK_QUARANTINE_KEY",
    ]


@pytest.mark.parametrize("master", ["yarn", "k8s://https://host", "spark://host:7077", "local[2]"])
def test_a_driver_in_spark_submit_has_the_environment_itself(master: str) -> None:
    assert Destination(master, {}).properties(ENVIRONMENT) == {}


@pytest.mark.parametrize(
    ("connection", "master"),
    [
        ({"conn_type": "spark", "host": "yarn"}, "yarn"),
        ({"conn_type": "yarn"}, "yarn://"),
        ({"conn_type": "spark", "host": "host", "port": 7077}, "spark://host"),
        ({"conn_type": "spark", "host": "k8s://https://host", "port": 443}, "k8s://https://host"),
    ],
)
def test_the_master_is_the_one_that_airflow_takes(
    connection: dict[str, object], master: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AIRFLOW_CONN_MESHWORK_SPARK", json.dumps(connection))
    assert Destination.current().master == master


def test_refuses_a_driver_in_a_standalone_cluster() -> None:
    with pytest.raises(AirflowFailException, match=r"spark://host:7077 and .* deploy-mode client"):
        Destination("spark://host:7077", CLUSTER).properties(ENVIRONMENT)


def test_a_standalone_cluster_that_is_to_run_drivers_is_refused_before_anything_is_submitted(
    mesh: Mesh, webhook: Webhook, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection = {"conn_type": "spark", "host": "spark://host:7077", "extra": CLUSTER}
    monkeypatch.setenv("AIRFLOW_CONN_MESHWORK_SPARK", json.dumps(connection))
    ended = execute(product_dags()[ARRIVALS])
    assert (ended.states["run"], ended.tries["run"]) == ("failed", 1)
    assert mesh.calls("spark-submit") == []
    (post,) = webhook.posts
    assert "Take deploy-mode client there" in post["text"]


def test_a_submitted_driver_is_told_where_kafka_is_and_where_its_json_goes(
    mesh: Mesh, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection = {"conn_type": "spark", "host": "yarn", "extra": CLUSTER}
    monkeypatch.setenv("AIRFLOW_CONN_MESHWORK_SPARK", json.dumps(connection))
    monkeypatch.setenv(
        "AIRFLOW_VAR_MESHWORK", '{"spark": {"spark.yarn.appMasterEnv.MESHWORK_CASSANDRA": "c2"}}'
    )
    monkeypatch.setenv("MESHWORK_KAFKA", "kafka:9092")
    monkeypatch.setenv("MESHWORK_CASSANDRA", "c1")
    monkeypatch.setenv("MESHWORK_CASSANDRA_PASSWORD", "letmein")
    mesh.jobs_end({"exitCode": 0, "submitCode": 0})
    assert execute(product_dags()[ARRIVALS]).run.state == "success"
    (submitted,) = mesh.calls("spark-submit")
    given = [word for word in submitted if word.startswith("spark.yarn.appMasterEnv.")]
    assert sorted(given) == [
        "spark.yarn.appMasterEnv.MESHWORK_CASSANDRA=c2",
        "spark.yarn.appMasterEnv.MESHWORK_KAFKA=kafka:9092",
        f"spark.yarn.appMasterEnv.MESHWORK_RUNS={mesh.runs}",
    ]
    assert "letmein" not in " ".join(submitted)
