"""A metadata database of its own, and a small mesh whose spark-submit is a script."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent

# Before anything imports Airflow: it reads these once.
HOME = Path(tempfile.mkdtemp(prefix="meshwork-airflow-"))
os.environ |= {
    "AIRFLOW_HOME": str(HOME),
    "AIRFLOW__CORE__DAGS_FOLDER": str(HERE.parent / "dags"),
    "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
    "AIRFLOW__CORE__UNIT_TEST_MODE": "False",
    "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": f"sqlite:///{HOME}/airflow.db",
    "AIRFLOW__LOGGING__LOGGING_LEVEL": "WARNING",
    "AIRFLOW__OPENLINEAGE__DISABLED": "True",
    "MESHWORK_HOME": str(HOME / "mesh"),
    "PYTHONPATH": str(HERE.parent),
    "AIRFLOW_CONN_MESHWORK_SPARK": '{"conn_type": "spark", "host": "local[2]"}',
}

import json  # noqa: E402
import shutil  # noqa: E402

import pytest  # noqa: E402
from confluent_kafka import Producer  # noqa: E402

from tests.mesh import Mesh  # noqa: E402
from tests.webhook import Webhook  # noqa: E402


@pytest.fixture(scope="session", autouse=True)
def database() -> Iterator[None]:
    """Airflow's own tables, in SQLite."""
    from airflow.utils.db import initdb

    initdb()
    yield
    shutil.rmtree(HOME, ignore_errors=True)


@pytest.fixture
def mesh(monkeypatch: pytest.MonkeyPatch) -> Iterator[Mesh]:
    """A checkout with the contracts of tests/data."""
    home = HOME / "mesh"
    mesh = Mesh.in_folder(home, HERE / "data", sys.executable)
    monkeypatch.setenv("PATH", f"{home / 'bin'}{os.pathsep}{os.environ['PATH']}")
    yield mesh
    shutil.rmtree(home)


@pytest.fixture
def webhook(monkeypatch: pytest.MonkeyPatch) -> Iterator[Webhook]:
    """A web server that is told of failures."""
    with Webhook.serving() as webhook:
        monkeypatch.setenv("AIRFLOW_CONN_TOLD", f'{{"conn_type": "http", "host": "{webhook.url}"}}')
        monkeypatch.setenv("AIRFLOW_VAR_MESHWORK", '{"notify": ["told"]}')
        yield webhook


@pytest.fixture
def brokers(monkeypatch: pytest.MonkeyPatch) -> Producer:
    """The brokers that librdkafka carries for tests; they speak Kafka's protocol."""
    producer = Producer({"test.mock.num.brokers": 1, "bootstrap.servers": "in-process"})
    broker = next(iter(producer.list_topics(timeout=10).brokers.values()))
    extra = json.dumps({"bootstrap.servers": f"{broker.host}:{broker.port}"})
    monkeypatch.setenv("AIRFLOW_CONN_MESHWORK_KAFKA", f'{{"conn_type": "kafka", "extra": {extra}}}')
    for number in range(5):
        producer.produce("harbour.arrivals", str(number), partition=0)
    producer.flush(10)
    return producer
