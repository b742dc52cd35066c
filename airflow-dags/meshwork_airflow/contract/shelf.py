"""All contracts of a checkout, the broken ones beside the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
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

        :param only: of this product alone; whether its ports exist isn't checked then
        """
        products: dict[str, Product] = {}
        broken: dict[str, InvalidContract] = {}
        for file in checkout.contracts():
            name = product_of(file)
            if only not in (None, name):
                continue
            try:
                products[name] = read(file)
            except InvalidContract as e:
                broken[name] = e
        if only is None:
            for invalid in list(_dangling(products, broken)):
                broken[invalid.product] = invalid
                del products[invalid.product]
        return cls(products, broken)


def _dangling(
    products: Mapping[str, Product], broken: Mapping[str, InvalidContract]
) -> Iterator[InvalidContract]:
    """Products whose ports nobody publishes. They would wait for ever, and nobody would know."""
    for product in products.values():
        findings = Findings()
        for port in product.ports:
            publisher = products.get(port.product)
            if publisher is None and port.product not in broken:
                findings.add(f"it reads {port}, but there is no product {port.product}", "schema")
            elif publisher is not None and port.name not in publisher.tables:
                known = ", ".join(publisher.tables)
                findings.add(f"it reads {port}; {port.product} publishes {known}", "schema")
        if findings.found:
            text = product.file.read_text(encoding="utf-8")
            yield InvalidContract(str(product), product.file, findings.problems(text))
