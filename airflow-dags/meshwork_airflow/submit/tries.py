"""The tries of a task, as the runs that they submit name them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self

from airflow.providers.openlineage.plugins.adapter import OpenLineageAdapter


@dataclass(frozen=True, slots=True)
class Tries:
    """The ids by which OpenLineage knows each try of one task in one DAG run.

    They are the parents of the runs that the task has submitted. No other task, DAG run or person
    submits a run with one of them.

    :param this: the current try's
    :param earlier: those before it, the newest first
    """

    this: str
    earlier: tuple[str, ...] = ()

    @classmethod
    def of(cls, ti: Any, dag_run: Any) -> Self:
        """Those of a running task. A run by hand may have no logical date."""

        def name(number: int) -> str:
            return str(
                OpenLineageAdapter.build_task_instance_run_id(
                    dag_id=ti.dag_id,
                    task_id=ti.task_id,
                    try_number=number,
                    logical_date=dag_run.logical_date or dag_run.run_after,
                    map_index=ti.map_index,
                )
            )

        latest = ti.try_number
        return cls(name(latest), tuple(name(n) for n in range(latest - 1, 0, -1)))
