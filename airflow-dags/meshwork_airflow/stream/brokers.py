"""The way from a task to the brokers: the connection "meshwork_kafka"."""

from __future__ import annotations

import logging

from airflow.providers.apache.kafka.hooks.client import KafkaAdminClientHook
from airflow.sdk.exceptions import AirflowNotFoundException
from confluent_kafka.admin import AdminClient

from meshwork_airflow.deployment import KAFKA

log = logging.getLogger(__name__)


def brokers() -> AdminClient | None:
    """A client of theirs; None if the deployment has no such connection.

    An idle client counts as false, so it is to be compared with None.
    """
    try:
        client: AdminClient = KafkaAdminClientHook(kafka_config_id=KAFKA).get_conn
    except AirflowNotFoundException:
        log.warning("There is no connection %s: nobody knows how many records wait.", KAFKA)
        return None
    return client
