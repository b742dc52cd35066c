"""Spark's own cluster manager with two workers, each of one core."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import httpx

from acceptance.checkout import clean_environment
from acceptance.polling import wait_for

HOST = "127.0.0.1"
DEPLOY = "org.apache.spark.deploy"


@dataclass(frozen=True)
class Standalone:
    url: str
    pages: tuple[str, ...]

    @classmethod
    @contextmanager
    def running(cls, spark: Path, folder: Path) -> Iterator[Self]:
        with ExitStack() as stack:
            log = stack.enter_context(_process(spark, folder / "master", f"{DEPLOY}.master.Master"))
            url = _said(log, r"Starting Spark master at (spark://\S+)")
            pages = []
            for number in (1, 2):
                worker = _process(
                    spark,
                    folder / f"worker-{number}",
                    *(f"{DEPLOY}.worker.Worker", "--cores", "1", "--memory", "1g", url),
                )
                log = stack.enter_context(worker)
                _said(log, r"(Successfully registered with master)")
                port = _said(log, r"Bound WorkerWebUI to .* http://[^:]+:(\d+)")
                pages.append(f"http://{HOST}:{port}")
            yield cls(url, tuple(pages))

    def executors(self) -> list[list[dict[str, Any]]]:
        """Those that each worker has had, and has."""
        found = [httpx.get(f"{page}/json/").json() for page in self.pages]
        return [state["executors"] + state["finishedexecutors"] for state in found]


@contextmanager
def _process(spark: Path, folder: Path, name: str, *arguments: str) -> Iterator[Path]:
    folder.mkdir(parents=True)
    log = folder / "log"
    (folder / "log4j2.properties").write_text(
        "rootLogger.level = info\nrootLogger.appenderRef.out.ref = out\n"
        "appender.out.type = Console\nappender.out.name = out\n"
        "appender.out.layout.type = PatternLayout\nappender.out.layout.pattern = %c{1}: %m%n\n"
    )
    options = f"-Dlog4j2.configurationFile={folder / 'log4j2.properties'} -XX:TieredStopAtLevel=1"
    environment = {
        "SPARK_LOCAL_IP": HOST,
        "SPARK_DAEMON_MEMORY": "256m",
        "SPARK_DAEMON_JAVA_OPTS": options,
        "SPARK_WORKER_DIR": str(folder / "work"),
    }
    addresses = ["--host", HOST, "--port", "0", "--webui-port", "0"]
    with log.open("w") as out:
        process = subprocess.Popen(
            [str(spark / "bin" / "spark-class"), name, *addresses, *arguments],
            env=clean_environment() | environment,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    try:
        yield log
    finally:
        process.terminate()
        process.wait(30)


def _said(log: Path, pattern: str) -> str:
    def look() -> str:
        found = re.search(pattern, log.read_text())
        return found[1] if found else ""

    return wait_for(f"{pattern} in {log}", look, 90)
