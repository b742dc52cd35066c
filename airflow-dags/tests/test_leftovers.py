"""Jobs that go on though the task that has started them is gone."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from threading import Event
from typing import Any

import pytest

from meshwork_airflow.submit.hook import JobHook
from meshwork_airflow.submit.leftovers import end_leftovers
from tests.execution import execute
from tests.mesh import Mesh
from tests.test_stream import outcomes, pausing_once, stream, unpause

WAITS = "import signal; print('on', flush=True); signal.pause()"
STUBBORN = f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); {WAITS}"


def driver(name: str, program: str) -> subprocess.Popen[str]:
    mark = f"spark.openlineage.parentRunId={name}"
    command = [sys.executable, "-S", "-c", program, "--conf", mark]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline() == "on\n"
    return process


@pytest.fixture
def other() -> Iterator[subprocess.Popen[str]]:
    process = driver("other", WAITS)
    yield process
    process.kill()
    process.communicate()


@pytest.mark.parametrize("program", [WAITS, STUBBORN])
def test_the_jobs_of_these_tries_are_ended(program: str, other: subprocess.Popen[str]) -> None:
    mine = driver("mine", program)
    end_leftovers(["mine"], 0.2)
    assert mine.poll() is not None
    assert other.poll() is None
    mine.communicate()


@pytest.mark.usefixtures("other")
def test_there_may_be_none() -> None:
    end_leftovers([], 0.2)
    end_leftovers(["none"], 0.2)


def test_a_stream_that_outlives_its_task_is_ended_before_the_next_one_begins(
    mesh: Mesh, monkeypatch: pytest.MonkeyPatch
) -> None:
    hear = JobHook._process_spark_submit_log
    lost: list[str] = []

    def hear_or_be_lost(hook: JobHook, lines: Iterator[Any]) -> None:
        if not lost:
            # The job has written its file once it waits for the end.
            lost.append(next(lines))
            while outcomes(mesh) != ["running"]:
                Event().wait(0.05)
            raise OSError("the task's process is lost")
        hear(hook, lines)

    monkeypatch.setattr(JobHook, "_process_spark_submit_log", hear_or_be_lost)
    dag = stream()
    unpause(dag)
    with pausing_once(dag, lambda: outcomes(mesh)[1:] == ["running"]):
        ended = execute(dag)
    assert (ended.run.state, ended.tries["stream"]) == ("success", 2)
    assert outcomes(mesh) == ["published", "published"]
