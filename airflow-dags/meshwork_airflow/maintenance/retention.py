"""Forgets old runs. Tables forget by themselves: a contract's retention is their TTL."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from airflow.sdk import BaseOperator, Context

from meshwork_airflow.checkout import Checkout
from meshwork_airflow.run.folder import RunFolder

# Reports show so many, and a product that runs seldom keeps its history.
ALWAYS_KEPT = 100


def outdated(runs: RunFolder, product: str, before: datetime) -> Iterator[Path]:
    """The files of a product's runs that were last written before a moment, but the newest ones."""
    for file in runs.files(product)[ALWAYS_KEPT:]:
        if datetime.fromtimestamp(file.stat().st_mtime, UTC) < before:
            yield file


class ForgetRunsOperator(BaseOperator):
    """Deletes the files, pages and events of old runs; the ledger in Cassandra is not touched.

    Takes the parameter "days". Returns how many runs it has deleted.
    """

    def __init__(self, *, products: list[str], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.products = products

    def execute(self, context: Context) -> int:
        """Deletes them."""
        checkout = Checkout.current()
        runs = RunFolder(checkout.runs)
        before = datetime.now(UTC) - timedelta(days=context["params"]["days"])
        deleted = 0
        for product in self.products:
            for file in outdated(runs, product, before):
                for left in (
                    file,
                    runs.page(file.stem),
                    runs.lineage(file.stem),
                    checkout.reports / file.name,
                ):
                    left.unlink(missing_ok=True)
                deleted += 1
        self.log.info("Deleted %d runs from before %s.", deleted, before.date())
        return deleted
