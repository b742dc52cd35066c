"""The task that is a product's stream."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import takewhile
from typing import Any

from airflow.sdk import Context
from airflow.sdk.exceptions import AirflowException

from meshwork_airflow.contract.product import Product
from meshwork_airflow.notify.notice import Audience
from meshwork_airflow.run.ending import Ending
from meshwork_airflow.run.exceptions import JobUnavailable
from meshwork_airflow.stream.activity import is_active
from meshwork_airflow.stream.brokers import brokers
from meshwork_airflow.stream.health import Health, patience
from meshwork_airflow.stream.restarts import Restarts
from meshwork_airflow.stream.topics import Topics, has_taken_over, read_until, topics
from meshwork_airflow.stream.watch import StreamWatch
from meshwork_airflow.submit.hook import JobHook
from meshwork_airflow.submit.operator import END_SECONDS, JobOperator


class StreamOperator(JobOperator):
    """Runs the job with --stream for as long as its DAG isn't paused.

    Ends well if it was stopped by pausing. If the stream is stuck or was killed, or a server is
    unavailable, the task fails and is tried again, which starts it again.

    :param watched: the product, for its topics and its promises
    :param every: pause between two looks at it
    """

    def __init__(
        self, *, watched: Product, every: timedelta = timedelta(seconds=30), **kwargs: Any
    ) -> None:
        super().__init__(product=str(watched), domain=watched.domain, **kwargs)
        self.watched = watched
        self.every = every
        self.restarts = Restarts(Audience.of(watched))

    def execute(self, context: Context) -> dict[str, Any]:  # type: ignore[override]
        """Runs the stream to its end.

        :raises AirflowException: if a batch is in progress, whose checkpoint it would share; the
            next try comes soon, and no other batch begins meanwhile
        """
        ti: Any = context["ti"]
        goes_on = has_taken_over(self.runs.newest(self.product), context["dag_run"].start_date)
        if not goes_on and is_active(ti, self.product, "run"):
            raise AirflowException(f"A batch of {self.product} is in progress; it is waited for.")
        try:
            return super().execute(context)
        except JobUnavailable as e:
            self.restarts.because_of(e, context)
            raise

    def job_arguments(self, context: Context) -> Sequence[str]:
        """All that comes."""
        return ["--stream"]

    def left_nothing(self) -> dict[str, Any]:
        """A stream that is stopped before it has begun leaves nothing, and has ended well."""
        return {}

    def _run(self, context: Context) -> tuple[int, JobHook]:
        ti: Any = context["ti"]
        client, began = brokers(), datetime.now(UTC)
        kafka = Topics(client, topics(self.watched)) if client is not None else None
        with StreamWatch(
            is_wanted=lambda: not ti.get_dag(ti.dag_id).is_paused,
            health=lambda: self._health(kafka, began),
            end=self._end,
            patience=patience(self.watched),
            every=self.every,
        ) as watch:
            exit_code, hook = super()._run(context)
        if watch.stuck:
            raise JobUnavailable(
                f"The stream of {self.product}, which was stuck ({watch.stuck}),",
                Ending.UNAVAILABLE.exit_code,
                hook.words,
            )
        if Ending.of(exit_code) is Ending.KILLED and not watch.stopped:
            raise JobUnavailable(f"The stream of {self.product}", exit_code, hook.words)
        return 0 if watch.stopped else exit_code, hook

    def _health(self, kafka: Topics | None, began: datetime) -> Health:
        """Read from the run's file and the brokers."""
        # Ranges and replays run beside it.
        since = takewhile(lambda run: run.started_at >= began, self.runs.newest(self.product))
        mine = next((run for run in since if run.mode == "stream"), None)
        waiting = kafka.waiting(read_until(self.runs.newest(self.product))) if kafka else None
        return Health.of(mine, began, waiting, datetime.now(UTC))

    def _end(self) -> None:
        if isinstance(self._hook, JobHook):
            self._hook.stop(END_SECONDS)
