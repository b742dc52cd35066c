"""The DAG that runs a product's batches."""

from __future__ import annotations

from airflow.sdk import DAG, chain

from meshwork_airflow.assets import PublishOperator
from meshwork_airflow.contract.product import Product
from meshwork_airflow.dag.docs import product_doc
from meshwork_airflow.dag.schedules import schedule
from meshwork_airflow.dag.settings import POOL, RETRIES, START, default_args, tags
from meshwork_airflow.mesh.operator import MeshOperator
from meshwork_airflow.submit.arguments import params
from meshwork_airflow.submit.batch import BatchOperator


def product_dag(product: Product) -> DAG:
    """Checks the contract, runs the job, announces what it has published."""
    with DAG(
        dag_id=str(product),
        description=product.title,
        schedule=schedule(product),
        start_date=START,
        catchup=False,
        # One checkpoint, so one run. Backfills have a limit of their own and no checkpoint.
        max_active_runs=1,
        params=params(),
        default_args=default_args(product),
        tags=tags(product),
        doc_md=product_doc(product),
    ) as dag:
        chain(
            MeshOperator(task_id="check", arguments=["contract", "validate", str(product)]),
            BatchOperator(
                task_id="run", product=str(product), domain=product.domain, pool=POOL, **RETRIES
            ),
            PublishOperator(task_id="publish", tables=product.outputs, run_task="run", retries=2),
        )
    return dag
