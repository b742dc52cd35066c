"""Runs that Airflow's scheduler begins, against real servers, each test upon the one before."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from acceptance.airflow import Airflow
from acceptance.conftest import DAILY, NOW, World
from acceptance.polling import wait_for
from acceptance.standalone import HOST, Standalone

TELEMETRY = "iot.telemetry"
STREAM = f"{TELEMETRY}.stream"
HEALTH = "iot.device_health"
DEVICES = "iot.devices"
TABLES = [
    f"iot.{table}"
    for table in (
        "readings_by_device_day",
        "latest_by_device",
        "rollup_1m_by_device_day",
        "rollup_1h_by_device_month",
    )
]
DONE = {"check": "success", "run": "success", "publish": "success"}
# Three of the daily schedule's days, the newest of which ended two days ago.
DAYS = [DAILY - timedelta(days=ago) for ago in (5, 4, 3)]

pytestmark = pytest.mark.scheduler


def reading(device: str, at: datetime, value: float) -> dict[str, Any]:
    return {
        "device": device,
        "sensor": "temperature",
        "unit": "celsius",
        "value": value,
        "event_time": at.isoformat().replace("+00:00", "Z"),
    }


def send_three_days(world: World) -> None:
    """Readings that arrive on three days: some twice, some corrected, some of the day before."""
    for number, day in enumerate(DAYS):
        arrival = day + timedelta(hours=2)
        own = [
            reading(f"dev-{d}", day + timedelta(minutes=m), 20 + d + m)
            for d in (1, 2, 3)
            for m in range(4)
        ]
        again = [reading("dev-1", DAYS[0] + timedelta(minutes=1), 21.5 + number)]
        late = [reading("dev-2", day - timedelta(hours=number), 19.25)]
        world.servers.send(TELEMETRY, arrival, *own, *again, *late, own[0])


def tables(world: World) -> dict[str, list[tuple[Any, ...]]]:
    return {table: world.servers.rows(table) for table in TABLES}


def check_lineage(world: World, run: str) -> None:
    """The Spark run's own events name the task that submitted it, and what it wrote."""
    start, *_, complete = world.checkout.lineage(run)
    assert (start["eventType"], complete["eventType"]) == ("START", "COMPLETE")
    assert complete["job"]["name"] == TELEMETRY
    assert start["run"]["runId"] == complete["run"]["runId"]
    parent = complete["run"]["facets"]["parent"]
    of_task = [e for e in world.checkout.lineage() if e["run"]["runId"] == parent["run"]["runId"]]
    assert {event["job"]["name"] for event in of_task} == {f"{TELEMETRY}.run"}
    dag_runs = {event["run"]["facets"]["parent"]["run"]["runId"] for event in of_task}
    assert dag_runs == {parent["root"]["run"]["runId"]}
    assert parent["job"]["name"] == f"{TELEMETRY}.run"
    assert {output["name"] for output in complete["outputs"]} == set(TABLES)
    assert [i["name"] for i in complete["inputs"]][:1] == [TELEMETRY]
    assert world.checkout.record(run)["parent"]["run"] == parent["run"]["runId"]


def test_cron_runs_telemetry_and_its_publication_runs_device_health(world: World) -> None:
    airflow = world.airflow
    registered = [
        {
            "device": f"dev-{d}",
            "site": "hall",
            "model": "T1",
            "expected_interval_s": 60,
            "updated_at": DAYS[0].isoformat().replace("+00:00", "Z"),
        }
        for d in (1, 2, 3)
    ]
    world.servers.send(DEVICES, NOW, *registered)
    airflow.pause(DEVICES, False)
    run = airflow.first(DEVICES, run_type="scheduled")
    assert airflow.ended(DEVICES, run) == "success"
    assert airflow.summary(DEVICES, run)["counts"]["landed"] == 3
    assert len(world.servers.rows("iot.devices")) == 3

    send_three_days(world)
    airflow.pause(HEALTH, False)
    airflow.pause(TELEMETRY, False)
    run = airflow.first(TELEMETRY, run_type="scheduled")
    assert airflow.ended(TELEMETRY, run) == "success"
    assert airflow.states(TELEMETRY, run) == DONE
    assert airflow.tasks(TELEMETRY, run)["run"]["pool"] == "meshwork_spark"
    counts = airflow.summary(TELEMETRY, run)["counts"]
    assert (counts["consumed"], counts["quarantined"]) == (3 * 15, 0)
    check_lineage(world, airflow.summary(TELEMETRY, run)["run"])
    readings = world.servers.rows("iot.readings_by_device_day")
    assert {row[0] for row in readings} == {"dev-1", "dev-2", "dev-3"}
    assert len(readings) == 3 * 12 + 2

    follower = airflow.first(HEALTH, run_type="asset_triggered")
    assert airflow.ended(HEALTH, follower) == "success"
    assert airflow.states(HEALTH, follower) == DONE
    latest = [row for row in world.servers.rows("iot.device_health") if "latest" in row]
    assert len(latest) == 3
    assert world.webhook.posts == []
    world.in_time = tables(world)


