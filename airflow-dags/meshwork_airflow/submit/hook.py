"""spark-submit, with an ear for what the job says."""

from __future__ import annotations

import os
import re
import subprocess
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from airflow.providers.apache.spark.hooks.spark_submit import SparkSubmitHook

from meshwork_airflow.checkout import Checkout

# The job's last line: how it ended, and where its JSON is.
ENDED = re.compile(r"(?:published|nothing-new|blocked|failed): (\S.*\.json)\s*")
# Spark's own log, which surrounds what the job says.
SPARK_LOG = re.compile(r"\d\d/\d\d/\d\d \d\d:\d\d:\d\d (INFO|DEBUG|WARN) ")
LINES_KEPT = 40


class JobHook(SparkSubmitHook):
    """Submits one job from the checkout, whose runs it writes to; remembers what it said."""

    def __init__(self, checkout: Checkout, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.checkout = checkout
        self.run_file: Path | None = None
        self._said: deque[str] = deque(maxlen=LINES_KEPT)

    def submit(self, application: str = "", **kwargs: Any) -> str | None:
        """As Airflow's, in the checkout, with the variables that its profiles read."""
        env = {
            **os.environ,
            "MESHWORK_HOME": str(self.checkout.home),
            "MESHWORK_RUNS": str(self.checkout.runs),
        }
        return super().submit(application, cwd=self.checkout.home, env=env, **kwargs)

    @property
    def words(self) -> str:
        """What the job said last, without Spark's log."""
        return "\n".join(self._said)

    @property
    def exit_code(self) -> int:
        """That of spark-submit; of the job itself, if the driver runs in it."""
        return 1 if self._submit_sp is None else int(self._submit_sp.returncode or 0)

    @property
    def has_submitted(self) -> bool:
        """Whether it has submitted a job, rather than found one again."""
        return self._submit_sp is not None

    @property
    def runs_driver(self) -> bool:
        """Whether the driver runs in spark-submit itself, not somewhere in the cluster."""
        return bool(self._connection["deploy_mode"] != "cluster")

    def on_kill(self) -> None:
        """Asks the job to end after its batch. A driver in the cluster is ended there."""
        if not self.runs_driver:
            super().on_kill()
        elif self._submit_sp is not None:
            self._submit_sp.terminate()

    def stop(self, patience: float) -> None:
        """As on_kill; kills the job if it hasn't ended in so many seconds, which loses nothing."""
        self.on_kill()
        if self._submit_sp is None:
            return
        try:
            self._submit_sp.wait(patience)
        except subprocess.TimeoutExpired:
            self.log.warning("The job didn't end within %d s; it is killed.", patience)
            self._submit_sp.kill()

    def _process_spark_submit_log(self, itr: Iterator[Any]) -> None:
        super()._process_spark_submit_log(self._heard(itr))

    def _heard(self, lines: Iterator[Any]) -> Iterator[Any]:
        for line in lines:
            text = str(line).rstrip()
            ended = ENDED.fullmatch(text)
            if ended:
                self.run_file = self.checkout.home / ended[1]
            elif text and not SPARK_LOG.match(text):
                self._said.append(text)
            yield line
