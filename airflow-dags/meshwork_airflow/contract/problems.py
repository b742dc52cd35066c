"""What is wrong with a contract, all of it at once, with its lines."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import yaml

Step = str | int


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem.

    :param line: counted from 1; 0 if it is of the whole file
    """

    line: int
    message: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.message}" if self.line else self.message


@dataclass(frozen=True, slots=True)
class People:
    """Those behind a contract, as far as it can be read.

    :param owners: user names
    :param addresses: of e-mail
    """

    owners: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()


class InvalidContract(Exception):
    """A contract of which no DAG can be made."""

    def __init__(
        self, product: str, file: Path, problems: list[Problem], people: People | None = None
    ) -> None:
        self.product = product
        self.file = file
        self.people = people or People()
        self.problems = sorted(problems, key=lambda problem: problem.line)
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        lines = [f"  {i}. {problem}" for i, problem in enumerate(self.problems, start=1)]
        super().__init__("\n".join([f"Cannot schedule {product}: {count} in {file}", *lines]))


@dataclass(slots=True)
class Findings:
    """Collects problems by their places; where these lie is looked up if there are any."""

    found: list[tuple[tuple[Step, ...], str]] = field(default_factory=list)

    def add(self, message: str, *path: Step) -> None:
        """A problem of the value that these keys and indexes lead to."""
        self.found.append((path, message))

    def problems(self, text: str) -> list[Problem]:
        """The problems, with their lines in this text."""
        root = yaml.compose(text, Loader=yaml.SafeLoader) if self.found else None
        return [Problem(_line(root, path, 1), message) for path, message in self.found]


def _line(node: yaml.Node | None, path: tuple[Step, ...], line: int) -> int:
    """The line of the deepest part of the path that is there."""
    for step in path:
        if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line + 1
        elif isinstance(node, yaml.MappingNode):
            pair = next(((k, v) for k, v in node.value if k.value == step), None)
            if pair is None:
                break
            line, node = pair[0].start_mark.line + 1, pair[1]
    return line
