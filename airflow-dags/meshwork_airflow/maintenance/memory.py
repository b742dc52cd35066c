"""What one run of a DAG tells the next one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from airflow.sdk import Variable


@dataclass(frozen=True, slots=True)
class Memory:
    """Texts by name, in a variable of Airflow's.

    Airflow orders what earlier runs have left by their logical dates, and a run by hand may have
    none: next to one the others would be forgotten, or never be.

    :param variable: its name
    """

    variable: str

    def recall(self) -> Mapping[str, str]:
        """What was kept last; nothing at first."""
        kept: Mapping[str, str] = Variable.get(self.variable, default={}, deserialize_json=True)
        return kept

    def keep(self, texts: Mapping[str, str]) -> None:
        """Instead of what was kept before."""
        Variable.set(self.variable, dict(texts), serialize_json=True)
