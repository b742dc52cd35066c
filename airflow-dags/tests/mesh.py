"""A checkout in a folder, with scripts in the place of the mesh command and of spark-submit."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self


@dataclass(frozen=True)
class Mesh:
    home: Path

    @classmethod
    def in_folder(cls, home: Path, data: Path, python: str) -> Self:
        shutil.copytree(data / "jobs", home / "jobs")
        (home / "conf").mkdir()
        (home / "conf" / "local.conf").write_text("meshwork {}\n")
        (home / "bin").mkdir()
        for script, place in {"mesh.py": "mesh", "spark_submit.py": "bin/spark-submit"}.items():
            text = (data / script).read_text().replace("#!python", f"#!{python} -S", 1)
            (home / place).write_text(text)
            (home / place).chmod(0o755)
        return cls(home)

    @property
    def runs(self) -> Path:
        return self.home / ".mesh" / "runs"

    def contract(self, product: str) -> Path:
        domain, name = product.split(".")
        return self.home / "jobs" / domain / "contracts" / f"{name}.odcs.yaml"

    def jobs_end(self, *endings: dict[str, Any] | int) -> None:
        """How the next jobs end, one after the other: an exit code, or more of the run's JSON."""
        steps = [{"exitCode": e} if isinstance(e, int) else e for e in endings]
        (self.home / "endings.json").write_text(json.dumps(steps))

    def mesh_ends(self, **answers: dict[str, Any]) -> None:
        """What commands of mesh say and end with, by their first word: {"says":, "exitCode":}."""
        (self.home / "answers.json").write_text(json.dumps(answers))

    def calls(self, command: str) -> list[list[str]]:
        """The arguments of each call of "mesh" or "spark-submit" so far."""
        file = self.home / f"{command}.calls"
        return [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []
