"""DAG runs whose job ends in each way that a job can."""

from __future__ import annotations

from pathlib import Path

import pytest

from meshwork_airflow.factory import product_dags
from tests.execution import execute
from tests.mesh import Mesh
from tests.webhook import Webhook

ARRIVALS = "harbour.arrivals"


def test_a_run_that_publishes_announces_each_table(mesh: Mesh, webhook: Webhook) -> None:
    ended = execute(product_dags()[ARRIVALS])

    assert ended.states == {"check": "success", "run": "success", "publish": "success"}
    assert mesh.calls("mesh")[0] == ["contract", "validate", ARRIVALS]
    (submitted,) = mesh.calls("spark-submit")
    jar = str(mesh.home / "jobs/harbour/target/meshwork-harbour.jar")
    conf = str(mesh.home / "conf/local.conf")
    assert submitted[submitted.index(jar) :] == [jar, ARRIVALS, "--batch", "--conf", conf]
    assert submitted[:2] == ["--master", "local[2]"]
    run = ended.xcom("run")["run"]
    assert mesh.calls("mesh")[1] == ["report", run]
    report = (mesh.runs / f"{run}.html").as_uri()
    assert ended.xcom("run", "_link_ReportLink") == report
    first, second = ended.events
    assert first.extra == {
        "product": ARRIVALS,
        "table": "arrivals_by_ship",
        "written": 49,
        "run": run,
        "mode": "batch",
        "verdict": "passed",
        "publication": ended.xcom("run")["publication"],
        "report": report,
    }
    assert (second.extra["table"], second.extra["written"]) == ("latest_by_berth", 0)
    assert webhook.posts == []


def test_the_parent_of_the_spark_run_is_the_task(mesh: Mesh) -> None:
    execute(product_dags()[ARRIVALS])
    (submitted,) = mesh.calls("spark-submit")
    parents = dict(w.split("=", 1) for w in submitted if w.startswith("spark.openlineage.parent"))
    assert parents["spark.openlineage.parentJobName"] == f"{ARRIVALS}.run"
    assert len(parents["spark.openlineage.parentRunId"]) == 36


def test_a_run_with_nothing_new_triggers_no_reader(mesh: Mesh) -> None:
    mesh.jobs_end({"exitCode": 0, "outcome": "nothing-new"})
    ended = execute(product_dags()[ARRIVALS])
    assert ended.states == {"check": "success", "run": "success", "publish": "skipped"}
    assert (ended.run.state, ended.events) == ("success", [])


def test_a_blocked_run_is_told_once_and_triggers_no_reader(mesh: Mesh, webhook: Webhook) -> None:
    mesh.jobs_end(4)
    ended = execute(product_dags()[ARRIVALS])

    assert ended.states == {"check": "success", "run": "failed", "publish": "upstream_failed"}
    assert (ended.run.state, ended.tries["run"], ended.events) == ("failed", 1, [])
    (post,) = webhook.posts
    (call,) = mesh.calls("spark-submit")
    assert call
    assert (post["product"], post["owners"], post["verdict"]) == (ARRIVALS, ["pilots"], "blocked")
    assert "Uniqueness of ship, arrived_at is 0.998; expected = 1" in post["text"]
    assert "To let it land: mesh run harbour.arrivals --batch --release" in post["text"]
    run = next(mesh.runs.glob("*.json")).stem
    assert post["report"] == (mesh.runs / f"{run}.html").as_uri()
    assert f"/dags/{ARRIVALS}/runs/" in post["log"]


def test_reports_are_linked_where_they_are_served(
    mesh: Mesh, webhook: Webhook, monkeypatch: pytest.MonkeyPatch
) -> None:
    served = '{"notify": ["told"], "reports_url": "https://mesh.example.org/runs"}'
    monkeypatch.setenv("AIRFLOW_VAR_MESHWORK", served)
    mesh.jobs_end(0, 4)
    ended = execute(product_dags()[ARRIVALS])
    page = f"https://mesh.example.org/runs/{ended.xcom('run')['run']}.html"
    assert ended.xcom("run", "_link_ReportLink") == page
    assert {event.extra["report"] for event in ended.events} == {page}
    execute(product_dags()[ARRIVALS])
    (post,) = webhook.posts
    assert post["report"].startswith(f"https://mesh.example.org/runs/{ARRIVALS}-")


