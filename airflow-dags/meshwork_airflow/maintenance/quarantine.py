"""Reminds a product's people of records that wait in quarantine."""

from __future__ import annotations

import json
from typing import Any

from airflow.sdk import Context

from meshwork_airflow.contract.product import Product
from meshwork_airflow.deployment import Deployment
from meshwork_airflow.mesh.operator import MeshOperator
from meshwork_airflow.notify.notice import Audience, Notice
from meshwork_airflow.notify.targets import send


class ReviewQuarantineOperator(MeshOperator):
    """Counts a product's open records of the last 30 days, and tells its people if there are any.

    Returns how many there are.
    """

    def __init__(self, *, product: Product, **kwargs: Any) -> None:
        super().__init__(
            arguments=["quarantine", "list", str(product), "--last", "0", "--json"],
            with_profile=True,
            **kwargs,
        )
        self.product = product

    def execute(self, context: Context) -> int:  # type: ignore[override]
        """:raises JobFailed: if they can't be counted."""
        said = super().execute(context)
        overview = json.loads(said[said.index("{") :])
        open_records = int(overview["records"]["open"])
        if open_records:
            text = reminder(str(self.product), overview)
            notice = Notice(Audience.of(self.product), f"{open_records:,} in quarantine", text)
            send(notice, Deployment.current().notify)
        return open_records


def reminder(product: str, overview: dict[str, Any]) -> str:
    """What waits, by rule, and what can be done with it."""
    rules = [f"  {rule['open']:,}  {rule['rule']}" for rule in overview["rules"] if rule["open"]]
    return "\n".join(
        [
            f"{overview['records']['open']:,} records of {product} wait in quarantine. By rule:",
            *rules,
            f"To look at them: mesh quarantine list {product}",
            f"Once mended:     mesh quarantine replay {product} --rule RULE",
            f"If of no use:    mesh quarantine discard {product} --rule RULE --reason TEXT",
        ]
    )
