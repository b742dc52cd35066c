"""Which runs a task takes for its own: those that its tries have submitted."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from types import SimpleNamespace
from typing import Any

import pytest

from meshwork_airflow.factory import product_dags
from meshwork_airflow.run.folder import RunFolder
from meshwork_airflow.submit.hook import JobHook
from meshwork_airflow.submit.result import Submitted
from meshwork_airflow.submit.tries import Tries
from tests.execution import execute
from tests.mesh import Mesh
from tests.runs import run

ARRIVALS = "harbour.arrivals"
AT = datetime(2026, 1, 31, 8, tzinfo=UTC)
CLUSTER = {"deploy-mode": "cluster"}


def left(mesh: Mesh, name: str, parent: str | None, mode: str = "batch", **more: Any) -> None:
    """The file of a run; later ones have later names."""
    mesh.runs.mkdir(parents=True, exist_ok=True)
    record = run(
        AT.isoformat(),
        mode=mode,
        run=f"{ARRIVALS}-{name}Z-0001",
        parent=parent and {"run": parent},
        **more,
    ).json
    (mesh.runs / f"{record['run']}.json").write_text(json.dumps(record))


def tries(number: int = 2, task: str = "run", **dag_run: Any) -> Tries:
    ti = SimpleNamespace(dag_id=ARRIVALS, task_id=task, try_number=number, map_index=-1)
    return Tries.of(ti, SimpleNamespace(**{"logical_date": AT, "run_after": AT} | dag_run))


def test_each_try_of_each_dag_run_has_a_name_of_its_own() -> None:
    second = tries(2)
    assert tries(1) == Tries(second.earlier[0])
    assert tries(3).earlier == (second.this, *second.earlier)
    others = [tries(2, logical_date=AT + timedelta(microseconds=1)), tries(2, task="stream")]
    assert all(other.this not in (second.this, *second.earlier) for other in others)


def test_a_run_by_hand_may_have_no_logical_date() -> None:
    assert tries(2, logical_date=None) == tries(2)


def test_only_the_runs_of_these_tries_and_this_mode_are_found(mesh: Mesh) -> None:
    mine = tries(2)
    left(mesh, "20260131T080000001", mine.earlier[0])
    left(mesh, "20260131T080000002", mine.this, mode="backfill")
    left(mesh, "20260131T080000003", tries(2, logical_date=AT + timedelta(days=1)).this)
    left(mesh, "20260131T080000004", tries(2, task="stream").this, mode="stream")
    left(mesh, "20260131T080000005", None)
    batches = Submitted(RunFolder(mesh.runs), ARRIVALS, "batch")
    assert batches.newest([mine.this]) is None
    found = batches.newest(mine.earlier)
    assert found is not None
    assert found.run.endswith("001Z-0001")
    streams = Submitted(RunFolder(mesh.runs), ARRIVALS, "stream")
    assert streams.newest([mine.this, *mine.earlier]) is None


def test_the_newest_that_has_published_is_found(mesh: Mesh) -> None:
    mine = tries(3)
    left(mesh, "20260131T080000001", mine.earlier[1])
    left(mesh, "20260131T080000002", mine.earlier[0], publication=None)
    found = Submitted(RunFolder(mesh.runs), ARRIVALS, "batch").published(mine.earlier)
    assert found is not None
    assert found.run.endswith("001Z-0001")


def yarn(monkeypatch: pytest.MonkeyPatch, **more: str) -> None:
    connection = {"conn_type": "spark", "host": "yarn", "extra": CLUSTER | more}
    monkeypatch.setenv("AIRFLOW_CONN_MESHWORK_SPARK", json.dumps(connection))


def test_a_driver_in_the_cluster_is_not_taken_for_another_that_began_later(
    mesh: Mesh, monkeypatch: pytest.MonkeyPatch
) -> None:
    yarn(monkeypatch)
    mesh.jobs_end({"exitCode": 0, "submitCode": 0})
    began = datetime.now(UTC) + timedelta(hours=1)
    at: dict[str, Any] = {"startedAt": began.isoformat(), "publication": None}
    left(mesh, f"{began:%Y%m%dT%H%M%S}000", tries(1).this, **at)
    ended = execute(product_dags()[ARRIVALS])
    assert ended.states == {"check": "success", "run": "success", "publish": "success"}
    assert not ended.xcom("run")["run"].endswith("000Z-0001")


def test_a_driver_that_left_nothing_takes_no_other_run_for_its_own(
    mesh: Mesh, monkeypatch: pytest.MonkeyPatch
) -> None:
    yarn(monkeypatch)
    mesh.jobs_end({"exitCode": 0, "noRun": True, "error": "fine"})
    began = datetime.now(UTC)
    left(mesh, f"{began:%Y%m%dT%H%M%S}000", None, startedAt=began.isoformat())
    ended = execute(product_dags()[ARRIVALS])
    assert (ended.states["run"], ended.events) == ("failed", [])


def test_what_an_earlier_try_has_published_is_announced_by_the_one_that_finds_nothing_new(
    mesh: Mesh,
) -> None:
    # As if its worker had been lost: it has published, and the task doesn't know.
    mesh.jobs_end({"exitCode": 5, "publishes": True}, {"exitCode": 0, "outcome": "nothing-new"})
    ended = execute(product_dags()[ARRIVALS])
    assert ended.states == {"check": "success", "run": "success", "publish": "success"}
    first, _ = sorted(file.stem for file in mesh.runs.glob("*.json"))
    assert [event.extra["run"] for event in ended.events] == [first, first]
    assert ended.events[0].extra["written"] == 49
    assert ended.xcom("run", "_link_ReportLink") == (mesh.runs / f"{first}.html").as_uri()
    assert mesh.calls("mesh")[-1] == ["report", first]


def test_nothing_is_announced_again_of_another_dag_run(mesh: Mesh) -> None:
    assert execute(product_dags()[ARRIVALS]).states["publish"] == "success"
    mesh.jobs_end({"exitCode": 5, "publishes": False}, {"exitCode": 0, "outcome": "nothing-new"})
    assert execute(product_dags()[ARRIVALS]).states["publish"] == "skipped"


@contextmanager
def resource_manager(*answers: tuple[str, str]) -> Iterator[str]:
    """YARN's, which says of an application: its state, and how it has ended."""
    left_to_say = list(answers)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            state, end = left_to_say.pop(0)
            body = json.dumps({"app": {"state": state, "finalStatus": end}}).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def lose_the_first_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is gone while it waits for the application, which nobody has told."""
    wait = JobHook._start_yarn_application_status_tracking
    lost: list[str] = []

    def wait_or_be_lost(hook: JobHook, application: str) -> None:
        if not lost:
            lost.append(application)
            raise OSError("the worker is lost")
        wait(hook, application)

    monkeypatch.setattr(JobHook, "_start_yarn_application_status_tracking", wait_or_be_lost)


def test_an_application_that_goes_on_is_found_again_with_its_run(
    mesh: Mesh, monkeypatch: pytest.MonkeyPatch
) -> None:
    lose_the_first_worker(monkeypatch)
    with resource_manager(("RUNNING", "UNDEFINED"), ("FINISHED", "SUCCEEDED")) as address:
        yarn(monkeypatch, yarn_resourcemanager_webapp_address=address)
        mesh.jobs_end({"exitCode": 0, "submitCode": 0})
        ended = execute(product_dags()[ARRIVALS])
    assert (ended.run.state, ended.tries["run"]) == ("success", 2)
    assert len(mesh.calls("spark-submit")) == 1
    (file,) = mesh.runs.glob("*.json")
    assert [event.extra["run"] for event in ended.events] == [file.stem, file.stem]
