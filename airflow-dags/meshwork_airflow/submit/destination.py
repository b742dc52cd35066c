"""Where the connection "meshwork_spark" sends jobs, and what their drivers get of this place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from airflow.sdk import Connection
from airflow.sdk.exceptions import AirflowFailException

from meshwork_airflow.deployment import SPARK

PREFIXES = {"yarn": "spark.yarn.appMasterEnv", "k8s": "spark.kubernetes.driverEnv"}
# Of no use to a driver: they are Airflow's and the mesh command's.
ONLY_HERE = {"MESHWORK_HOME", "MESHWORK_MASTER", "MESHWORK_RETRY_SECONDS"}
ONLY_HERE |= {"MESHWORK_POOL", "MESHWORK_STREAM_POOL"}
SECRET = {"PASSWORD", "PASSWORDS", "SECRET", "SECRETS", "TOKEN", "KEY", "KEYS"}
SECRET |= {"CREDENTIAL", "CREDENTIALS", "JAAS", "AUTH"}
# Such a variable says where a secret lies, not what it is.
PLACE = {"FILE", "FILES", "PATH", "DIRECTORY"}


@dataclass(frozen=True, slots=True)
class Destination:
    """Spark, as the connection names it.

    :param master: such as yarn, k8s://https://host:443, spark://host:7077, local[2]
    :param extra: the connection's
    """

    master: str
    extra: Mapping[str, Any]

    @classmethod
    def current(cls) -> Self:
        """The connection's, read as Airflow's own hook does."""
        spark = Connection.get(SPARK)
        host = spark.host or ""
        is_master = spark.conn_type == "spark" and host and ("://" in host or not spark.port)
        return cls(host if is_master else f"{spark.conn_type}://{host}", spark.extra_dejson)

    @property
    def runs_drivers(self) -> bool:
        """Whether drivers run in the cluster, not in spark-submit."""
        return bool(self.extra.get("deploy-mode") == "cluster")

    @property
    def is_yarn(self) -> bool:
        """Whether YARN runs the jobs."""
        return "yarn" in self.master

    def properties(self, environment: Mapping[str, str]) -> dict[str, str]:
        """Spark's properties that give a driver in the cluster this environment's addresses.

        Secrets are left out: properties stand on a command line, which others can read.

        :raises AirflowFailException: if the cluster has no way to hand them on
        """
        if not self.runs_drivers:
            return {}
        if self.master.startswith("spark://"):
            raise AirflowFailException(
                f"The connection {SPARK} has the master {self.master} and deploy-mode cluster. A"
                " standalone cluster hands a driver either the whole environment of spark-submit,"
                " with all its secrets, or none of it, so jobs can't be told where Kafka and"
                " Cassandra are. Take deploy-mode client there, or YARN or Kubernetes."
            )
        prefix = next((p for kind, p in PREFIXES.items() if kind in self.master), None)
        return {f"{prefix}.{name}": environment[name] for name in _public(environment) if prefix}


def secrets(environment: Mapping[str, str]) -> list[str]:
    """The names of the variables that hold secrets of a profile."""
    return sorted(name for name in _for_drivers(environment) if _is_secret(name))


def _public(environment: Mapping[str, str]) -> list[str]:
    return sorted(name for name in _for_drivers(environment) if not _is_secret(name))


def _for_drivers(environment: Mapping[str, str]) -> set[str]:
    return {name for name in environment if name.startswith("MESHWORK_")} - ONLY_HERE


def _is_secret(name: str) -> bool:
    words = name.split("_")
    return words[-1] not in PLACE and not SECRET.isdisjoint(words)
