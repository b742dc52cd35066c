"""What is done for all products."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

from meshwork_airflow.factory import maintenance_dags
from meshwork_airflow.maintenance.retention import ALWAYS_KEPT, outdated
from meshwork_airflow.run.folder import RunFolder
from tests.execution import execute
from tests.mesh import Mesh
from tests.webhook import Webhook


def files(mesh: Mesh, count: int, days_old: int) -> list[Path]:
    """Runs of harbour.arrivals, the newest first."""
    mesh.runs.mkdir(parents=True, exist_ok=True)
    written = (datetime.now(UTC) - timedelta(days=days_old)).timestamp()
    made = []
    for number in reversed(range(count)):
        file = mesh.runs / f"harbour.arrivals-20260131T080000{number:03}Z-00ff.json"
        for left in (file, file.with_suffix(".html"), file.with_suffix(".lineage.jsonl")):
            left.write_text("{}")
            os.utime(left, (written, written))
        made.append(file)
    return made


def test_forgets_old_runs_but_the_newest(mesh: Mesh) -> None:
    made = files(mesh, ALWAYS_KEPT + 3, days_old=30)
    other = mesh.runs / "harbour.arrivals.more-20260131T080000000Z-00ff.json"
    other.write_text("{}")
    execute(maintenance_dags()["mesh.retention"], days=29)
    left = {file.name for file in mesh.runs.glob("*.json")}
    assert left == {file.name for file in made[:ALWAYS_KEPT]} | {other.name}
    assert len(list(mesh.runs.glob("*.html"))) == ALWAYS_KEPT
    assert len(list(mesh.runs.glob("*.lineage.jsonl"))) == ALWAYS_KEPT


def test_keeps_what_is_not_old(mesh: Mesh) -> None:
    files(mesh, ALWAYS_KEPT + 3, days_old=30)
    before = datetime.now(UTC) - timedelta(days=31)
    assert list(outdated(RunFolder(mesh.runs), "harbour.arrivals", before)) == []


def test_owners_are_reminded_of_what_waits_in_quarantine(mesh: Mesh, webhook: Webhook) -> None:
    overview = {
        "records": {"open": 1200, "replayed": 3, "discarded": 0},
        "rules": [{"rule": "decode", "open": 1200}, {"rule": "required(ship)", "open": 0}],
    }
    mesh.mesh_ends(quarantine={"says": json.dumps(overview, indent=1)})
    ended = execute(maintenance_dags()["mesh.quarantine"])
    assert ended.xcom("harbour.arrivals") == 1200
    posts = {post["product"]: post for post in webhook.posts}
    assert posts["harbour.arrivals"]["verdict"] == "1,200 in quarantine"
    assert "  1,200  decode" in posts["harbour.arrivals"]["text"]
    assert "required(ship)" not in posts["harbour.arrivals"]["text"]
    asked = ["quarantine", "list", "harbour.arrivals", "--last", "0", "--json"]
    assert [*asked, "--profile", "local"] in mesh.calls("mesh")


def test_nobody_is_reminded_of_an_empty_quarantine(mesh: Mesh, webhook: Webhook) -> None:
    mesh.mesh_ends(quarantine={"says": '{"records": {"open": 0}, "rules": []}'})
    assert execute(maintenance_dags()["mesh.quarantine"]).run.state == "success"
    assert webhook.posts == []


def test_all_reports_are_written_again(mesh: Mesh) -> None:
    assert execute(maintenance_dags()["mesh.catalog"]).run.state == "success"
    assert mesh.calls("mesh") == [["report", "--all"]]
