"""The DAGs of the shipped contracts, and policies that hold for each."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from airflow.dag_processing.dagbag import DagBag
from airflow.sdk import DAG, AssetOrTimeSchedule, CronDataIntervalTimetable
from airflow.sdk.definitions.asset import AssetAny

from meshwork_airflow.assets import asset
from meshwork_airflow.checkout import Checkout, product_of
from meshwork_airflow.contract.product import Table
from meshwork_airflow.contract.shelf import Shelf
from meshwork_airflow.dag.schedules import schedule
from meshwork_airflow.factory import product_dags
from meshwork_airflow.mesh.operator import MeshOperator
from meshwork_airflow.notify.callback import OwnerNotifier
from meshwork_airflow.notify.notice import Audience
from tests.mesh import Mesh

CHECKOUT = Path(__file__).parents[2]
DAGS = str(CHECKOUT / "airflow-dags" / "dags")
MAINTENANCE = {"mesh.retention", "mesh.quarantine", "mesh.catalog", "mesh.sla", "mesh.streams"}


@pytest.fixture
def shipped(monkeypatch: pytest.MonkeyPatch) -> DagBag:
    monkeypatch.setenv("MESHWORK_HOME", str(CHECKOUT))
    return DagBag(DAGS)


def shipped_products() -> list[str]:
    return [product_of(file) for file in Checkout(CHECKOUT).contracts()]


def test_every_shipped_contract_has_its_dags(shipped: DagBag) -> None:
    assert shipped.import_errors == {}
    products = set(shipped_products())
    assert len(products) >= 7
    assert set(shipped.dags) == products | {f"{p}.stream" for p in products} | MAINTENANCE
    assert all("broken-contract" not in dag.tags for dag in shipped.dags.values())


def test_each_product_is_checked_run_and_published(shipped: DagBag) -> None:
    for product in shipped_products():
        dag = shipped.dags[product]
        assert {t.task_id: set(t.downstream_task_ids) for t in dag.tasks} == {
            "check": {"run"},
            "run": {"publish"},
            "publish": set(),
        }
        check = dag.get_task("check")
        assert isinstance(check, MeshOperator)
        assert check.arguments == ["contract", "validate", product]
        tables = Shelf.of(Checkout(CHECKOUT)).products[product].outputs
        outlets = [outlet.name for outlet in dag.get_task("publish").outlets]
        assert outlets == [str(table) for table in tables]
        assert dag.get_task("run").retries == 5
        assert (dag.max_active_runs, dag.catchup) == (1, False)


def test_jobs_and_streams_have_the_pools_that_the_deployment_names() -> None:
    """Airflow's own without: what names a pool that isn't there would wait for ever."""
    names = "from meshwork_airflow.factory import product_dags, stream_dags\n"
    ask = (
        'run = product_dags()["iot.telemetry"]; stream = stream_dags()["iot.telemetry.stream"]\n'
        "print([t.pool for t in run.tasks], [t.pool for t in stream.tasks])"
    )

    def pools(**more: str) -> str:
        environment = os.environ | {"MESHWORK_HOME": str(CHECKOUT)} | more
        done = subprocess.run(  # in a process of its own: they are read as the package is
            [sys.executable, "-c", names + ask],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.splitlines()[-1]

    own = "default_pool"
    assert pools() == f"{[own] * 3} {[own] * 2}"
    named = pools(MESHWORK_POOL="meshwork_spark", MESHWORK_STREAM_POOL="meshwork_streams")
    assert named == f"{[own, 'meshwork_spark', own]} {[own, 'meshwork_streams']}"


def test_each_dag_is_owned_described_and_filed(shipped: DagBag) -> None:
    for dag_id, dag in shipped.dags.items():
        assert dag.doc_md, dag_id
        assert "When a run fails" in dag.doc_md or "When it fails" in dag.doc_md, dag_id
        assert dag_id.split(".")[0] in dag.tags, dag_id
        for task in dag.tasks:
            assert task.owner not in ("", "airflow", "unknown"), task
            assert [type(c) for c in callbacks(task.on_failure_callback)] == [OwnerNotifier], task


def callbacks(given: object) -> list[object]:
    return list(given) if isinstance(given, list | tuple) else [given]


def test_no_task_names_a_server_or_an_address(shipped: DagBag) -> None:
    for dag in shipped.dags.values():
        for task in dag.tasks:
            for value in (getattr(task, field, None) for field in task.template_fields):
                assert "localhost" not in str(value)
                assert "@" not in str(value)


def test_a_source_aligned_product_runs_on_its_cron(mesh: Mesh) -> None:
    product = Shelf.of(Checkout.current()).products["harbour.arrivals"]
    assert schedule(product) == CronDataIntervalTimetable("*/15 * * * *", timezone="UTC")


def test_an_aggregate_runs_on_any_publication_of_its_ports(mesh: Mesh) -> None:
    product = Shelf.of(Checkout.current()).products["harbour.traffic"]
    ports = schedule(product)
    assert isinstance(ports, AssetAny)
    assert list(ports.objects) == [asset(Table("harbour.arrivals", "arrivals_by_ship"))]


def test_an_aggregate_with_a_cron_runs_on_both(mesh: Mesh) -> None:
    file = mesh.contract("harbour.traffic")
    file.write_text(
        file.read_text() + 'customProperties:\n  - property: schedule\n    value: "@daily"\n'
    )
    product = Shelf.of(Checkout.current()).products["harbour.traffic"]
    assert isinstance(schedule(product), AssetOrTimeSchedule)


def test_a_broken_contract_says_so_in_its_own_dag(mesh: Mesh) -> None:
    mesh.contract("harbour.traffic").write_text("domain: [")
    bag = DagBag(DAGS)
    assert bag.import_errors == {}
    broken = bag.dags["harbour.traffic"]
    assert broken.tags == {"harbour", "broken-contract"}
    assert "not YAML" in str(broken.doc_md)
    assert "When a run fails" in str(broken.doc_md)
    assert "mesh contract validate harbour.traffic" in str(broken.doc_md)
    assert broken.get_task("contract_is_broken").owner == "unknown"
    assert "harbour.traffic.stream" not in bag.dags
    assert bag.dags["harbour.arrivals"].task_ids == ["check", "run", "publish"]


def test_a_broken_contract_is_its_owners_if_they_can_be_read(mesh: Mesh) -> None:
    file = mesh.contract("harbour.arrivals")
    file.write_text(file.read_text().replace("unit: minutes", "unit: fortnights"))
    broken = product_dags()["harbour.arrivals"]
    task = broken.get_task("contract_is_broken")
    assert task.owner == "pilots"
    (callback,) = callbacks(task.on_failure_callback)
    assert isinstance(callback, OwnerNotifier)
    assert callback.to == Audience("harbour.arrivals", ("pilots",), ("pilots@example.org",))
    assert "Owner: **pilots**" in str(broken.doc_md)
    assert "`jobs/harbour/contracts/arrivals.odcs.yaml`" in str(broken.doc_md)


def test_a_product_whose_port_is_missing_is_still_its_owners(mesh: Mesh) -> None:
    mesh.contract("harbour.arrivals").unlink()
    assert product_dags()["harbour.traffic"].get_task("contract_is_broken").owner == "statistics"


def test_a_task_parses_the_contract_of_its_own_product_alone(
    mesh: Mesh, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("_AIRFLOW_PARSING_CONTEXT_DAG_ID", "harbour.arrivals")
    assert list(product_dags()) == ["harbour.arrivals"]


def test_fifty_products_parse_in_two_seconds_of_processor_time(mesh: Mesh) -> None:
    """The issue's own bound. Airflow itself is imported before."""
    DagBag(DAGS)
    largest = (CHECKOUT / "jobs/iot/contracts/telemetry.odcs.yaml").read_text()
    for number in range(50):
        text = largest.replace("domain: iot", "domain: harbour")
        text = text.replace("dataProduct: telemetry", f"dataProduct: copy{number}")
        mesh.contract(f"harbour.copy{number}").write_text(text)
    began = time.process_time()
    bag: dict[str, DAG] = DagBag(DAGS).dags
    spent = time.process_time() - began
    assert len([name for name in bag if name.startswith("harbour.copy")]) == 100
    assert spent < 2
