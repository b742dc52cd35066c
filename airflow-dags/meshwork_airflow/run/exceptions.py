"""Failures of a task that say what failed in the job's own words."""

from __future__ import annotations

from airflow.sdk.exceptions import AirflowException, AirflowFailException

from meshwork_airflow.run.ending import Ending
from meshwork_airflow.run.record import RunRecord


class JobFailed(AirflowException):
    """A job, or a mesh command, that ended with another exit code than 0.

    :param words: its own account; the exit code's meaning goes before it
    :param record: of the run, if it came so far as to leave one
    """

    def __init__(
        self, what: str, exit_code: int, words: str, record: RunRecord | None = None
    ) -> None:
        self.ending = Ending.of(exit_code)
        self.exit_code = exit_code
        self.words = words.strip()
        self.record = record
        head = f"{what} ended with exit code {exit_code}: {self.ending.meaning}."
        super().__init__("\n".join(part for part in (head, self.words) if part))


class JobUnavailable(JobFailed):
    """The one failure that is tried again."""


class JobRefused(JobFailed, AirflowFailException):
    """Every other failure: Airflow doesn't try again, whatever the task's retries are."""


def failure(what: str, exit_code: int, words: str, record: RunRecord | None = None) -> JobFailed:
    """The failure of an exit code that isn't 0."""
    kind = JobUnavailable if Ending.of(exit_code).is_worth_a_retry else JobRefused
    return kind(what, exit_code, words, record)
