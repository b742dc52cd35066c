"""What is read of a contract, and what is said of a broken one."""

from __future__ import annotations

from datetime import timedelta

import pytest

from meshwork_airflow.checkout import Checkout
from meshwork_airflow.contract.problems import InvalidContract
from meshwork_airflow.contract.product import Archetype, Channel, ServiceLevel, Table
from meshwork_airflow.contract.reading import read
from meshwork_airflow.contract.shelf import Shelf
from tests.mesh import Mesh


def edit(mesh: Mesh, product: str, old: str, new: str) -> None:
    file = mesh.contract(product)
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


def problems(mesh: Mesh, product: str) -> list[str]:
    with pytest.raises(InvalidContract) as caught:
        read(mesh.contract(product))
    return [str(problem) for problem in caught.value.problems]


def test_reads_a_source_aligned_product(mesh: Mesh) -> None:
    product = read(mesh.contract("harbour.arrivals"))
    assert str(product) == "harbour.arrivals"
    assert product.archetype is Archetype.SOURCE_ALIGNED
    assert product.outputs == (
        Table("harbour.arrivals", "arrivals_by_ship"),
        Table("harbour.arrivals", "latest_by_berth"),
    )
    assert (product.topic, product.schedule) == ("harbour.arrivals", "*/15 * * * *")
    assert product.owners == ("pilots",)
    assert product.support == (Channel("email", "pilots@example.org"),)
    assert product.service_levels == (
        ServiceLevel("latency", timedelta(minutes=5), "arrivals_by_ship"),
        ServiceLevel("freshness", timedelta(hours=2), "arrivals_by_ship"),
        ServiceLevel("freshness", timedelta(hours=2), "latest_by_berth"),
    )


def test_reads_the_ports_of_an_aggregate(mesh: Mesh) -> None:
    product = read(mesh.contract("harbour.traffic"))
    assert product.ports == (Table("harbour.arrivals", "arrivals_by_ship"),)
    assert product.tables == ("traffic_by_day",)
    assert (product.topic, product.schedule) == (None, None)
    assert product.archetype is Archetype.AGGREGATE


def test_names_every_problem_with_its_line(mesh: Mesh) -> None:
    edit(mesh, "harbour.arrivals", '"*/15 * * * *"', '"every 15 minutes"')
    edit(mesh, "harbour.arrivals", "unit: minutes", "unit: fortnights")
    edit(mesh, "harbour.arrivals", "dataProduct: arrivals", "dataProduct: arrival")
    assert problems(mesh, "harbour.arrivals") == [
        'line 8: dataProduct is "arrival", but the file\'s place says "arrivals"',
        "line 23: slaProperties.latency must be a number with a unit of "
        'seconds, minutes, hours, days, not "5 fortnights"',
        'line 44: schedule "every 15 minutes" is not a cron expression such as "*/15 * * * *"',
    ]


@pytest.mark.parametrize("cron", ["61 * * * *", "* * * *", "@fortnightly", ""])
def test_refuses_what_is_no_cron_expression(mesh: Mesh, cron: str) -> None:
    edit(mesh, "harbour.arrivals", '"*/15 * * * *"', f'"{cron}"')
    assert "is not a cron expression" in problems(mesh, "harbour.arrivals")[0]


def test_refuses_a_product_that_nobody_owns(mesh: Mesh) -> None:
    edit(mesh, "harbour.traffic", "    - username: statistics\n      role: owner\n", "    []\n")
    assert problems(mesh, "harbour.traffic") == [
        "line 20: nobody owns it: name a member of the team with role owner"
    ]


def test_refuses_a_product_without_input_or_output(mesh: Mesh) -> None:
    mesh.contract("harbour.traffic").write_text(
        "domain: harbour\ndataProduct: traffic\nteam: {members: [{username: x}]}\nschema: []\n"
    )
    assert problems(mesh, "harbour.traffic") == [
        "line 4: it reads nothing: no topic, and no table with an inputPort",
        "line 4: it publishes nothing: no object of physicalType table",
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: [1", "not YAML"),
        ("- a\n", "line 1: a contract must be a map"),
        ("", "line 1: a contract must be a map"),
        ("schema: 5\n", "schema must be a list"),
        ("team: [x]\n", "team must be a map"),
    ],
)
def test_refuses_what_is_no_contract(mesh: Mesh, text: str, problem: str) -> None:
    mesh.contract("harbour.traffic").write_text(text)
    assert any(problem in found for found in problems(mesh, "harbour.traffic"))


def test_a_broken_contract_keeps_none_of_the_others_out(mesh: Mesh) -> None:
    mesh.contract("harbour.arrivals").write_text("a: [1")
    shelf = Shelf.of(Checkout.current())
    assert list(shelf.products) == ["harbour.traffic"]
    assert list(shelf.broken) == ["harbour.arrivals"]


def test_refuses_a_port_that_nobody_publishes(mesh: Mesh) -> None:
    edit(mesh, "harbour.arrivals", "- name: arrivals_by_ship", "- name: arrivals_by_day")
    edit(mesh, "harbour.arrivals", "element: arrivals_by_ship, latest_by_berth", "element: x")
    shelf = Shelf.of(Checkout.current())
    assert "reads harbour.arrivals.arrivals_by_ship; harbour.arrivals publishes" in str(
        shelf.broken["harbour.traffic"]
    )


@pytest.mark.parametrize("only", [None, "harbour.traffic"])
def test_refuses_a_port_of_no_product(mesh: Mesh, only: str | None) -> None:
    mesh.contract("harbour.arrivals").unlink()
    shelf = Shelf.of(Checkout.current(), only)
    assert "there is no product harbour.arrivals" in str(shelf.broken["harbour.traffic"])


def test_a_product_alone_is_read_without_the_others(mesh: Mesh) -> None:
    shelf = Shelf.of(Checkout.current(), "harbour.traffic")
    assert (list(shelf.products), dict(shelf.broken)) == (["harbour.traffic"], {})
