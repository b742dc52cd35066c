"""Whether a stream gets on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from meshwork_airflow.contract.product import Product
from meshwork_airflow.run.record import RunRecord

LEAST_PATIENCE = timedelta(minutes=5)


def patience(product: Product) -> timedelta:
    """How long records may wait before a stream that publishes nothing is stuck.

    Three times the promised latency, and long enough for Spark to start.
    """
    promised = [level.within for level in product.service_levels if level.property == "latency"]
    return max([3 * within for within in promised] + [LEAST_PATIENCE])


@dataclass(frozen=True, slots=True)
class Health:
    """A stream at a moment.

    :param waiting: records that it has yet to read; None if the brokers can't be asked
    :param idle: since it began, or since its last publication
    """

    waiting: int | None
    idle: timedelta

    @classmethod
    def of(
        cls, record: RunRecord | None, began: datetime, waiting: int | None, now: datetime
    ) -> Health:
        """From the newest state of its run's file, if it has come so far as to have one."""
        publication = record.publication if record else None
        return cls(waiting, now - max(began, publication.published_at if publication else began))

    def is_stuck(self, patience: timedelta) -> bool:
        """Whether records wait, and nothing was published for longer than this."""
        return bool(self.waiting) and self.idle > patience

    def __str__(self) -> str:
        waiting = "an unknown number of" if self.waiting is None else f"{self.waiting:,}"
        return f"{waiting} records wait, nothing published for {int(self.idle.total_seconds())} s"
