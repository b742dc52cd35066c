"""One call of the mesh command."""

from __future__ import annotations

import os
import subprocess
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from meshwork_airflow.checkout import Checkout

LINES_KEPT = 10_000
LINES_OF_TAIL = 50


@dataclass(slots=True)
class MeshCommand:
    """A call that hands on what the command says, line by line.

    :param arguments: as one would type them behind "mesh"
    :param tell: is given each line
    """

    checkout: Checkout
    arguments: tuple[str, ...]
    tell: Callable[[str], object]
    lines: deque[str] = field(default_factory=lambda: deque(maxlen=LINES_KEPT))
    _process: subprocess.Popen[str] | None = None

    def run(self) -> int:
        """Waits for its end, and returns its exit code."""
        self.tell(str(self))
        self._process = subprocess.Popen(
            [str(self.checkout.mesh), *self.arguments],
            cwd=self.checkout.home,
            env={
                **os.environ,
                "MESHWORK_HOME": str(self.checkout.home),
                # What a schedule runs changes when somebody builds, not while tasks look at it.
                "MESHWORK_BUILD": "never",
            },
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        with self._process as process:
            for line in process.stdout or ():
                self.lines.append(line.rstrip())
                self.tell(line.rstrip())
        return process.returncode

    @property
    def output(self) -> str:
        """What it said."""
        return "\n".join(self.lines)

    @property
    def last_words(self) -> str:
        """The end of it."""
        return "\n".join(list(self.lines)[-LINES_OF_TAIL:])

    def stop(self) -> None:
        """Asks it to end."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()

    def __str__(self) -> str:
        return " ".join(["mesh", *self.arguments])
