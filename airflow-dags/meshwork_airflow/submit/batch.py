"""The task that runs a product's batch."""

from __future__ import annotations

from typing import Any

from airflow.sdk import Context
from airflow.sdk.exceptions import AirflowSkipException

from meshwork_airflow.stream.activity import is_active
from meshwork_airflow.stream.name import stream_dag_id
from meshwork_airflow.submit.operator import JobOperator


class BatchOperator(JobOperator):
    """Reads what is new, or a range again.

    Skipped while the product's stream runs, since that reads what is new, and both have one
    checkpoint; a range has none, and is read beside the stream.
    """

    def execute(self, context: Context) -> dict[str, Any]:  # type: ignore[override]
        """Runs the job to its end."""
        reads_what_is_new = "--batch" in self.job_arguments(context)
        ti: Any = context["ti"]
        if reads_what_is_new and is_active(ti, stream_dag_id(self.product), "stream"):
            raise AirflowSkipException(f"The stream of {self.product} runs, and reads what is new.")
        return super().execute(context)
