"""A stream's life: it runs while its DAG isn't paused, and is started again when it is stuck."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from airflow.dag_processing.bundles.manager import DagBundlesManager
from airflow.dag_processing.dagbag import BundleDagBag, sync_bag_to_db
from airflow.models import DagModel, DagRun
from airflow.sdk import DAG
from airflow.utils.session import create_session
from airflow.utils.state import DagRunState
from airflow.utils.types import DagRunTriggeredByType, DagRunType
from confluent_kafka import Producer
from confluent_kafka.admin import AdminClient

from meshwork_airflow.checkout import Checkout
from meshwork_airflow.contract.shelf import Shelf
from meshwork_airflow.factory import maintenance_dags, product_dags, stream_dags
from meshwork_airflow.run.record import RunRecord
from meshwork_airflow.stream.health import LEAST_PATIENCE, Health, patience
from meshwork_airflow.stream.operator import StreamOperator
from meshwork_airflow.stream.publications import ANNOUNCED
from meshwork_airflow.stream.topics import Position, Topics, has_taken_over, read_until, topics
from tests.execution import execute, forget
from tests.mesh import Mesh
from tests.runs import run, time
from tests.webhook import Webhook

ARRIVALS = "harbour.arrivals"
BEGAN = time("2026-01-31T12:00:00Z")


def stream(every: timedelta = timedelta(milliseconds=200)) -> DAG:
    dag = stream_dags()[f"{ARRIVALS}.stream"]
    task = dag.get_task("stream")
    assert isinstance(task, StreamOperator)
    task.every = every
    return dag


def pause(dag_id: str, paused: bool) -> None:
    with create_session() as session:
        model = session.get(DagModel, dag_id)
        assert model
        model.is_paused = paused


def unpause(dag: DAG) -> None:
    """Makes the DAG known, and unpauses it."""
    manager = DagBundlesManager()  # type: ignore[no-untyped-call]
    manager.sync_bundles_to_db()
    (bundle,) = manager.get_all_dag_bundles()
    bag = BundleDagBag(dag_folder=bundle.path, bundle_path=bundle.path, bundle_name=bundle.name)
    sync_bag_to_db(bag, bundle.name, bundle.version)
    pause(dag.dag_id, False)


@contextmanager
def pausing_once(dag: DAG, is_time: Callable[[], bool]) -> Iterator[None]:
    """Pauses the DAG as soon as it is time, beside the run."""
    over = threading.Event()

    def wait() -> None:
        while not over.wait(0.05):
            if is_time():
                pause(dag.dag_id, True)
                return

    thread = threading.Thread(target=wait)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def outcomes(mesh: Mesh) -> list[str]:
    files = sorted(mesh.runs.glob("*.json"))
    return [json.loads(file.read_text())["outcome"] for file in files]


def test_pausing_the_dag_stops_the_stream_gracefully(mesh: Mesh, webhook: Webhook) -> None:
    dag = stream()
    unpause(dag)
    with pausing_once(dag, lambda: outcomes(mesh) == ["running"]):
        ended = execute(dag)
    assert ended.states == {"check": "success", "stream": "success"}
    (submitted,) = mesh.calls("spark-submit")
    assert "--stream" in submitted
    assert outcomes(mesh) == ["published"]
    assert webhook.posts == []


def test_a_stuck_stream_is_started_again(
    mesh: Mesh, brokers: Producer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("meshwork_airflow.stream.operator.patience", lambda _: timedelta(0))
    # Five records wait while it runs; it reads them in its last batch, once it is asked to end.
    read = [{"topic": ARRIVALS, "partition": number, "from": 0, "until": 5} for number in range(8)]
    mesh.jobs_end(*[{"silent": True, "offsets": read}] * 50)
    dag = stream()
    unpause(dag)
    with pausing_once(dag, lambda: {"published", "running"} <= set(outcomes(mesh))):
        ended = execute(dag)
    assert ended.run.state == "success"
    assert ended.tries["stream"] >= 2


def test_a_stream_that_was_killed_is_started_again(mesh: Mesh, webhook: Webhook) -> None:
    mesh.jobs_end(137)
    dag = stream()
    unpause(dag)
    with pausing_once(dag, lambda: "running" in outcomes(mesh)):
        ended = execute(dag)
    assert (ended.run.state, ended.tries["stream"]) == ("success", 2)
    (post,) = webhook.posts
    assert post["verdict"] == "killed"


@pytest.mark.parametrize(("again_after", "told"), [(timedelta(hours=6), 1), (timedelta(0), 3)])
def test_owners_are_told_of_the_first_restart_and_of_another_after_a_while(
    mesh: Mesh, webhook: Webhook, again_after: timedelta, told: int
) -> None:
    mesh.jobs_end(*[{"exitCode": 5, "error": "Cassandra doesn't answer."}] * 3)
    dag = stream()
    task = dag.get_task("stream")
    assert isinstance(task, StreamOperator)
    assert task.restarts.again_after == timedelta(hours=6)
    task.restarts = replace(task.restarts, again_after=again_after)
    unpause(dag)
    with pausing_once(dag, lambda: "running" in outcomes(mesh)):
        ended = execute(dag)
    assert (ended.run.state, ended.tries["stream"]) == ("success", 4)
    assert [post["verdict"] for post in webhook.posts] == ["unavailable"] * told
    assert "Cassandra doesn't answer." in webhook.posts[0]["text"]
    assert "It is started again by itself" in webhook.posts[0]["text"]


def test_the_end_of_the_last_try_is_told_once(mesh: Mesh, webhook: Webhook) -> None:
    mesh.jobs_end(*[{"exitCode": 5, "error": "Cassandra doesn't answer."}] * 2)
    dag = stream()
    dag.get_task("stream").retries = 1
    unpause(dag)
    assert execute(dag).run.state == "failed"
    first, last = webhook.posts
    assert "started again by itself" in first["text"]
    assert "started again by itself" not in last["text"]


# Of a DAG that other tests have changed, the database knows several versions.
@pytest.mark.filterwarnings("ignore:Multiple rows returned with uselist=False")
def test_nobody_is_told_of_a_stream_that_waits_for_a_batch(mesh: Mesh, webhook: Webhook) -> None:
    dag = stream()
    dag.get_task("stream").retries = 1
    with running(product_dags()[ARRIVALS]):
        execute(dag)
    assert ["waited for" in post["text"] for post in webhook.posts] == [True]
    assert mesh.calls("spark-submit") == []


@contextmanager
def running(dag: DAG) -> Iterator[None]:
    """A run of an unpaused DAG, between two tries of its task."""
    unpause(dag)
    now = datetime.now(UTC)
    with create_session() as session:
        run = DagRun(
            dag_id=dag.dag_id,
            run_id=f"scheduled__{now.isoformat()}",
            logical_date=now,
            run_after=now,
            run_type=DagRunType.SCHEDULED,
            triggered_by=DagRunTriggeredByType.TEST,
            state=DagRunState.RUNNING,
        )
        session.add(run)
    try:
        yield
    finally:
        with create_session() as session:
            session.delete(session.merge(run))


def test_a_batch_is_skipped_while_the_stream_runs(mesh: Mesh) -> None:
    with running(stream()):
        ended = execute(product_dags()[ARRIVALS])
        assert ended.states == {"check": "success", "run": "skipped", "publish": "skipped"}
        assert mesh.calls("spark-submit") == []
        # A range has no checkpoint: it is read beside the stream.
        execute(product_dags()[ARRIVALS], **{"from": "earliest", "to": "latest"})
        assert len(mesh.calls("spark-submit")) == 1


def test_a_paused_stream_whose_run_never_ends_keeps_no_batch_from_running(mesh: Mesh) -> None:
    with running(stream()):
        pause(f"{ARRIVALS}.stream", True)
        assert execute(product_dags()[ARRIVALS]).states["run"] == "success"


def test_a_batch_that_began_while_the_stream_was_paused_is_waited_for() -> None:
    stream = run("2026-01-31T12:10:00Z", mode="stream")
    later, ranges = run("2026-01-31T12:20:00Z"), run("2026-01-31T12:30:00Z", mode="backfill")
    assert has_taken_over([ranges, stream], BEGAN)
    assert not has_taken_over([ranges, later, stream], BEGAN)
    assert not has_taken_over([run("2026-01-31T11:59:00Z", mode="stream")], BEGAN)
    assert not has_taken_over([stream], None)
    assert not has_taken_over([], BEGAN)


def test_what_else_runs_beside_a_stream_says_nothing_of_its_health(mesh: Mesh) -> None:
    now = datetime.now(UTC)
    began = now - timedelta(hours=3)
    left(mesh, "1", began.isoformat(), "stream", publication=published(now))
    left(mesh, "2", now.isoformat(), "backfill", publication=None)
    task = stream().get_task("stream")
    assert isinstance(task, StreamOperator)
    assert task._health(None, began).idle < timedelta(minutes=1)


def left(mesh: Mesh, name: str, at: str, mode: str, **more: Any) -> None:
    """The file of a run; later ones have later names."""
    mesh.runs.mkdir(parents=True, exist_ok=True)
    record = run(at, mode=mode, run=f"{ARRIVALS}-20260131T08000000{name}Z-0001", **more).json
    (mesh.runs / f"{record['run']}.json").write_text(json.dumps(record))


def published(at: datetime, name: str = "p") -> dict[str, Any]:
    return {"id": name, "publishedAt": at.isoformat(), "eventTimeUntil": None}


@pytest.fixture(autouse=True)
def nothing_was_announced() -> None:
    """What was announced is remembered from run to run."""
    forget(ANNOUNCED)


def test_what_a_stream_has_published_is_announced_once(mesh: Mesh) -> None:
    now = datetime.now(UTC)
    left(mesh, "1", now.isoformat(), "stream", outcome="running", publication=published(now, "one"))
    ended = execute(maintenance_dags()["mesh.streams"])
    assert ended.states == {"announce": "success"}
    assert [event.extra["table"] for event in ended.events] == [
        "arrivals_by_ship",
        "latest_by_berth",
    ]
    assert execute(maintenance_dags()["mesh.streams"]).states == {"announce": "skipped"}
    left(mesh, "1", now.isoformat(), "stream", outcome="running", publication=published(now, "two"))
    assert execute(maintenance_dags()["mesh.streams"]).states == {"announce": "success"}


def test_what_a_stream_had_published_before_it_was_started_again_is_announced(mesh: Mesh) -> None:
    long_ago = datetime.now(UTC) - timedelta(days=2)
    left(mesh, "1", long_ago.isoformat(), "stream", publication=published(long_ago))
    left(mesh, "2", long_ago.isoformat(), "stream", outcome="running", publication=None)
    assert execute(maintenance_dags()["mesh.streams"]).states == {"announce": "success"}


def test_nothing_is_announced_of_batches(mesh: Mesh) -> None:
    left(mesh, "1", datetime.now(UTC).isoformat(), "batch")
    assert execute(maintenance_dags()["mesh.streams"]).states == {"announce": "skipped"}


def test_counts_what_waits_by_the_brokers(brokers: Producer) -> None:
    broker = next(iter(brokers.list_topics(timeout=10).brokers.values()))
    kafka = Topics(
        AdminClient({"bootstrap.servers": f"{broker.host}:{broker.port}"}), [ARRIVALS, "none.yet"]
    )
    assert kafka.waiting(Position({})) == 5
    assert kafka.waiting(Position({(ARRIVALS, 0): 3})) == 2
    assert kafka.waiting(Position({(ARRIVALS, 0): 9})) == 0
    # These brokers know no times: to them, all five had arrived before.
    assert kafka.waiting(Position({}, since=BEGAN)) == 0
    assert kafka.waiting(Position({(ARRIVALS, 0): 3}, since=BEGAN)) == 2


def test_a_stream_is_stuck_if_records_wait_and_nothing_is_published() -> None:
    late = BEGAN + LEAST_PATIENCE + timedelta(seconds=1)
    assert Health.of(None, BEGAN, 1, late).is_stuck(LEAST_PATIENCE)
    assert not Health.of(None, BEGAN, 1, BEGAN + LEAST_PATIENCE).is_stuck(LEAST_PATIENCE)
    assert not Health.of(None, BEGAN, 0, late).is_stuck(LEAST_PATIENCE)
    assert not Health.of(None, BEGAN, None, late).is_stuck(LEAST_PATIENCE)


def test_a_publication_shows_that_a_stream_gets_on() -> None:
    late = BEGAN + 2 * LEAST_PATIENCE
    published = run("2026-01-31T12:09:00Z", mode="stream")
    assert Health.of(published, BEGAN, 7, late).idle == timedelta(minutes=1)
    before = run("2026-01-31T11:00:00Z", mode="stream")
    assert Health.of(before, BEGAN, 7, late).idle == 2 * LEAST_PATIENCE


def test_patience_grows_with_the_promised_latency(mesh: Mesh) -> None:
    products = Shelf.of(Checkout.current()).products
    assert patience(products[ARRIVALS]) == timedelta(minutes=15)
    assert patience(products["harbour.traffic"]) == LEAST_PATIENCE


def test_a_product_reads_its_topic_or_the_changes_of_its_ports(mesh: Mesh) -> None:
    products = Shelf.of(Checkout.current()).products
    assert topics(products[ARRIVALS]) == [ARRIVALS]
    assert topics(products["harbour.traffic"]) == ["harbour.arrivals_by_ship.changes"]


def test_backfills_say_nothing_of_how_far_a_stream_is() -> None:
    runs = [
        run("2026-01-31T12:00:00Z", mode="backfill", offsets={("t", 0): 90}),
        run("2026-01-31T11:00:00Z", mode="stream", offsets={("t", 0): 40, ("t", 1): 7}),
        run("2026-01-31T10:00:00Z", mode="batch", offsets={("t", 0): 30, ("t", 2): 5}),
    ]
    assert read_until(runs) == Position({("t", 0): 40, ("t", 1): 7, ("t", 2): 5})


def test_a_partition_that_was_quiet_for_long_was_read_as_far_as_it_went() -> None:
    def hour(n: int, **more: Any) -> RunRecord:
        return run(f"2026-01-31T{23 - n:02}:00:00Z", publication=None, **more)

    quiet = [hour(n, outcome="nothing-new") for n in range(20)]
    old = [hour(20, offsets={("t", 0): 40})]
    assert read_until(quiet + old) == Position({}, time("2026-01-31T04:00:00Z"))
    assert read_until(quiet[:19]) == Position({}), "there was no other run before"
    # What a blocked run leaves waits, since whenever.
    blocked = [hour(n, outcome="blocked") for n in range(23)]
    assert read_until(blocked) == Position({})
