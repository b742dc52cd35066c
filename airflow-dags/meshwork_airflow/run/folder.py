"""The folder in which runs leave their JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from meshwork_airflow.run.record import RunRecord, UnreadableRun

# A run is named by its product, its start to the millisecond, and a random part.
STAMP = r"-\d{8}T\d{9}Z-[0-9a-f]{4}\.json"


@dataclass(frozen=True, slots=True)
class RunFolder:
    """The runs of a folder; one that is not there has none."""

    path: Path

    def files(self, product: str) -> list[Path]:
        """The files of a product's runs, the newest first."""
        named = re.compile(re.escape(product) + STAMP)
        found = [f for f in self.path.glob(f"{product}-*.json") if named.fullmatch(f.name)]
        return sorted(found, key=lambda file: file.name, reverse=True)

    def newest(self, product: str) -> Iterator[RunRecord]:
        """The product's runs, the newest first. What can't be read is left out."""
        for file in self.files(product):
            try:
                yield RunRecord.load(file)
            except UnreadableRun:
                continue

    def page(self, run: str) -> Path:
        """A run's report."""
        return self.path / f"{run}.html"

    def lineage(self, run: str) -> Path:
        """Its OpenLineage events, where the profile has them beside it."""
        return self.path / f"{run}.lineage.jsonl"
