"""Makes the DAGs of a checkout. Reads contracts and nothing else."""

from __future__ import annotations

from airflow.sdk import DAG, get_parsing_context

from meshwork_airflow.checkout import Checkout
from meshwork_airflow.contract.shelf import Shelf
from meshwork_airflow.dag.broken import broken_dag
from meshwork_airflow.dag.product import product_dag
from meshwork_airflow.dag.stream import stream_dag
from meshwork_airflow.maintenance.dags import catalog, quarantine_review, retention, sla, streams

STREAM = ".stream"


def product_dags() -> dict[str, DAG]:
    """A DAG for each contract, by its id; of a broken contract one that says so."""
    shelf = Shelf.of(Checkout.current(), only=get_parsing_context().dag_id)
    dags = [product_dag(product) for product in shelf.products.values()]
    dags += [broken_dag(invalid) for invalid in shelf.broken.values()]
    return _by_id(dags)


def stream_dags() -> dict[str, DAG]:
    """A DAG for the stream of each product whose contract isn't broken, by its id."""
    wanted = get_parsing_context().dag_id
    shelf = Shelf.of(Checkout.current(), only=wanted.removesuffix(STREAM) if wanted else None)
    return _by_id([stream_dag(product) for product in shelf.products.values()])


def maintenance_dags() -> dict[str, DAG]:
    """The DAGs that look after all products whose contracts aren't broken, by their ids."""
    products = list(Shelf.of(Checkout.current()).products.values())
    return _by_id(
        [
            retention(products),
            quarantine_review(products),
            catalog(),
            sla(products),
            streams(products),
        ]
    )


def _by_id(dags: list[DAG]) -> dict[str, DAG]:
    return {dag.dag_id: dag for dag in dags}
