"""What a job is told to read."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any, cast

import pytest
from airflow.sdk import Context
from airflow.sdk.exceptions import AirflowFailException

from meshwork_airflow.submit.arguments import batch_arguments


def context(run_type: str = "scheduled", **params: Any) -> Context:
    values = {
        "params": params,
        "dag_run": SimpleNamespace(run_type=run_type),
        "data_interval_start": datetime(2026, 1, 31, 8, 0, tzinfo=UTC),
        "data_interval_end": datetime(2026, 1, 31, 8, 15, tzinfo=UTC),
    }
    return cast("Context", values)


def test_a_scheduled_run_reads_what_is_new() -> None:
    assert batch_arguments(context()) == ["--batch"]


def test_a_backfill_reads_its_interval() -> None:
    range_ = ["--from", "2026-01-31T08:00:00Z", "--to", "2026-01-31T08:15:00Z"]
    assert batch_arguments(context("backfill")) == range_
    assert batch_arguments(context("backfill", bulk=True)) == [*range_, "--bulk"]


def test_a_range_by_hand_goes_before_a_backfills_interval() -> None:
    asked = context("backfill", **{"from": "0:100", "to": "0:200"})
    assert batch_arguments(asked) == ["--from", "0:100", "--to", "0:200"]


def test_a_blocked_batch_is_released_by_its_runs_name() -> None:
    assert batch_arguments(context("manual", release="r-1")) == ["--batch", "--release", "r-1"]


@pytest.mark.parametrize("ends", [{"from": "earliest"}, {"to": "latest", "from": ""}])
def test_refuses_a_range_with_one_end(ends: dict[str, str]) -> None:
    with pytest.raises(AirflowFailException, match='give both "from" and "to"'):
        batch_arguments(context("manual", **ends))


def test_a_backfill_without_an_interval_reads_what_is_new() -> None:
    asked = {**context("backfill"), "data_interval_start": None}
    assert batch_arguments(cast("Context", asked)) == ["--batch"]
