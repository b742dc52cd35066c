"""What differs between one Airflow and another: the variable "meshwork" and two connections."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, Self

from airflow.sdk import Variable
from airflow.sdk.exceptions import AirflowFailException

from meshwork_airflow.run.folder import RunFolder

VARIABLE = "meshwork"
SPARK = "meshwork_spark"
KAFKA = "meshwork_kafka"


@dataclass(frozen=True, slots=True)
class Kind:
    """What a key's value must be.

    :param said: in words
    """

    said: str
    example: str
    fits: Callable[[Any], bool]


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


KEYS = {
    "profile": Kind("text", '"cluster"', lambda value: isinstance(value, str)),
    "spark": Kind("an object", '{"spark.x": "1"}', lambda value: isinstance(value, dict)),
    "reports_url": Kind("text", '"https://host/runs"', lambda value: isinstance(value, str)),
    "notify": Kind("a list of connections", '["chat"]', _are_texts),
}


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
        """The variable's, or the defaults if it isn't set.

        :raises InvalidDeployment: if it can't be understood
        """
        text = Variable.get(VARIABLE, default="{}")
        try:
            return cls.of(json.loads(text))
        except json.JSONDecodeError as e:
            raise InvalidDeployment([f"it is not JSON: {e}"]) from e

    @classmethod
    def of(cls, values: Any) -> Self:
        """Reads the variable's value. What it doesn't name has its default.

        :raises InvalidDeployment: with every problem
        """
        if not isinstance(values, dict):
            raise InvalidDeployment(["it is not a JSON object"])
        problems = list(_problems(values))
        if problems:
            raise InvalidDeployment(problems)
        return cls(**{**values, "notify": tuple(values.get("notify", ()))})

    def report(self, runs: RunFolder, run: str) -> str:
        """Where a run's report is read."""
        page = runs.page(run)
        return f"{self.reports_url.rstrip('/')}/{page.name}" if self.reports_url else page.as_uri()


class InvalidDeployment(AirflowFailException, ValueError):
    """A variable "meshwork" that can't be understood; the same try again would end the same.

    Says nothing of the values: there may be secrets among Spark's properties.
    """

    def __init__(self, problems: list[str]) -> None:
        lines = [f"  {number}. {problem}" for number, problem in enumerate(problems, start=1)]
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        super().__init__(
            "\n".join(
                [
                    f"Cannot read the Airflow variable {VARIABLE}: {count}",
                    *lines,
                    f"It is a JSON object with some of the keys {', '.join(KEYS)}. Mend it in the"
                    " web pages, Admin, Variables, or where"
                    f" AIRFLOW_VAR_{VARIABLE.upper()} is set.",
                ]
            )
        )


def _problems(values: Mapping[str, Any]) -> Iterator[str]:
    for key, value in values.items():
        if key not in KEYS:
            near = get_close_matches(key, KEYS, 1)
            yield f'"{key}" is not a key of it.' + (f' Did you mean "{near[0]}"?' if near else "")
        elif not KEYS[key].fits(value):
            yield f'"{key}" must be {KEYS[key].said}, such as {KEYS[key].example}'
