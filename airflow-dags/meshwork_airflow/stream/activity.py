"""Whether another DAG of the same product has its checkpoint."""

from __future__ import annotations

from typing import Any

BUSY = ["queued", "running", "restarting"]


def is_active(ti: Any, dag_id: str, task_id: str) -> bool:
    """Whether a DAG's task runs, or will again by itself.

    A paused DAG's run may stay "running" for ever, between two tries: nobody schedules the next.

    :param ti: a running task, which knows the others
    """
    if ti.get_ti_count(dag_id=dag_id, task_ids=[task_id], states=BUSY):
        return True
    return bool(ti.get_dr_count(dag_id=dag_id, states=["running"])) and not (
        ti.get_dag(dag_id).is_paused
    )