def test_what_is_unavailable_is_tried_again(mesh: Mesh, webhook: Webhook) -> None:
    mesh.jobs_end({"exitCode": 5, "error": "Cassandra doesn't answer."}, 5, 0)
    ended = execute(product_dags()[ARRIVALS])
    assert (ended.run.state, ended.tries["run"], len(ended.events)) == ("success", 3, 2)
    assert webhook.posts == []


def test_what_stays_unavailable_is_told_once(mesh: Mesh, webhook: Webhook) -> None:
    mesh.jobs_end(*[{"exitCode": 5, "error": "Cassandra doesn't answer."}] * 6)
    ended = execute(product_dags()[ARRIVALS])
    assert (ended.run.state, ended.tries["run"]) == ("failed", 6)
    (post,) = webhook.posts
    assert (post["verdict"], "Cassandra doesn't answer." in post["text"]) == ("unavailable", True)


@pytest.mark.parametrize(
    ("code", "verdict"), [(3, "invalid"), (2, "usage"), (1, "defect"), (137, "killed")]
)
def test_every_other_failure_is_final(
    mesh: Mesh, webhook: Webhook, code: int, verdict: str
) -> None:
    words = "Cannot run harbour.arrivals: 1 problem in line 41."
    mesh.jobs_end({"exitCode": code, "noRun": True, "error": words})
    ended = execute(product_dags()[ARRIVALS])
    assert (ended.run.state, ended.tries["run"]) == ("failed", 1)
    (post,) = webhook.posts
    assert (post["verdict"], post["report"]) == (verdict, "")
    assert post["text"].startswith(f"The run of {ARRIVALS} ended with exit code {code}: ")
    assert post["text"].endswith(words)


def test_the_log_shows_the_runs_own_error(mesh: Mesh, capfd: pytest.CaptureFixture[str]) -> None:
    mesh.jobs_end(4)
    execute(product_dags()[ARRIVALS])
    out, err = capfd.readouterr()
    assert "line 13: IsPrimaryKey" in out + err


def test_a_contract_that_is_refused_runs_nothing(mesh: Mesh, webhook: Webhook) -> None:
    mesh.mesh_ends(contract={"says": "line 41: no such column", "exitCode": 3})
    ended = execute(product_dags()[ARRIVALS])
    assert ended.states["check"] == "failed"
    assert mesh.calls("spark-submit") == []
    (post,) = webhook.posts
    assert (post["verdict"], "line 41: no such column" in post["text"]) == ("invalid", True)


def test_a_contract_that_breaks_a_policy_is_refused_at_once_in_the_policys_words(
    mesh: Mesh, webhook: Webhook, capfd: pytest.CaptureFixture[str]
) -> None:
    words = 'line 12: column "berth" has no description. Say what it means. [columns-described]'
    mesh.mesh_ends(contract={"says": words, "exitCode": 3})
    dag = product_dags()[ARRIVALS]
    dag.get_task("check").retries = 3
    ended = execute(dag)
    assert ended.states == {
        "check": "failed",
        "run": "upstream_failed",
        "publish": "upstream_failed",
    }
    assert (ended.run.state, ended.tries["check"]) == ("failed", 1)
    assert mesh.calls("mesh") == [["contract", "validate", ARRIVALS]]
    assert words in "".join(capfd.readouterr())
    (post,) = webhook.posts
    assert (post["verdict"], words in post["text"]) == ("invalid", True)


