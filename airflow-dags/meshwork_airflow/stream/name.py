"""What the DAG of a stream is called."""

from __future__ import annotations


def stream_dag_id(product: str) -> str:
    """The DAG that keeps the product's stream alive."""
    return f"{product}.stream"
