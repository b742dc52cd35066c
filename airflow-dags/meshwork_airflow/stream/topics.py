"""How far the topics of a product reach, and how far its runs have read them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from confluent_kafka import TopicPartition
from confluent_kafka.admin import AdminClient, OffsetSpec

from meshwork_airflow.contract.product import Product
from meshwork_airflow.run.record import RunRecord

Offsets = Mapping[tuple[str, int], int]

# Runs that read on from a checkpoint. Others read again what lies anywhere.
READ_ON = ("batch", "stream")
RUNS_LOOKED_AT = 20
TIMEOUT_SECONDS = 20


def topics(product: Product) -> list[str]:
    """What its runs read: its topic, or the changes of the tables that it reads."""
    if product.topic:
        return [product.topic]
    return [f"{port.product.split('.')[0]}.{port.name}.changes" for port in product.ports]


def read_until(runs: Iterable[RunRecord]) -> Offsets:
    """The offset behind the last record that runs of a product have read, by partition."""
    furthest: dict[tuple[str, int], int] = {}
    for run in islice(runs, RUNS_LOOKED_AT):
        if run.mode in READ_ON:
            for partition, offset in run.read.items():
                furthest[partition] = max(offset, furthest.get(partition, 0))
    return furthest


@dataclass(frozen=True, slots=True)
class Topics:
    """The brokers' view of some topics."""

    client: AdminClient
    names: list[str]

    def waiting(self, read: Offsets) -> int:
        """Records behind what was read; of a partition that nothing is known of, all there are."""
        return self._unread(read, OffsetSpec.latest())

    def waiting_since(self, read: Offsets, moment: datetime) -> int:
        """Those among them that had arrived before a moment."""
        return self._unread(read, OffsetSpec.for_timestamp(int(moment.timestamp() * 1000)))

    def _unread(self, read: Offsets, until: OffsetSpec) -> int:
        partitions = self._partitions()
        first = self._offsets(partitions, OffsetSpec.earliest())
        last = self._offsets(partitions, OffsetSpec.latest())
        reach = self._offsets(partitions, until)
        # No record is that young: all there are had arrived.
        ends = {p: last[p] if reach[p] < 0 else reach[p] for p in last}
        return sum(max(0, ends[p] - max(read.get(p, 0), first[p])) for p in last)

    def _partitions(self) -> list[TopicPartition]:
        """Of all topics there are: asking for one that isn't there could make it."""
        known = self.client.list_topics(timeout=TIMEOUT_SECONDS).topics
        there = [name for name in self.names if name in known]
        return [TopicPartition(name, n) for name in there for n in known[name].partitions]

    def _offsets(self, partitions: list[TopicPartition], spec: OffsetSpec) -> Offsets:
        if not partitions:
            return {}
        asked: Mapping[TopicPartition, Any] = self.client.list_offsets(
            dict.fromkeys(partitions, spec), request_timeout=TIMEOUT_SECONDS
        )
        answers = {p: future.result(TIMEOUT_SECONDS) for p, future in asked.items()}
        return {(p.topic, p.partition): int(answer.offset) for p, answer in answers.items()}
