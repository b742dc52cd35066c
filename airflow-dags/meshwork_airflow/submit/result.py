"""Finds the runs that a task has submitted, and says what other tasks need of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from meshwork_airflow.run.folder import RunFolder
from meshwork_airflow.run.record import RunRecord, UnreadableRun

# Others run beside a task and between its tries: ranges, replays, streams.
RUNS_LOOKED_AT = 500
MODES = {"--batch": "batch", "--stream": "stream", "--from": "backfill"}


@dataclass(frozen=True, slots=True)
class Submitted:
    """The runs of a product in one mode, by the tries that have submitted them."""

    runs: RunFolder
    product: str
    mode: str

    def by(self, tries: Collection[str]) -> Iterator[RunRecord]:
        """Those of these tries, the newest first."""
        for run in islice(self.runs.newest(self.product), RUNS_LOOKED_AT):
            if run.parent in tries and run.mode == self.mode:
                yield run

    def newest(self, tries: Collection[str]) -> RunRecord | None:
        """The newest of these tries; None if none came so far as to leave its file."""
        return next(self.by(tries), None)

    def published(self, tries: Collection[str]) -> RunRecord | None:
        """The newest of these tries that has published."""
        return next((run for run in self.by(tries) if run.publication), None)


def named(file: Path) -> RunRecord | None:
    """The run that a job has named with its last words."""
    try:
        return RunRecord.load(file)
    except UnreadableRun:
        return None


def summary(record: RunRecord, report_url: str) -> dict[str, Any]:
    """What a run left: its name, outcome, verdict, counts, rows by table, publication, report."""
    publication = record.publication
    return {
        "run": record.run,
        "outcome": record.outcome,
        "mode": record.mode,
        "verdict": record.verdict,
        "counts": dict(record.counts),
        "written": dict(record.written),
        "publication": publication
        and {
            "id": publication.id,
            "published_at": publication.published_at.isoformat(),
            "event_time_until": publication.event_time_until
            and publication.event_time_until.isoformat(),
        },
        "report": report_url,
    }
