"""A checkout of its own, with the applications and the programs that the build has made."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Self

import psutil

PROJECT = Path(__file__).resolve().parents[2]
DOMAIN = "iot"
SUITE = f"suites/{DOMAIN}/telemetry.dqdl"
# A sensor that is taken for another is only worth a look to the owners; here it blocks.
LENIENT = (
    'StandardDeviation "value" < 50 where "sensor = \'temperature\'" with severity = "warning"'
)
MESH_SECONDS = 300


@dataclass(frozen=True)
class Checkout:
    """:param environment: of the commands, beside what they need to find each other"""

    home: Path
    environment: dict[str, str] = field(default_factory=dict)

    @classmethod
    def in_folder(cls, home: Path) -> Self:
        jar = Path("jobs", DOMAIN, "target", f"meshwork-{DOMAIN}.jar")
        built = [PROJECT / jar, PROJECT / "common/cli/target/meshwork-cli.jar"]
        missing = [str(file) for file in built if not file.exists()]
        assert not missing, f"not built: {', '.join(missing)}. Type: ./mesh --version"
        (home / jar).parent.mkdir(parents=True)
        for folder in ("common", "conf", "airflow-dags", "quality-rules"):
            (home / folder).symlink_to(PROJECT / folder)
        shutil.copytree(
            PROJECT / "jobs" / DOMAIN / "contracts", home / "jobs" / DOMAIN / "contracts"
        )
        _stricter(PROJECT / jar, home / jar)
        (home / ".mesh" / "airflow").mkdir(parents=True)
        # The packages that the tests have been installed with.
        (home / ".mesh" / "airflow" / "venv").symlink_to(sys.prefix)
        (home / "mesh").write_text(
            "#!/usr/bin/env bash\n"
            'exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC'
            f' -Dmeshwork.home="{home}" -jar "{built[1]}" "$@"\n'
        )
        (home / "mesh").chmod(0o755)
        return cls(home)

    def daily(self, product: str, at: datetime) -> None:
        """Moves a product's schedule, so that it isn't due again while the tests run."""
        file = self.home / "jobs" / DOMAIN / "contracts" / f"{product}.odcs.yaml"
        before, mark, after = file.read_text().rpartition("- property: schedule\n    value: ")
        assert mark
        rest = after.split("\n", 1)[1]
        file.write_text(f'{before}{mark}"{at:%M %H} * * *"\n{rest}')

    def record(self, run: str) -> dict[str, Any]:
        """The JSON that a run has left."""
        found: dict[str, Any] = json.loads(
            (self.home / ".mesh" / "runs" / f"{run}.json").read_text()
        )
        return found

    def lineage(self, run: str = "") -> list[dict[str, Any]]:
        """The OpenLineage events that Airflow has sent, or those of a product's run."""
        mesh = self.home / ".mesh"
        of_run = mesh / "runs" / f"{run}.lineage.jsonl"
        file = of_run if run else mesh / "airflow" / "home" / "lineage.jsonl"
        return [json.loads(line) for line in file.read_text().splitlines()]

    def drivers(self, product: str) -> list[psutil.Process]:
        """The processes that run a product's job."""
        jar = str(self.home / "jobs" / DOMAIN / "target" / f"meshwork-{DOMAIN}.jar")
        return [
            process
            for process in psutil.process_iter(["name", "cmdline"])
            if process.info["name"] == "java"
            and {jar, product} <= set(process.info["cmdline"] or ())
        ]

    def driver(self, product: str) -> psutil.Process:
        """The one of them."""
        (process,) = self.drivers(product)
        return process

    def mesh(self, *arguments: str, **environment: str) -> str:
        """Runs a command of mesh, and gives what it says."""
        return self.run(str(self.home / "mesh"), *arguments, **environment)

    def airflow(self, *arguments: str) -> str:
        """Runs a command of Airflow, as a user of its sandbox would."""
        return self.run(str(self.home / ".mesh" / "airflow" / "bin" / "airflow"), *arguments)

    def run(self, *command: str, **environment: str) -> str:
        done = subprocess.run(
            command,
            cwd=self.home,
            env=clean_environment() | self.environment | environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=MESH_SECONDS,
            check=False,
        )
        assert done.returncode == 0, f"{' '.join(command)}:\n{done.stdout}\n{done.stderr}"
        return done.stdout


def clean_environment() -> dict[str, str]:
    """This process's, without what the other tests have set for theirs."""
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("AIRFLOW", "MESHWORK_", "PYTHON", "SPARK_"))
    }


def _stricter(jar: Path, copy: Path) -> None:
    with zipfile.ZipFile(jar) as built, zipfile.ZipFile(copy, "w") as changed:
        for entry in built.infolist():
            content = built.read(entry)
            if entry.filename == SUITE:
                suite = content.decode()
                assert suite.count(LENIENT) == 1, f"{SUITE} doesn't say: {LENIENT}"
                content = suite.replace(LENIENT, LENIENT.replace("warning", "error")).encode()
            changed.writestr(entry, content)
