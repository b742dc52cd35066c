"""Finds the run that a submission made, and says what other tasks need of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from meshwork_airflow.run.folder import RunFolder
from meshwork_airflow.run.record import RunRecord, UnreadableRun

# Clocks of the cluster's machines and of this one.
SKEW = timedelta(seconds=5)


def find_run(
    runs: RunFolder, product: str, named: Path | None, began: datetime
) -> RunRecord | None:
    """The run that the job named, else the newest that began since; None if it left no file.

    A driver in the cluster names none here. Then a backfill beside it could be taken for it.
    """
    if named is not None:
        try:
            return RunRecord.load(named)
        except UnreadableRun:
            return None
    newest = next(runs.newest(product), None)
    return newest if newest and newest.started_at >= began - SKEW else None


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
