"""DAGs that are triggered by hand, without a logical date."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from meshwork_airflow.factory import maintenance_dags, product_dags
from meshwork_airflow.stream.publications import ANNOUNCED
from tests.execution import execute, execute_by_hand, forget
from tests.mesh import Mesh
from tests.runs import run

ARRIVALS = "harbour.arrivals"
EMPTY = {"quarantine": {"says": '{"records": {"open": 0}, "rules": []}'}}


@pytest.mark.parametrize("dag", ["mesh.sla", "mesh.quarantine", "mesh.catalog", "mesh.retention"])
def test_what_looks_after_the_mesh_runs_by_hand(mesh: Mesh, dag: str) -> None:
    mesh.mesh_ends(**EMPTY)
    assert execute_by_hand(maintenance_dags()[dag]).run.state == "success"


@pytest.mark.parametrize("product", [ARRIVALS, "harbour.traffic"])
def test_a_product_runs_by_hand(mesh: Mesh, product: str) -> None:
    ended = execute_by_hand(product_dags()[product])
    assert (ended.run.logical_date, ended.run.state) == (None, "success")
    assert ended.states["publish"] == "success"
    (submitted,) = mesh.calls("spark-submit")
    assert "--batch" in submitted


def test_what_was_announced_by_hand_is_not_announced_again(mesh: Mesh) -> None:
    forget(ANNOUNCED)
    streams = maintenance_dags()["mesh.streams"]
    publishes(mesh, "one")
    assert execute(streams).states == {"announce": "success"}
    publishes(mesh, "two")
    assert execute_by_hand(streams).states == {"announce": "success"}
    assert execute(streams).states == {"announce": "skipped"}
    assert execute_by_hand(streams).states == {"announce": "skipped"}


def publishes(mesh: Mesh, name: str) -> None:
    """A stream, whose newest publication this is."""
    mesh.runs.mkdir(parents=True, exist_ok=True)
    now = datetime.now(UTC).isoformat()
    publication = {"id": name, "publishedAt": now, "eventTimeUntil": None}
    record = run(now, mode="stream", outcome="running", publication=publication).json
    (mesh.runs / f"{record['run']}.json").write_text(json.dumps(record))
