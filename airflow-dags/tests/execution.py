"""Runs a DAG by Airflow's own machinery, without its scheduler."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from airflow.models import DagRun
from airflow.models.asset import AssetEvent
from airflow.models.variable import Variable
from airflow.models.xcom import XComModel
from airflow.sdk import DAG
from airflow.utils.session import create_session
from sqlalchemy import delete, select

from meshwork_airflow.maintenance.memory import Memory


@dataclass(frozen=True)
class Ended:
    """A DAG run that has ended."""

    run: DagRun

    @property
    def states(self) -> dict[str, str]:
        return {ti.task_id: str(ti.state) for ti in self.run.get_task_instances()}

    @property
    def tries(self) -> dict[str, int]:
        return {ti.task_id: ti.try_number for ti in self.run.get_task_instances()}

    def xcom(self, task: str, key: str = "return_value") -> Any:
        with create_session() as session:
            found = XComModel.get_many(
                run_id=self.run.run_id, key=key, task_ids=[task], dag_ids=[self.run.dag_id]
            )
            value = session.execute(found.with_only_columns(XComModel.value)).first()
        return value and value[0]

    @property
    def events(self) -> list[AssetEvent]:
        """What it has announced, by table. Airflow announces in any order."""
        with create_session() as session:
            mine = AssetEvent.source_run_id == self.run.run_id
            found = session.scalars(select(AssetEvent).where(mine)).all()
            session.expunge_all()
        return sorted(found, key=lambda event: str(event.extra["table"]))


def execute(dag: DAG, **conf: Any) -> Ended:
    """Runs it to its end, its retries without pauses.

    :param conf: its parameters, as given by hand
    """
    return Ended(_without_pauses(dag).test(run_conf=conf or None))


def execute_by_hand(dag: DAG) -> Ended:
    """As execute, without a logical date, as a run that is triggered in the web pages."""
    return Ended(_without_pauses(dag).test(logical_date=None))


def forget(memory: Memory) -> None:
    """What runs of other tests have kept."""
    with create_session() as session:
        session.execute(delete(Variable).where(Variable.key == memory.variable))


def _without_pauses(dag: DAG) -> DAG:
    for task in dag.tasks:
        task.retry_delay = timedelta(0)
        task.retry_exponential_backoff = 0
    return dag
