"""The DAGs that look after all data products."""

from meshwork_airflow.factory import maintenance_dags

globals().update(maintenance_dags())
