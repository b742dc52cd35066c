"""Published tables as Airflow's assets, and the task that announces a publication."""

from __future__ import annotations

from typing import Any

from airflow.sdk import Asset, BaseOperator, Context
from airflow.sdk.exceptions import AirflowSkipException

from meshwork_airflow.contract.product import Table


def asset(table: Table) -> Asset:
    """The asset of a table. Publisher and readers name it alike without reading each other."""
    return Asset(name=str(table), uri=f"meshwork://{table.product}/{table.name}", group="meshwork")


def extra(summary: dict[str, Any], table: Table) -> dict[str, Any]:
    """What an event of a table says: the publication, how good it is, where its report is."""
    rows = {name.split(".", 1)[-1]: count for name, count in summary["written"].items()}
    return {
        "product": table.product,
        "table": table.name,
        "written": rows.get(table.name, 0),
        **{key: summary[key] for key in ("run", "mode", "verdict", "publication", "report")},
    }


class PublishOperator(BaseOperator):
    """An event of each output table, if the run published; skipped if there was nothing new.

    :param run_task: the task whose result is the run's summary
    """

    ui_color = "#d9e8f5"

    def __init__(self, *, tables: tuple[Table, ...], run_task: str, **kwargs: Any) -> None:
        super().__init__(outlets=[asset(table) for table in tables], **kwargs)
        self.tables = tables
        self.run_task = run_task

    def execute(self, context: Context) -> None:
        """Announces the publication."""
        summary = context["ti"].xcom_pull(task_ids=self.run_task)
        if not summary or not summary["publication"]:
            raise AirflowSkipException("Nothing new: no publication, so no reader has to run.")
        for table in self.tables:
            context["outlet_events"][asset(table)].extra = extra(summary, table)
            self.log.info("Published %s: %s", table, summary["publication"]["id"])
