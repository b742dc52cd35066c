"""Which promises don't hold at a moment."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from meshwork_airflow.contract.product import Product, ServiceLevel
from meshwork_airflow.contract.schedule import last_due
from meshwork_airflow.run.record import RunRecord

# Late records may publish an older time than the publication before.
PUBLICATIONS_LOOKED_AT = 20
# Most of them had nothing new: three weeks of a product that runs each quarter of an hour.
RUNS_LOOKED_AT = 2000


@dataclass(frozen=True, slots=True)
class Breach:
    """A promise that doesn't hold, and how it is instead."""

    product: str
    level: ServiceLevel
    actual: str

    @property
    def key(self) -> str:
        """The same as long as it is the same promise."""
        return f"{self.product} {self.level.property} {self.level.table or ''}".strip()

    def __str__(self) -> str:
        table = f" of {self.level.table}" if self.level.table else ""
        return f"{self.level.property}{table} is {self.actual}; promised: {self.level.within}"


def newest_event(runs: Iterable[RunRecord]) -> datetime | None:
    """The newest event time of the latest publications; the newest run comes first."""
    published = (run.publication for run in islice(runs, RUNS_LOOKED_AT) if run.publication)
    times = (p.event_time_until for p in published if p.event_time_until is not None)
    return max(islice(times, PUBLICATIONS_LOOKED_AT), default=None)


def breaches(
    product: Product,
    newest: datetime | None,
    unread_since: Callable[[datetime], int],
    now: datetime,
    streams: bool = False,
) -> Iterator[Breach]:
    """The promises of a product that don't hold.

    What is run by cron alone can't know what has come since it was due last: it is judged as of the
    latest due moment since when the promised time has passed.

    :param newest: event time of its newest record; of what was never published nothing is fresh
    :param unread_since: how many of the records that had arrived by a moment are still unread
    :param streams: whether it runs as a stream
    """
    by_cron = None if streams else product.schedule
    for level in product.service_levels:
        due = last_due(by_cron, now - level.within) if by_cron else None
        if level.property == "freshness":
            yield from _freshness(product, level, newest, due or now)
        elif late := unread_since(due or now - level.within):
            yield Breach(str(product), level, f"missed by {late:,} records that wait")


def _freshness(
    product: Product, level: ServiceLevel, newest: datetime | None, at: datetime
) -> Iterator[Breach]:
    if newest is None:
        yield Breach(str(product), level, "unknown, since nothing was published yet")
    elif at - newest > level.within:
        age = timedelta(seconds=int((at - newest).total_seconds()))
        yield Breach(str(product), level, str(age))
