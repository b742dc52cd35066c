"""One mesh for all tests of this folder, in the order in which they stand."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from acceptance.airflow import Airflow
from acceptance.checkout import Checkout
from acceptance.servers import Servers
from tests.webhook import Webhook

NOW = datetime.now(UTC)
# When the products are due, each day: they aren't again while the tests run.
DAILY = (NOW - timedelta(hours=1)).replace(second=0, microsecond=0)
RETRY_SECONDS = "4"


@dataclass
class World:
    """Everything that runs.

    :param in_time: the tables as they were once all had been read in time
    """

    checkout: Checkout
    servers: Servers
    webhook: Webhook
    airflow: Airflow
    in_time: dict[str, list[tuple[Any, ...]]] = field(default_factory=dict)


@pytest.fixture(scope="session")
def world(request: pytest.FixtureRequest) -> Iterator[World]:
    # A short path: sockets and Cassandra's files have long names.
    home = Path(tempfile.mkdtemp(prefix="mesh-"))
    checkout = Checkout.in_folder(home)
    for product in ("telemetry", "devices"):
        checkout.daily(product, DAILY)
    with Webhook.serving() as webhook:
        hook = {"conn_type": "http", "host": webhook.url}
        checkout.environment.update(
            AIRFLOW_CONN_TOLD=json.dumps(hook), MESHWORK_RETRY_SECONDS=RETRY_SECONDS
        )
        try:
            checkout.mesh("up", "--kafka-port", "0", "--cassandra-port", "0")
            said = checkout.mesh("airflow", "up", "--port", "0", "--notify", "told")
            yield World(checkout, Servers(checkout), webhook, Airflow.announced(said))
        finally:
            checkout.mesh("airflow", "down")
            checkout.mesh("down")
    if request.session.testsfailed:
        print(f"What the servers and the runs have left: {home}/.mesh")
    else:
        shutil.rmtree(home)
