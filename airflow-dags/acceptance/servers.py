"""Kafka and Cassandra of a sandbox: what is sent, and what has landed."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cassandra.cluster import Cluster, Session
from confluent_kafka import Producer

from acceptance.checkout import Checkout
from acceptance.polling import wait_for


@dataclass(frozen=True)
class Servers:
    checkout: Checkout

    def send(self, topic: str, at: datetime, *records: dict[str, Any]) -> None:
        """:param at: when the records reach the topic, as Kafka is told"""
        producer = Producer({"bootstrap.servers": self._address("kafka")})
        for record in records:
            producer.produce(
                topic,
                json.dumps(record),
                key=record["device"],
                timestamp=int(at.timestamp() * 1000),
            )
        assert producer.flush(30) == 0

    def rows(self, table: str) -> list[tuple[Any, ...]]:
        """All of a table, in an order of their own."""
        with self._session() as session:
            return sorted(
                (tuple(row) for row in session.execute(f"SELECT * FROM {table}")), key=str
            )

    def awaits(self, table: str, count: int) -> None:
        """Waits until a table has so many rows."""
        wait_for(f"{count} rows of {table}", lambda: len(self.rows(table)) == count)

    def truncate(self, *tables: str) -> None:
        with self._session() as session:
            for table in tables:
                session.execute(f"TRUNCATE {table}")

    def stop_cassandra(self) -> None:
        pid = self._recorded()["cassandra"]["pid"]
        os.kill(pid, signal.SIGTERM)
        wait_for("the end of Cassandra", lambda: not _runs(pid))

    def start_cassandra(self) -> None:
        self.checkout.mesh("up", "--kafka-port", "0", "--cassandra-port", "0")

    def addresses(self) -> dict[str, str]:
        """What the profile "cluster" takes from the environment."""
        return {
            "MESHWORK_KAFKA": self._address("kafka"),
            "MESHWORK_CASSANDRA": self._address("cassandra"),
            "MESHWORK_CHECKPOINTS": str(self.checkout.home / ".mesh" / "checkpoints"),
        }

    def _recorded(self) -> Any:
        return json.loads((self.checkout.home / ".mesh" / "sandbox" / "sandbox.json").read_text())

    def _address(self, server: str) -> str:
        return f"127.0.0.1:{self._recorded()[server]['ports']['client']}"

    @contextmanager
    def _session(self) -> Iterator[Session]:
        port = self._recorded()["cassandra"]["ports"]["client"]
        with Cluster(["127.0.0.1"], port=port) as cluster:
            yield cluster.connect()


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
