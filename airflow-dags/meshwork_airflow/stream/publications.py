"""Announces what streams publish: their tasks end with the stream, too late for readers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from airflow.sdk import AssetAlias, BaseOperator, Context
from airflow.sdk.exceptions import AirflowSkipException

from meshwork_airflow.assets import asset, extra
from meshwork_airflow.checkout import Checkout
from meshwork_airflow.contract.product import Product
from meshwork_airflow.deployment import Deployment
from meshwork_airflow.run.folder import RunFolder
from meshwork_airflow.run.record import RunRecord
from meshwork_airflow.submit.result import summary

ALIAS = AssetAlias("meshwork.streams", group="meshwork")


class AnnounceStreamsOperator(BaseOperator):
    """An event of each output table of the streams that published in the data interval.

    A publication that is announced twice does no harm: readers take up what has changed.
    """

    ui_color = "#d9e8f5"

    def __init__(self, *, products: Sequence[Product], **kwargs: Any) -> None:
        super().__init__(outlets=[ALIAS], **kwargs)
        self.products = products

    def execute(self, context: Context) -> None:
        """Announces them; skipped if there is none."""
        since = context["data_interval_start"]
        runs, deployment = RunFolder(Checkout.current().runs), Deployment.current()
        announced = 0
        for product in self.products:
            for run in published_since(runs, product, since):
                left = summary(run, deployment.report(runs, run.run))
                for table in product.outputs:
                    context["outlet_events"][ALIAS].add(asset(table), extra=extra(left, table))
                    announced += 1
        if not announced:
            raise AirflowSkipException("No stream has published.")


def published_since(
    runs: RunFolder, product: Product, since: datetime | None
) -> Iterator[RunRecord]:
    """The newest run of the product, if it is a stream that has published since then."""
    newest = next((run for run in runs.newest(str(product)) if run.mode == "stream"), None)
    publication = newest.publication if newest else None
    if newest and publication and (since is None or publication.published_at >= since):
        yield newest
