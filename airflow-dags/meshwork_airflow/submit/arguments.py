"""What a job is to read: what is new, or a range again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from airflow.sdk import Context, Param
from airflow.sdk.exceptions import AirflowFailException

POINT = "a time (2026-01-31T08:00:00Z), a date, earliest, latest, or offsets (0:100,1:250)"


def params() -> dict[str, Param]:
    """What a run by hand may ask for."""
    return {
        "from": Param(
            None, type=["null", "string"], description=f"Read a range again, from {POINT} ..."
        ),
        "to": Param(None, type=["null", "string"], description=f"... to {POINT}."),
        "bulk": Param(
            False, type="boolean", description="Land a range as sstables: for large ones."
        ),
        "release": Param(
            None,
            type=["null", "string"],
            description="Let the batch land that the gate blocked in this run (its name).",
        ),
    }


def batch_arguments(context: Context) -> list[str]:
    """The job's options: the range that was asked for by hand, a backfill's interval, else --batch.

    :raises AirflowFailException: if only one end of a range is given
    """
    given = context["params"]
    release = ["--release", str(given["release"])] if given.get("release") else []
    bulk = ["--bulk"] if given.get("bulk") else []
    ends = _by_hand(given) or _of_backfill(context)
    if ends is None:
        return ["--batch", *release]
    return ["--from", ends[0], "--to", ends[1], *bulk, *release]


def _by_hand(given: Mapping[str, Any]) -> tuple[str, str] | None:
    ends = given.get("from"), given.get("to")
    if not any(ends):
        return None
    if not all(ends):
        raise AirflowFailException('A range has two ends: give both "from" and "to".')
    return str(ends[0]), str(ends[1])


def _of_backfill(context: Context) -> tuple[str, str] | None:
    if context["dag_run"].run_type != "backfill":
        return None
    start, end = context.get("data_interval_start"), context.get("data_interval_end")
    return (_instant(start), _instant(end)) if start and end else None


def _instant(time: datetime) -> str:
    return time.astimezone(UTC).isoformat().replace("+00:00", "Z")