def test_a_blocked_run_fails_is_told_once_and_no_reader_follows(world: World) -> None:
    airflow = world.airflow
    followers, events = airflow.runs(HEALTH), airflow.events()
    landed = tables(world)
    # One sensor that measures frost and fire at once.
    minute = NOW - timedelta(minutes=1)
    world.servers.send(
        TELEMETRY,
        NOW,
        *(reading("dev-3", minute + timedelta(seconds=n), v) for n, v in enumerate([-59, 149] * 3)),
    )
    run = airflow.trigger(TELEMETRY)
    assert airflow.ended(TELEMETRY, run) == "failed"
    states = airflow.states(TELEMETRY, run)
    assert states == {"check": "success", "run": "failed", "publish": "upstream_failed"}
    assert airflow.tasks(TELEMETRY, run)["run"]["try_number"] == 1
    (post,) = wait_for("the notice", lambda: world.webhook.posts)
    assert (post["product"], post["verdict"]) == (TELEMETRY, "blocked")
    assert "StandardDeviation" in post["text"]
    assert f"To let it land: mesh run {TELEMETRY} --batch --release " in post["text"]
    assert tables(world) == landed
    assert (airflow.runs(HEALTH), airflow.events()) == (followers, events)


def test_a_run_without_cassandra_is_tried_again_and_ends_well(world: World) -> None:
    airflow = world.airflow
    (post,) = world.webhook.posts
    blocked = post["text"].split("--release ")[1].split()[0]
    airflow.pause(HEALTH, True)
    world.servers.stop_cassandra()
    run = airflow.trigger(TELEMETRY, release=blocked)
    wait_for(
        "the second try",
        lambda: (
            airflow.tasks(TELEMETRY, run)["run"]["state"] == "up_for_retry"
            or airflow.tasks(TELEMETRY, run)["run"]["try_number"] > 1
        ),
    )
    world.servers.start_cassandra()
    assert airflow.ended(TELEMETRY, run) == "success"
    assert airflow.states(TELEMETRY, run) == DONE
    assert airflow.tasks(TELEMETRY, run)["run"]["try_number"] > 1
    assert airflow.summary(TELEMETRY, run)["counts"]["landed"] == 6
    # What is tried again with success is nobody's worry.
    assert world.webhook.posts == [post]


def test_a_backfill_out_of_order_ends_in_the_same_tables(world: World) -> None:
    airflow = world.airflow
    assert all(world.in_time.values())
    assert tables(world) != world.in_time
    world.servers.truncate(*TABLES)
    before = len(airflow.runs(TELEMETRY))
    world.checkout.airflow(
        "backfill",
        "create",
        *("--dag-id", TELEMETRY, "--run-backwards", "--max-active-runs", "1"),
        *("--from-date", DAYS[0].isoformat(), "--to-date", DAYS[-1].isoformat()),
    )
    names = [
        run["dag_run_id"]
        for run in wait_for(
            "the backfill's runs", lambda: _three(airflow.runs(TELEMETRY, run_type="backfill"))
        )
    ]
    assert [airflow.ended(TELEMETRY, name) for name in names] == ["success"] * 3
    runs = airflow.runs(TELEMETRY, run_type="backfill")
    starts = [run["data_interval_start"] for run in runs]
    assert starts == sorted(starts, reverse=True)
    assert len(airflow.runs(TELEMETRY)) == before + 3
    assert [airflow.summary(TELEMETRY, n)["counts"]["consumed"] for n in names] == [15] * 3
    # What has arrived since is of none of these days.
    assert tables(world) == world.in_time


def test_a_stream_is_started_again_when_it_is_killed_and_ends_when_it_is_paused(
    world: World,
) -> None:
    airflow = world.airflow
    landed = len(world.servers.rows("iot.readings_by_device_day"))
    told = len(world.webhook.posts)
    airflow.pause(STREAM, False)
    run = airflow.first(STREAM)
    # One at a time: those that stand in the topic have been read by batches.
    world.servers.send(TELEMETRY, NOW, reading("dev-1", NOW + timedelta(seconds=1), 20))
    world.servers.awaits("iot.readings_by_device_day", landed + 1)
    world.checkout.driver(TELEMETRY).kill()
    world.servers.send(TELEMETRY, NOW, reading("dev-1", NOW + timedelta(seconds=2), 21))
    world.servers.awaits("iot.readings_by_device_day", landed + 2)
    assert airflow.tasks(STREAM, run)["stream"]["try_number"] == 2
    assert [post["verdict"] for post in world.webhook.posts[told:]] == ["killed"]
    airflow.pause(STREAM, True)
    assert airflow.ended(STREAM, run) == "success"
    assert world.checkout.drivers(TELEMETRY) == []


def test_a_cluster_of_two_workers_runs_the_same_dag(world: World) -> None:
    checkout = world.checkout
    spark = checkout.home / ".mesh" / "spark"
    landed = len(world.servers.rows("iot.readings_by_device_day"))
    checkout.mesh("airflow", "down")
    with Standalone.running(spark, checkout.home / ".mesh" / "standalone") as cluster:
        said = checkout.mesh(
            *("airflow", "up", "--port", "0", "--notify", "told", "--profile", "cluster"),
            SPARK_LOCAL_IP=HOST,
            **world.servers.addresses(),
            MESHWORK_MASTER=cluster.url,
        )
        airflow = Airflow.announced(said)
        more = [reading("dev-1", NOW - timedelta(seconds=s), 21 + s / 10) for s in range(20)]
        world.servers.send(TELEMETRY, NOW, *more)
        run = airflow.trigger(TELEMETRY)
        assert airflow.ended(TELEMETRY, run) == "success"
        assert airflow.states(TELEMETRY, run) == DONE
        assert airflow.summary(TELEMETRY, run)["counts"]["landed"] == len(more)
        assert [len(executors) for executors in cluster.executors()] == [1, 1]
        checkout.mesh("airflow", "down")
    assert len(world.servers.rows("iot.readings_by_device_day")) == landed + len(more)


def _three(runs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return runs if len(runs) == 3 else []