def test_a_policy_that_only_warns_stops_nothing(mesh: Mesh) -> None:
    warning = f"{ARRIVALS}: warning: line 12: no freshness is promised. [service-promised]"
    mesh.mesh_ends(contract={"says": warning})
    ended = execute(product_dags()[ARRIVALS])
    assert (ended.run.state, ended.xcom("check")) == ("success", warning)


def test_a_range_is_read_by_hand(mesh: Mesh) -> None:
    ended = execute(product_dags()["harbour.traffic"], **{"from": "earliest", "to": "2026-01-31"})
    assert ended.run.state == "success"
    (submitted,) = mesh.calls("spark-submit")
    jar = next(word for word in submitted if word.endswith(".jar"))
    asked = submitted[submitted.index(jar) + 1 :][:5]
    assert asked == ["harbour.traffic", "--from", "earliest", "--to", "2026-01-31"]


def test_a_report_that_fails_spoils_no_run(mesh: Mesh) -> None:
    mesh.mesh_ends(report={"exitCode": 1})
    assert execute(product_dags()[ARRIVALS]).run.state == "success"


def test_a_run_whose_json_is_nowhere_announces_nothing(mesh: Mesh, webhook: Webhook) -> None:
    mesh.jobs_end({"exitCode": 0, "noRun": True, "error": "fine"})
    ended = execute(product_dags()[ARRIVALS])
    assert (ended.states["run"], ended.events) == ("failed", [])
    assert "left no JSON" in webhook.posts[0]["text"]


def test_a_driver_in_the_cluster_is_judged_by_its_json(
    mesh: Mesh, webhook: Webhook, monkeypatch: pytest.MonkeyPatch
) -> None:
    yarn = '{"conn_type": "spark", "host": "yarn", "extra": {"deploy-mode": "cluster"}}'
    monkeypatch.setenv("AIRFLOW_CONN_MESHWORK_SPARK", yarn)
    mesh.jobs_end({"exitCode": 4, "submitCode": 1})
    ended = execute(product_dags()[ARRIVALS])
    assert (ended.run.state, ended.tries["run"]) == ("failed", 1)
    assert webhook.posts[0]["verdict"] == "blocked"
    (submitted,) = mesh.calls("spark-submit")
    assert submitted[submitted.index("--files") + 1] == str(mesh.home / "conf/local.conf")
    assert submitted[-2:] == ["--conf", "local.conf"]


def test_a_driver_that_is_lost_in_the_cluster_is_no_success(
    mesh: Mesh, webhook: Webhook, monkeypatch: pytest.MonkeyPatch
) -> None:
    yarn = '{"conn_type": "spark", "host": "yarn", "extra": {"deploy-mode": "cluster"}}'
    monkeypatch.setenv("AIRFLOW_CONN_MESHWORK_SPARK", yarn)
    lost = {"exitCode": 0, "outcome": "running", "submitCode": 0}
    mesh.jobs_end(lost, {"exitCode": 0, "submitCode": 0})
    ended = execute(product_dags()[ARRIVALS])
    assert (ended.run.state, ended.tries["run"]) == ("success", 2)
    assert webhook.posts == []


def test_a_broken_contract_fails_its_own_dag(mesh: Mesh, webhook: Webhook) -> None:
    mesh.contract(ARRIVALS).write_text("a: [1")
    dags = product_dags()
    assert execute(dags[ARRIVALS]).states == {"contract_is_broken": "failed"}
    (post,) = webhook.posts
    assert (post["product"], post["verdict"]) == (ARRIVALS, "invalid")
    assert "not YAML" in post["text"]
    assert dags["harbour.traffic"].task_ids == ["check", "run", "publish"]


def test_the_profile_is_the_deployments(mesh: Mesh, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(
        "AIRFLOW_VAR_MESHWORK", '{"profile": "cluster", "spark": {"spark.driver.memory": "4g"}}'
    )
    execute(product_dags()[ARRIVALS])
    (submitted,) = mesh.calls("spark-submit")
    assert submitted[-2:] == ["--conf", str(Path(mesh.home, "conf/cluster.conf"))]
    assert "spark.driver.memory=4g" in submitted
