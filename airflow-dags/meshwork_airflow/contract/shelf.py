"""All contracts of a checkout, the broken ones beside the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from meshwork_airflow.checkout import Checkout, product_of
from meshwork_airflow.contract.problems import Findings, InvalidContract
from meshwork_airflow.contract.product import Product
from meshwork_airflow.contract.reading import read


@dataclass(frozen=True, slots=True)
class Shelf:
    """The products, and what is wrong with the contracts of the others, by full names."""

    products: Mapping[str, Product]
    broken: Mapping[str, InvalidContract]

    @classmethod
    def of(cls, checkout: Checkout, only: str | None = None) -> Self:
        """Reads the contracts.

        :param only: this product alone; of the others those are read that it reads
        """
        files = {product_of(file): file for file in checkout.contracts()}
        wanted = set(files) if only is None else {only}
        products, broken = _read(files, wanted)
        ports = {port.product for product in products.values() for port in product.ports}
        others, unreadable = _read(files, ports - wanted)
        publishers = {**others, **products}
        for invalid in list(_dangling(products, publishers, {*broken, *unreadable})):
            broken[invalid.product] = invalid
            del products[invalid.product]
        return cls(products, broken)


def _read(
    files: Mapping[str, Path], wanted: Set[str]
) -> tuple[dict[str, Product], dict[str, InvalidContract]]:
    products: dict[str, Product] = {}
    broken: dict[str, InvalidContract] = {}
    for name in sorted(wanted & files.keys()):
        try:
            products[name] = read(files[name])
        except InvalidContract as e:
            broken[name] = e
    return products, broken


def _dangling(
    products: Mapping[str, Product], publishers: Mapping[str, Product], broken: Set[str]
) -> Iterator[InvalidContract]:
    """Products whose ports nobody publishes. They would wait for ever, and nobody would know."""
    for product in products.values():
        findings = Findings()
        for port in product.ports:
            publisher = publishers.get(port.product)
            if publisher is None and port.product not in broken:
                findings.add(f"it reads {port}, but there is no product {port.product}", "schema")
            elif publisher is not None and port.name not in publisher.tables:
                known = ", ".join(publisher.tables)
                findings.add(f"it reads {port}; {port.product} publishes {known}", "schema")
        if findings.found:
            text = product.file.read_text(encoding="utf-8")
            problems = findings.problems(text)
            yield InvalidContract(str(product), product.file, problems, product.people)
