"""What differs between one Airflow and another: the variable "meshwork" and two connections."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Self

from airflow.sdk import Variable

from meshwork_airflow.run.folder import RunFolder

VARIABLE = "meshwork"
SPARK = "meshwork_spark"
KAFKA = "meshwork_kafka"


@dataclass(frozen=True, slots=True)
class Deployment:
    """The Airflow variable "meshwork", a JSON object. Read by tasks, never at import.

    :param profile: of the jobs: conf/PROFILE.conf
    :param spark: Spark's properties, for spark-submit's --conf
    :param reports_url: where the folder of the runs' pages is served; the folder itself if empty
    :param notify: connections of type smtp or http that are told of failures
    """

    profile: str = "local"
    spark: Mapping[str, str] = field(default_factory=dict)
    reports_url: str = ""
    notify: tuple[str, ...] = ()

    @classmethod
    def current(cls) -> Self:
        """The variable's, or the defaults if it isn't set."""
        return cls.of(Variable.get(VARIABLE, default={}, deserialize_json=True))

    @classmethod
    def of(cls, json: Any) -> Self:
        """Reads the variable's value.

        :raises ValueError: if it has an unknown key
        """
        known = [f.name for f in fields(cls)]
        if not isinstance(json, dict) or not json.keys() <= set(known):
            raise ValueError(
                f"The Airflow variable {VARIABLE} must be a JSON object with some of the keys "
                f"{', '.join(known)}. It is: {json!r}"
            )
        return cls(**{**json, "notify": tuple(json.get("notify", ()))})

    def report(self, runs: RunFolder, run: str) -> str:
        """Where a run's report is read."""
        page = runs.page(run)
        return f"{self.reports_url.rstrip('/')}/{page.name}" if self.reports_url else page.as_uri()
