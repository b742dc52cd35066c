"""The task that runs a product's job."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any, cast

from airflow.providers.apache.spark.operators.spark_submit import SparkSubmitOperator
from airflow.sdk import BaseOperatorLink, Context
from airflow.sdk.exceptions import AirflowException, AirflowFailException

from meshwork_airflow.checkout import Checkout
from meshwork_airflow.deployment import SPARK, Deployment
from meshwork_airflow.mesh.command import MeshCommand
from meshwork_airflow.run.ending import Ending
from meshwork_airflow.run.exceptions import failure
from meshwork_airflow.run.folder import RunFolder
from meshwork_airflow.run.record import RunRecord
from meshwork_airflow.submit.arguments import batch_arguments
from meshwork_airflow.submit.destination import Destination, secrets
from meshwork_airflow.submit.hook import JobHook
from meshwork_airflow.submit.leftovers import end_leftovers
from meshwork_airflow.submit.result import MODES, Submitted, named, summary
from meshwork_airflow.submit.tries import Tries

# How long a batch in progress may take to end; then the job is killed, which loses nothing.
END_SECONDS = 90


class ReportLink(BaseOperatorLink):
    """The button that leads to the run's quality report."""

    name = "Quality report"

    def get_link(self, operator: Any, *, ti_key: Any) -> str:
        """Empty if no run came so far as to have one."""
        return str(getattr(operator, "report_url", ""))


class JobOperator(SparkSubmitOperator):
    """Submits the shaded jar of a product's domain, and ends as the job's exit code says.

    Returns what the run left, see :func:`meshwork_airflow.submit.result.summary`. Writes the run's
    report by "mesh report", whatever the ending.

    :param product: DOMAIN.NAME
    """

    operator_extra_links = (ReportLink(),)
    ui_color = "#f6e7d0"

    def __init__(self, *, product: str, domain: str, **kwargs: Any) -> None:
        super().__init__(
            application=str(Checkout.current().application(domain)),
            conn_id=SPARK,
            name=product,
            openlineage_inject_parent_job_info=True,
            **kwargs,
        )
        self.product = product
        self.report_url = ""
        self.runs = RunFolder(Checkout.current().runs)

    def execute(self, context: Context) -> dict[str, Any]:  # type: ignore[override]
        """Runs the job to its end.

        :raises JobFailed: with the run's own error
        """
        deployment = Deployment.current()
        self._prepare(context, deployment)
        tries = Tries.of(context["ti"], context["dag_run"])
        end_leftovers(tries.earlier, END_SECONDS)
        exit_code, hook = self._run(context)
        record = self._left(hook, tries)
        if record is not None:
            self._report(record, deployment)
            exit_code = exit_code if hook.runs_driver else self._ended(record, exit_code)
        if exit_code:
            words = (record.error if record else "") or hook.words
            raise failure(f"The run of {self.product}", exit_code, words, record)
        return self._summary(record, tries, deployment) if record else self.left_nothing()

    def _summary(self, record: RunRecord, tries: Tries, deployment: Deployment) -> dict[str, Any]:
        """Of this run, or of an earlier try's that had published and couldn't tell of it.

        All that was new then isn't now, so readers would never hear of it.
        """
        missed = None if record.publication else self._submitted().published(tries.earlier)
        if missed is not None:
            self.log.info("An earlier try has published what was new: %s", missed.run)
            self._report(missed, deployment)
        return summary(missed or record, self.report_url)

    def _left(self, hook: JobHook, tries: Tries) -> RunRecord | None:
        """The run that this try has submitted, or found again after a worker was lost."""
        if hook.run_file is not None:
            return named(hook.run_file)
        return self._submitted().newest([tries.this] if hook.has_submitted else tries.earlier)

    def _submitted(self) -> Submitted:
        mode = next(MODES[word] for word in self.application_args or () if word in MODES)
        return Submitted(self.runs, self.product, mode)

    def _ended(self, record: RunRecord, exit_code: int) -> int:
        """The exit code of a driver in the cluster, which may be lost before it can say it."""
        if not record.is_running:
            return record.exit_code
        self.log.error("The driver was lost: the run says that it goes on.")
        return exit_code or Ending.UNAVAILABLE.exit_code

    def job_arguments(self, context: Context) -> Sequence[str]:
        """The job's options behind the product's name."""
        return batch_arguments(context)

    def _prepare(self, context: Context, deployment: Deployment) -> None:
        """Arguments and properties. A driver in the cluster finds the profile beside it."""
        checkout, spark = Checkout.current(), Destination.current()
        profile, in_cluster = checkout.profile(deployment.profile), spark.runs_drivers
        if in_cluster and spark.is_yarn:
            # With YARN's address a worker that is lost finds its application again.
            has_address = "yarn_resourcemanager_webapp_address" in spark.extra
            self._yarn_track_via_rm_api = self.durable = has_address
        self.files = str(profile) if in_cluster else None
        self.conf = {**self._environment(checkout, spark), **deployment.spark}
        conf = profile.name if in_cluster else str(profile)
        self.application_args = [self.product, *self.job_arguments(context), "--conf", conf]

    def _environment(self, checkout: Checkout, spark: Destination) -> dict[str, str]:
        """What a driver in the cluster is given of this task's environment."""
        environment = {**os.environ, "MESHWORK_RUNS": str(checkout.runs)}
        withheld = secrets(environment) if spark.runs_drivers else []
        if withheld:
            self.log.info(
                "Not handed to the driver, since a command line can be read by others: %s. See"
                ' "Elsewhere" in airflow-dags/README.md.',
                ", ".join(withheld),
            )
        return spark.properties(environment)

    def left_nothing(self) -> dict[str, Any]:
        """What a job has left that ended well without a JSON.

        :raises AirflowFailException: since nobody could tell what it has published
        """
        raise AirflowFailException(
            f"The run of {self.product} left no JSON in {self.runs.path}. Where the driver runs"
            " elsewhere, set MESHWORK_RUNS, here and there, to a folder that both see."
        )

    def _run(self, context: Context) -> tuple[int, JobHook]:
        self._hook = None
        try:
            super().execute(context)
        except (AirflowException, RuntimeError) as e:
            if not isinstance(self._hook, JobHook):
                raise
            # Airflow tells of the command; what is worth reading is what the job says.
            self.log.info("spark-submit: %s", str(e).split("\n", 1)[0])
            return self._hook.exit_code or 1, self._hook
        return 0, cast("JobHook", self._hook)

    def on_kill(self) -> None:
        """Lets the job finish its batch: it may go on beside the task, which ends at once."""
        if self._hook is not None:
            self._hook.on_kill()

    def _report(self, record: RunRecord, deployment: Deployment) -> None:
        """A run without its page is worth more than a page's failure."""
        self.report_url = deployment.report(self.runs, record.run)
        command = MeshCommand(Checkout.current(), ("report", record.run), self.log.info)
        if command.run():
            self.log.warning("There is no report of this run.")

    def _get_hook(self) -> JobHook:
        return JobHook(
            Checkout.current(),
            conn_id=SPARK,
            conf=self.conf,
            files=self.files,
            name=self.name,
            application_args=self.application_args,
            yarn_track_via_rm_api=self._yarn_track_via_rm_api,
        )
