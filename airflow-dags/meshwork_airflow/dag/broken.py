"""The DAG that stands for a product whose contract is broken."""

from __future__ import annotations

from typing import Any

from airflow.sdk import DAG, BaseOperator, Context

from meshwork_airflow.contract.problems import InvalidContract
from meshwork_airflow.dag.docs import broken_doc
from meshwork_airflow.dag.settings import START
from meshwork_airflow.notify.callback import OwnerNotifier
from meshwork_airflow.notify.notice import Audience
from meshwork_airflow.run.ending import Ending
from meshwork_airflow.run.exceptions import JobRefused

# The contract can't be read so far as to tell.
UNKNOWN = "unknown"


class BrokenContractOperator(BaseOperator):
    """Fails with what is wrong with the contract."""

    ui_color = "#f2c1b9"

    def __init__(self, *, product: str, problems: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.product = product
        self.problems = problems

    def execute(self, context: Context) -> None:
        """:raises JobRefused: always."""
        raise JobRefused(f"Scheduling {self.product}", Ending.INVALID.exit_code, self.problems)


def broken_dag(invalid: InvalidContract) -> DAG:
    """Has the product's name, says what is wrong, and fails daily until it is mended.

    An import error would be shown too, but to those alone who look; a failed run tells people.
    """
    people = invalid.people
    with DAG(
        dag_id=invalid.product,
        description="The contract is broken",
        schedule="@daily",
        start_date=START,
        catchup=False,
        max_active_runs=1,
        default_args={
            "owner": ", ".join(people.owners) or UNKNOWN,
            "on_failure_callback": OwnerNotifier(
                Audience(invalid.product, people.owners, people.addresses)
            ),
        },
        tags=[invalid.product.split(".")[0], "broken-contract"],
        doc_md=broken_doc(invalid),
    ) as dag:
        BrokenContractOperator(
            task_id="contract_is_broken", product=invalid.product, problems=str(invalid)
        )
    return dag
