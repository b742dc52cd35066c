"""The DAGs that look after all products."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from airflow.sdk import DAG, CronDataIntervalTimetable, Param

from meshwork_airflow.contract.product import Product
from meshwork_airflow.dag.settings import START
from meshwork_airflow.maintenance.quarantine import ReviewQuarantineOperator
from meshwork_airflow.maintenance.retention import ForgetRunsOperator
from meshwork_airflow.mesh.operator import MeshOperator
from meshwork_airflow.notify.callback import OwnerNotifier
from meshwork_airflow.notify.notice import Audience
from meshwork_airflow.sla.watch import SlaWatchOperator
from meshwork_airflow.stream.publications import AnnounceStreamsOperator

OWNER = "platform"
TRIAGE = "\n\n### When it fails\n\nThe log has the reason. Clear the task: it can be done twice.\n"


def _dag(name: str, description: str, schedule: str, **more: Any) -> DAG:
    return DAG(
        dag_id=f"mesh.{name}",
        description=description,
        schedule=CronDataIntervalTimetable(schedule, timezone="UTC"),
        start_date=START,
        catchup=False,
        max_active_runs=1,
        default_args={
            "owner": OWNER,
            "retries": 2,
            "retry_delay": timedelta(minutes=1),
            "on_failure_callback": OwnerNotifier(Audience(f"mesh.{name}", (OWNER,))),
        },
        tags=["mesh", "maintenance"],
        doc_md=f"## {description}{TRIAGE}",
        **more,
    )


def retention(products: list[Product]) -> DAG:
    """Old runs are forgotten."""
    days = Param(400, type="integer", minimum=1, description="Keep runs for so many days.")
    dag = _dag(
        "retention", "Forgets old runs and their reports", "40 3 * * *", params={"days": days}
    )
    ForgetRunsOperator(task_id="forget_runs", products=[str(p) for p in products], dag=dag)
    return dag


def quarantine_review(products: list[Product]) -> DAG:
    """A task for each product: one whose quarantine can't be read keeps none from theirs."""
    dag = _dag("quarantine", "Reminds owners of records in quarantine", "0 7 * * *")
    for product in products:
        ReviewQuarantineOperator(
            task_id=str(product), product=product, owner=", ".join(product.owners), dag=dag
        )
    return dag


def catalog() -> DAG:
    """All reports anew, such as after a change of contracts."""
    dag = _dag("catalog", "Writes the catalog and all reports again", "20 4 * * *")
    MeshOperator(task_id="report_all", arguments=["report", "--all"], dag=dag)
    return dag


def sla(products: list[Product]) -> DAG:
    """Freshness and latency of every product."""
    dag = _dag("sla", "Watches the freshness and latency that contracts promise", "*/5 * * * *")
    SlaWatchOperator(task_id="watch", products=products, dag=dag)
    return dag


def streams(products: list[Product]) -> DAG:
    """What streams publish becomes events that readers run on."""
    dag = _dag("streams", "Announces what streams have published", "*/5 * * * *")
    AnnounceStreamsOperator(task_id="announce", products=products, dag=dag)
    return dag
