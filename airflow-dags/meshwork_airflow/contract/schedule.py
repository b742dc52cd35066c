"""When a product's batch runs."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from airflow.sdk import CronDataIntervalTimetable
from airflow.sdk.exceptions import AirflowTimetableInvalid
from croniter import croniter

from meshwork_airflow.contract.document import Document

# What the contract's own check accepts.
CRON = re.compile(r"@(hourly|daily|weekly|monthly)|[-*/,\w]+( +[-*/,\w]+){4}")


def schedule(contract: Document) -> str | None:
    """The cron expression of the customProperty schedule, in UTC; None without one."""
    written = contract.custom("schedule")
    if written is None:
        return None
    cron = written.text("value")
    if not _is_cron(cron):
        written.problem(
            f'schedule "{cron}" is not a cron expression such as "*/15 * * * *"', "value"
        )
    return cron


def last_due(cron: str, before: datetime) -> datetime:
    """When it was due last before a moment."""
    due: datetime = croniter(cron, before.astimezone(UTC)).get_prev(datetime)
    return due


def _is_cron(text: str) -> bool:
    if not CRON.fullmatch(text):
        return False
    try:
        CronDataIntervalTimetable(text, timezone="UTC").validate()
    except AirflowTimetableInvalid:
        return False
    return True
