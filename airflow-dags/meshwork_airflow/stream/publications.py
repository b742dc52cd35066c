"""Announces what streams publish: their tasks end with the stream, too late for readers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Any

from airflow.sdk import AssetAlias, BaseOperator, Context
from airflow.sdk.exceptions import AirflowSkipException

from meshwork_airflow.assets import asset, extra
from meshwork_airflow.checkout import Checkout
from meshwork_airflow.contract.product import Product
from meshwork_airflow.deployment import Deployment
from meshwork_airflow.maintenance.memory import Memory
from meshwork_airflow.run.folder import RunFolder
from meshwork_airflow.run.record import RunRecord
from meshwork_airflow.stream.topics import RUNS_LOOKED_AT
from meshwork_airflow.submit.result import summary

ANNOUNCED = Memory("meshwork_announced")
ALIAS = AssetAlias("meshwork.streams", group="meshwork")


class AnnounceStreamsOperator(BaseOperator):
    """An event of each output table of the streams that have published since the last one.

    A publication that is announced twice does no harm: readers take up what has changed.
    """

    ui_color = "#d9e8f5"

    def __init__(self, *, products: Sequence[Product], **kwargs: Any) -> None:
        super().__init__(outlets=[ALIAS], **kwargs)
        self.products = products

    def execute(self, context: Context) -> None:
        """Announces them; skipped if there is none."""
        runs, deployment = RunFolder(Checkout.current().runs), Deployment.current()
        before = ANNOUNCED.recall()
        announced = dict(before)
        for product in self.products:
            run = latest(runs, product)
            if run is None or run.publication is None:
                continue
            if run.publication.id == before.get(str(product)):
                continue
            left = summary(run, deployment.report(runs, run.run))
            for table in product.outputs:
                context["outlet_events"][ALIAS].add(asset(table), extra=extra(left, table))
            announced[str(product)] = run.publication.id
        if announced == before:
            raise AirflowSkipException("No stream has published.")
        ANNOUNCED.keep(announced)


def latest(runs: RunFolder, product: Product) -> RunRecord | None:
    """The product's newest stream that has published; it may have been started again since."""
    streams = (run for run in runs.newest(str(product)) if run.mode == "stream")
    return next((run for run in islice(streams, RUNS_LOOKED_AT) if run.publication), None)
