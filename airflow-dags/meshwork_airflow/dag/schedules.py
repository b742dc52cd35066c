"""When a product's DAG runs."""

from __future__ import annotations

from airflow.sdk import AssetAny, AssetOrTimeSchedule, CronDataIntervalTimetable
from airflow.sdk.bases.timetable import BaseTimetable
from airflow.sdk.definitions.asset import BaseAsset

from meshwork_airflow.assets import asset
from meshwork_airflow.contract.product import Product


def schedule(product: Product) -> BaseTimetable | BaseAsset | None:
    """By its cron expression in UTC, on any publication of its ports, or both; by hand without.

    Any port is enough: a run takes up all that has changed since the one before.
    """
    cron = CronDataIntervalTimetable(product.schedule, timezone="UTC") if product.schedule else None
    if not product.ports:
        return cron
    ports = AssetAny(*(asset(table) for table in dict.fromkeys(product.ports)))
    return AssetOrTimeSchedule(timetable=cron, assets=ports) if cron else ports
