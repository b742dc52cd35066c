"""A data product as the scheduler sees it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from pathlib import Path

from meshwork_airflow.contract.problems import People


class Archetype(StrEnum):
    """The kinds of product that data meshes know; a contract's tag says which."""

    SOURCE_ALIGNED = "source-aligned"
    AGGREGATE = "aggregate"
    CONSUMER_ALIGNED = "consumer-aligned"

    @classmethod
    def of(cls, tags: Iterable[str], reads_products: bool) -> Archetype:
        """What the tags say; without one, what reads products is an aggregate."""
        named = [kind for kind in cls if kind in tags]
        return named[0] if named else cls.AGGREGATE if reads_products else cls.SOURCE_ALIGNED


@dataclass(frozen=True, slots=True, order=True)
class Table:
    """A published table.

    :param product: the full name of the one that publishes it
    """

    product: str
    name: str

    def __str__(self) -> str:
        return f"{self.product}.{self.name}"


@dataclass(frozen=True, slots=True)
class ServiceLevel:
    """A promised length of time.

    :param property: freshness or latency
    :param table: for which it is promised; all of them if None
    """

    property: str
    within: timedelta
    table: str | None = None


@dataclass(frozen=True, slots=True)
class Channel:
    """Where the people behind a product are reached.

    :param tool: email, slack, ...
    :param address: on it
    """

    tool: str
    address: str


@dataclass(frozen=True, slots=True)
class Product:
    """One data product.

    :param tables: the names of those that it publishes
    :param ports: the published tables that it reads; none if it is made from a topic
    :param topic: that it is made from; None if it reads tables
    :param schedule: a cron expression; None if it runs as a stream or on its ports' publications
    :param owners: user names
    """

    domain: str
    name: str
    title: str
    version: str
    purpose: str
    archetype: Archetype
    tags: tuple[str, ...]
    tables: tuple[str, ...]
    ports: tuple[Table, ...]
    topic: str | None
    schedule: str | None
    team: str
    owners: tuple[str, ...]
    support: tuple[Channel, ...]
    service_levels: tuple[ServiceLevel, ...]
    file: Path

    def __str__(self) -> str:
        return f"{self.domain}.{self.name}"

    @property
    def outputs(self) -> tuple[Table, ...]:
        """The tables that it publishes."""
        return tuple(Table(str(self), table) for table in self.tables)

    def addresses(self, tool: str) -> list[str]:
        """Where its people are reached by one tool."""
        return [channel.address for channel in self.support if channel.tool == tool]

    @property
    def people(self) -> People:
        """Its owners, and the e-mail channels of its support."""
        return People(self.owners, tuple(self.addresses("email")))
