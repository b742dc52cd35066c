"""How far the topics of a product reach, and how far its runs have read them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from confluent_kafka import TopicPartition
from confluent_kafka.admin import AdminClient, OffsetSpec

from meshwork_airflow.contract.product import Product
from meshwork_airflow.run.record import RunRecord

Offsets = Mapping[tuple[str, int], int]

# Runs that read on from a checkpoint. Others read again what lies anywhere.
READ_ON = ("batch", "stream")
# After these all has been read that was there when they began, or is being read.
READ_ALL = ("published", "nothing-new", "running")
RUNS_LOOKED_AT = 20
TIMEOUT_SECONDS = 20


def topics(product: Product) -> list[str]:
    """What its runs read: its topic, or the changes of the tables that it reads."""
    if product.topic:
        return [product.topic]
    return [f"{port.product.split('.')[0]}.{port.name}.changes" for port in product.ports]


@dataclass(frozen=True, slots=True)
class Position:
    """How far a product has read.

    :param offsets: behind the last record, by partition; one that was quiet for long isn't in it
    :param since: all that had arrived before was read; None if nothing is known of that time
    """

    offsets: Offsets
    since: datetime | None = None


def read_until(runs: Iterable[RunRecord]) -> Position:
    """As the latest runs of a product tell it, the newest first."""
    furthest: dict[tuple[str, int], int] = {}
    ended_well = 0
    for run in runs:
        if run.mode not in READ_ON:
            continue
        for partition, offset in run.read.items():
            furthest[partition] = max(offset, furthest.get(partition, 0))
        ended_well += run.outcome in READ_ALL
        if ended_well == RUNS_LOOKED_AT:
            return Position(furthest, run.started_at)
    return Position(furthest)


def has_taken_over(runs: Iterable[RunRecord], began: datetime | None) -> bool:
    """Whether a stream that began since a moment was the last to read on from the checkpoint.

    Batches are skipped then. While its DAG was paused, one may have begun nevertheless.

    :param runs: of its product, the newest first
    """
    latest = next((run for run in runs if run.mode in READ_ON), None)
    if latest is None or began is None:
        return False
    return latest.mode == "stream" and latest.started_at >= began


def _arrived_by(moment: datetime) -> OffsetSpec:
    return OffsetSpec.for_timestamp(int(moment.timestamp() * 1000))


@dataclass(frozen=True, slots=True)
class Topics:
    """The brokers' view of some topics."""

    client: AdminClient
    names: list[str]

    def waiting(self, read: Position) -> int:
        """Records behind what was read."""
        return self._unread(read, OffsetSpec.latest())

    def waiting_since(self, read: Position, moment: datetime) -> int:
        """Those among them that had arrived before a moment."""
        return self._unread(read, _arrived_by(moment))

    def _unread(self, read: Position, until: OffsetSpec) -> int:
        partitions = self._partitions()
        first = self._offsets(partitions, OffsetSpec.earliest())
        last = self._offsets(partitions, OffsetSpec.latest())
        quiet = self._reach(partitions, _arrived_by(read.since), last) if read.since else first
        ends = self._reach(partitions, until, last)
        return sum(max(0, ends[p] - max(read.offsets.get(p, quiet[p]), first[p])) for p in last)

    def _reach(self, partitions: list[TopicPartition], spec: OffsetSpec, last: Offsets) -> Offsets:
        """Where no record is that young, all there are had arrived."""
        reach = self._offsets(partitions, spec)
        return {p: last[p] if reach[p] < 0 else reach[p] for p in last}

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
