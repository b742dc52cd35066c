"""The lengths of time that a contract promises and that are watched."""

from __future__ import annotations

import re
from datetime import timedelta

from meshwork_airflow.contract.document import Document
from meshwork_airflow.contract.product import ServiceLevel

WATCHED = ("freshness", "latency")
UNITS = ("seconds", "minutes", "hours", "days")
NUMBER = re.compile(r"\d{1,9}(\.\d{1,9})?")


def service_levels(contract: Document) -> tuple[ServiceLevel, ...]:
    """Freshness and latency, once for each table that they name."""
    levels: list[ServiceLevel] = []
    for promise in contract.maps("slaProperties"):
        if promise.text("property") not in WATCHED:
            continue
        within = _span(promise)
        named = promise.text("element")
        tables: list[str | None] = [t.strip() for t in named.split(",") if t.strip()]
        if within is not None:
            name = promise.text("property")
            levels += [ServiceLevel(name, within, table) for table in tables or [None]]
    return tuple(levels)


def _span(promise: Document) -> timedelta | None:
    value, unit = promise.text("value"), _unit(promise.text("unit"))
    if not NUMBER.fullmatch(value) or unit is None:
        promise.problem(
            f"slaProperties.{promise.text('property')} must be a number with a unit of "
            f'{", ".join(UNITS)}, not "{value} {promise.text("unit")}"',
            "unit" if NUMBER.fullmatch(value) else "value",
        )
        return None
    return timedelta(**{unit: float(value)})


def _unit(written: str) -> str | None:
    """A unit by its name, in the plural or not, or by its first letter."""
    return next((u for u in UNITS if written and written in (u, u[:-1], u[0])), None)
