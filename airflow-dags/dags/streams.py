"""A DAG for the stream of each data product: unpaused it runs, paused it stops."""

from meshwork_airflow.factory import stream_dags

globals().update(stream_dags())
