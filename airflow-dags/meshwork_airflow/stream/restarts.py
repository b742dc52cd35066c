"""Tells that a stream had to be started again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, cast

from airflow.sdk import Context

from meshwork_airflow.notify.callback import tell
from meshwork_airflow.notify.notice import Audience, of_failure
from meshwork_airflow.run.exceptions import JobUnavailable

TOLD = "told_of_restart"


@dataclass(frozen=True, slots=True)
class Restarts:
    """Tells a product's people when its stream is started again, of others soon after not.

    A server that is away for a weekend makes many restarts; but of a stream that never gets on
    nobody would hear, since it is tried again and again.

    :param again_after: how long they aren't told again, while the same run of the DAG lasts
    """

    to: Audience
    again_after: timedelta = timedelta(hours=6)

    def because_of(self, failure: JobUnavailable, context: Context) -> None:
        """Sends a notice, if it is time. What the last try ends with isn't for this to tell.

        By the task itself: its callbacks run when what it has kept belongs to the next try.
        """
        ti: Any = context["ti"]
        kept: Any = context["task_state_store"]
        now, last = datetime.now(UTC), kept.get(TOLD)
        is_told = last and now - datetime.fromisoformat(last) < self.again_after
        if is_told or ti.try_number > ti.max_tries:
            return
        kept.set(TOLD, now.isoformat())
        notice = of_failure(self.to, cast("Context", {**context, "exception": failure}))
        hours = self.again_after / timedelta(hours=1)
        more = f"It is started again by itself. If it still ends so in {hours:g} h, you hear of it."
        tell(replace(notice, text=f"{notice.text}\n\n{more}"))
