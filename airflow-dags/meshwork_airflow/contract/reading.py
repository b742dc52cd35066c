"""Reads what the scheduler needs of a contract."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from meshwork_airflow.checkout import product_of
from meshwork_airflow.contract.document import Document
from meshwork_airflow.contract.problems import Findings, InvalidContract, Problem
from meshwork_airflow.contract.product import Archetype, Channel, Product, Table
from meshwork_airflow.contract.promises import service_levels
from meshwork_airflow.contract.schedule import schedule

# The parser in C takes a tenth of the time.
LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read(file: Path) -> Product:
    """The product of a contract file.

    :raises InvalidContract: with every problem
    """
    text = _text(file)
    findings = Findings()
    product = _product(Document(_root(file, text), findings), file)
    if findings.found:
        problems = findings.problems(text)
        raise InvalidContract(product_of(file), file, problems, product.people)
    return product


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as e:
        reason = getattr(e, "strerror", None) or "it is not UTF-8 text"
        raise InvalidContract(product_of(file), file, [Problem(0, f"unreadable: {reason}")]) from e


def _root(file: Path, text: str) -> dict[str, Any]:
    try:
        root = yaml.load(text, Loader=LOADER)  # noqa: S506 (it is a safe one)
    except yaml.YAMLError as e:
        mark = getattr(e, "problem_mark", None)
        problem = Problem(mark.line + 1 if mark else 0, f"not YAML: {getattr(e, 'problem', e)}")
        raise InvalidContract(product_of(file), file, [problem]) from e
    if not isinstance(root, dict):
        raise InvalidContract(product_of(file), file, [Problem(1, "a contract must be a map")])
    return root


def _product(contract: Document, file: Path) -> Product:
    _check_place(contract, file)
    name = product_of(file)
    topic = next((s for s in _schemas(contract, "topic")), None)
    ports = _ports(contract, name)
    if topic is None and not ports:
        contract.problem("it reads nothing: no topic, and no table with an inputPort", "schema")
    return Product(
        domain=contract.text("domain"),
        name=contract.text("dataProduct"),
        title=contract.text("name") or name,
        version=contract.text("version"),
        purpose=contract.map("description").text("purpose"),
        archetype=Archetype.of(contract.texts("tags"), bool(ports)),
        tags=contract.texts("tags"),
        tables=_tables(contract),
        ports=ports,
        topic=(topic.text("physicalName") or topic.text("name")) if topic else None,
        schedule=schedule(contract),
        team=contract.map("team").text("name"),
        owners=_owners(contract),
        support=tuple(Channel(c.text("tool"), c.text("channel")) for c in contract.maps("support")),
        service_levels=service_levels(contract),
        file=file,
    )


def _check_place(contract: Document, file: Path) -> None:
    for key, expected in zip(
        ("domain", "dataProduct"), product_of(file).split(".", 1), strict=True
    ):
        if contract.text(key) != expected:
            contract.problem(
                f'{key} is "{contract.text(key)}", but the file\'s place says "{expected}"', key
            )


def _schemas(contract: Document, physical_type: str) -> list[Document]:
    return [s for s in contract.maps("schema") if s.text("physicalType") == physical_type]


def _tables(contract: Document) -> tuple[str, ...]:
    tables = [s.text("name") for s in _schemas(contract, "table") if s.custom("inputPort") is None]
    if not tables:
        contract.problem("it publishes nothing: no object of physicalType table", "schema")
    return tuple(tables)


def _ports(contract: Document, reader: str) -> tuple[Table, ...]:
    ports = []
    for schema in _schemas(contract, "table"):
        port = schema.custom("inputPort")
        if port is None:
            continue
        publisher = port.text("value")
        if publisher.count(".") != 1 or publisher == reader:
            port.problem(f'inputPort "{publisher}" is not another product, DOMAIN.NAME', "value")
        ports.append(Table(publisher, schema.text("name")))
    return tuple(ports)


def _owners(contract: Document) -> tuple[str, ...]:
    members = list(contract.map("team").maps("members"))
    owners = [m for m in members if m.text("role").lower() == "owner"] or members
    names = tuple(m.text("username") for m in owners if m.text("username"))
    if not names:
        contract.problem("nobody owns it: name a member of the team with role owner", "team")
    return names
