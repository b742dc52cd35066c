"""A DAG for each data product, made from the contracts of jobs/*/contracts."""

from meshwork_airflow.factory import product_dags

# Airflow takes up DAGs that are names of the module.
globals().update(product_dags())
