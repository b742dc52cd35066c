"""The DAG that keeps a product's stream alive."""

from __future__ import annotations

from datetime import timedelta

from airflow.sdk import DAG, chain

from meshwork_airflow.contract.product import Product
from meshwork_airflow.dag.docs import stream_doc
from meshwork_airflow.dag.settings import START, STREAM_POOL, default_args, tags
from meshwork_airflow.mesh.operator import MeshOperator
from meshwork_airflow.stream.name import stream_dag_id
from meshwork_airflow.stream.operator import StreamOperator

# A server may be away over a weekend; the pauses grow to a quarter of an hour.
RETRIES = 500


def stream_dag(product: Product) -> DAG:
    """One run after another, each as long as the stream; a failed one pauses the DAG.

    What a retry can't mend, such as a blocked batch, isn't mended by the next run either.
    """
    with DAG(
        dag_id=stream_dag_id(str(product)),
        description=f"{product.title}, as a stream",
        schedule="@continuous",
        start_date=START,
        catchup=False,
        max_active_runs=1,
        max_consecutive_failed_dag_runs=1,
        # Whether a product runs as a stream is for its owners to say.
        is_paused_upon_creation=True,
        default_args=default_args(product),
        tags=tags(product, "stream"),
        doc_md=stream_doc(product),
    ) as dag:
        chain(
            MeshOperator(task_id="check", arguments=["contract", "validate", str(product)]),
            StreamOperator(
                task_id="stream",
                watched=product,
                pool=STREAM_POOL,
                retries=RETRIES,
                retry_delay=timedelta(seconds=15),
                retry_exponential_backoff=2,
                max_retry_delay=timedelta(minutes=15),
            ),
        )
    return dag
