"""A parsed contract, whose values are asked for with the kind that they must have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from meshwork_airflow.contract.problems import Findings, Step


@dataclass(frozen=True, slots=True)
class Document:
    """One map of a contract, and where it lies in it.

    What is absent is empty; what has the wrong kind is a finding, and empty too.
    """

    values: dict[str, Any]
    findings: Findings
    path: tuple[Step, ...] = ()

    def problem(self, message: str, *at: Step) -> None:
        """A finding at a key of this map."""
        self.findings.add(message, *self.path, *at)

    def text(self, key: str) -> str:
        """A single value, as it is written."""
        value = self.values.get(key)
        if value is None:
            return ""
        if isinstance(value, (dict, list)):
            self.problem(f"{key} must be text", key)
            return ""
        return str(value).strip()

    def map(self, key: str) -> Document:
        """A map."""
        value = self.values.get(key)
        if value is not None and not isinstance(value, dict):
            self.problem(f"{key} must be a map", key)
        found = value if isinstance(value, dict) else {}
        return Document(found, self.findings, (*self.path, key))

    def maps(self, key: str) -> Iterator[Document]:
        """The maps of a list."""
        for index, value in enumerate(self._list(key)):
            if isinstance(value, dict):
                yield Document(value, self.findings, (*self.path, key, index))
            else:
                self.problem(f"{key} must be a list of maps", key, index)

    def texts(self, key: str) -> tuple[str, ...]:
        """The single values of a list."""
        return tuple(str(v) for v in self._list(key) if not isinstance(v, (dict, list)))

    def custom(self, name: str) -> Document | None:
        """The customProperty of this name: its value is under the key "value"."""
        found = (p for p in self.maps("customProperties") if p.text("property") == name)
        return next(found, None)

    def _list(self, key: str) -> list[Any]:
        value = self.values.get(key)
        if value is not None and not isinstance(value, list):
            self.problem(f"{key} must be a list", key)
        return value if isinstance(value, list) else []
