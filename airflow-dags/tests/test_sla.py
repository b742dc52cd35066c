"""Which promises hold."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from confluent_kafka import KafkaException

from meshwork_airflow.checkout import Checkout
from meshwork_airflow.contract.shelf import Shelf
from meshwork_airflow.factory import maintenance_dags
from meshwork_airflow.sla.breach import breaches, newest_event
from meshwork_airflow.sla.watch import TOLD
from meshwork_airflow.stream.topics import Topics
from tests.execution import execute, forget
from tests.mesh import Mesh
from tests.runs import run, time
from tests.webhook import Webhook

# Seven minutes after arrivals have been due.
NOW = time("2026-01-31T12:07:00Z")


def found(newest: datetime | None, unread: int = 0, streams: bool = True) -> list[str]:
    product = Shelf.of(Checkout.current()).products["harbour.arrivals"]
    return [str(b) for b in breaches(product, newest, lambda _: unread, NOW, streams)]


def test_promises_hold_up_to_their_limit(mesh: Mesh) -> None:
    assert found(NOW - timedelta(hours=2)) == []


def test_what_is_older_than_promised_is_a_breach(mesh: Mesh) -> None:
    assert found(NOW - timedelta(hours=2, seconds=1)) == [
        "freshness of arrivals_by_ship is 2:00:01; promised: 2:00:00",
        "freshness of latest_by_berth is 2:00:01; promised: 2:00:00",
    ]


def test_what_was_never_published_is_not_fresh(mesh: Mesh) -> None:
    assert found(None)[0].startswith("freshness of arrivals_by_ship is unknown")


def test_records_that_wait_for_longer_than_promised_are_a_breach(mesh: Mesh) -> None:
    product = Shelf.of(Checkout.current()).products["harbour.arrivals"]
    asked: list[datetime] = []

    def unread_since(moment: datetime) -> int:
        asked.append(moment)
        return 1200

    (breach,) = breaches(product, NOW, unread_since, NOW, streams=True)
    assert str(breach) == (
        "latency of arrivals_by_ship is missed by 1,200 records that wait; promised: 0:05:00"
    )
    assert asked == [NOW - timedelta(minutes=5)]


def test_what_runs_by_cron_must_have_read_what_was_there_when_it_was_due(mesh: Mesh) -> None:
    product = Shelf.of(Checkout.current()).products["harbour.arrivals"]
    asked: list[datetime] = []

    def unread_since(moment: datetime) -> int:
        asked.append(moment)
        return 0

    for minute in (7, 4):
        list(breaches(product, NOW, unread_since, NOW.replace(minute=minute)))
    # At 12:04 the run of 12:00 has a minute left of the promised five.
    assert asked == [NOW.replace(minute=0), NOW.replace(hour=11, minute=45)]


def test_what_runs_by_cron_is_as_fresh_as_when_it_was_due(mesh: Mesh) -> None:
    # Two hours ago it was 10:07; it had been due at 10:00.
    due = NOW - timedelta(hours=2, minutes=7)
    assert found(due - timedelta(hours=2), streams=False) == []
    assert found(due - timedelta(hours=2, seconds=1), streams=False) == [
        "freshness of arrivals_by_ship is 2:00:01; promised: 2:00:00",
        "freshness of latest_by_berth is 2:00:01; promised: 2:00:00",
    ]


def test_the_newest_event_is_that_of_any_run() -> None:
    runs = [
        run("2026-01-31T10:00:00Z", mode="backfill", event="2026-01-02T00:00:00Z"),
        run("2026-01-31T09:00:00Z", event="2026-01-31T08:59:00Z"),
        run("2026-01-31T08:00:00Z", event=None),
        run("2026-01-31T07:00:00Z", publication=None),
    ]
    assert newest_event(runs) == time("2026-01-31T08:59:00Z")
    assert newest_event([]) is None


def test_runs_that_had_nothing_new_hide_no_publication() -> None:
    quiet = [run("2026-01-31T10:00:00Z", publication=None, outcome="nothing-new")] * 300
    published = run("2026-01-28T10:00:00Z", event="2026-01-28T09:59:00Z")
    assert newest_event([*quiet, published]) == time("2026-01-28T09:59:00Z")


@pytest.fixture(autouse=True)
def nobody_was_told() -> None:
    """What people were told of is remembered from run to run."""
    forget(TOLD)


@pytest.mark.usefixtures("mesh")
def test_people_are_told_of_a_breach_once_while_it_lasts(webhook: Webhook) -> None:
    dag = maintenance_dags()["mesh.sla"]
    assert execute(dag).run.state == "success"
    (post,) = webhook.posts
    assert (post["product"], post["verdict"]) == ("harbour.arrivals", "late")
    assert "freshness of arrivals_by_ship" in post["text"]
    execute(dag)
    assert len(webhook.posts) == 1


@pytest.mark.usefixtures("mesh", "brokers")
def test_brokers_that_do_not_answer_hide_no_other_breach(
    webhook: Webhook, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreachable(*_: object) -> int:
        raise KafkaException("no broker answers")

    monkeypatch.setattr(Topics, "waiting_since", unreachable)
    for _ in range(2):
        assert execute(maintenance_dags()["mesh.sla"]).run.state == "success"
        (post,) = webhook.posts
        assert "freshness of arrivals_by_ship" in post["text"]
        assert "latency of arrivals_by_ship is unknown, since the brokers" in post["text"]


@pytest.mark.usefixtures("mesh", "brokers")
def test_the_brokers_are_asked_for_records_that_wait(webhook: Webhook) -> None:
    # These brokers know no times: to them, all five records had arrived before.
    execute(maintenance_dags()["mesh.sla"])
    assert "latency of arrivals_by_ship is missed by 5 records" in webhook.posts[0]["text"]
