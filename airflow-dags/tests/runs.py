"""Runs as their files have them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from meshwork_airflow.run.record import RunRecord


def run(
    at: str,
    mode: str = "batch",
    offsets: dict[tuple[str, int], int] | None = None,
    event: str | None = None,
    **more: Any,
) -> RunRecord:
    """One that has published.

    :param at: when it began, ended and published
    :param event: event time of the newest record
    """
    return RunRecord.of(
        {
            "run": "harbour.arrivals-20260131T080000000Z-0001",
            "product": "harbour.arrivals",
            "mode": mode,
            "outcome": "published",
            "exitCode": 0,
            "startedAt": at,
            "finishedAt": at,
            "counts": {},
            "offsets": [
                {"topic": topic, "partition": partition, "from": 0, "until": until}
                for (topic, partition), until in (offsets or {}).items()
            ],
            "publication": {"id": "p", "publishedAt": at, "eventTimeUntil": event},
            **more,
        }
    )


def time(text: str) -> datetime:
    return datetime.fromisoformat(text)
