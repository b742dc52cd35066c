"""What all DAGs of products have in common."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from typing import Any

from meshwork_airflow.contract.product import Product
from meshwork_airflow.notify.callback import OwnerNotifier
from meshwork_airflow.notify.notice import Audience

# Before the first record of any mesh, so that every backfill is allowed; nothing is caught up.
START = datetime(2020, 1, 1, tzinfo=UTC)

# Airflow's pools bound how many jobs run at once. A stream would keep a batch's slot for ever.
POOL = os.environ.get("MESHWORK_POOL", "default_pool")
STREAM_POOL = os.environ.get("MESHWORK_STREAM_POOL", "default_pool")

# What a job that ends with "unavailable" is given: by default after 30 s, 1, 2, 4, 8 minutes.
RETRIES: dict[str, Any] = {
    "retries": 5,
    "retry_delay": timedelta(seconds=float(os.environ.get("MESHWORK_RETRY_SECONDS", "30"))),
    "retry_exponential_backoff": 2,
    "max_retry_delay": timedelta(minutes=10),
}


def default_args(product: Product) -> dict[str, Any]:
    """Owner, and who is told when a task fails."""
    return {
        "owner": ", ".join(product.owners),
        "on_failure_callback": OwnerNotifier(Audience.of(product)),
    }


def tags(product: Product, *more: str) -> list[str]:
    """Its domain and kind, to filter by."""
    return [product.domain, str(product.archetype), *more]
