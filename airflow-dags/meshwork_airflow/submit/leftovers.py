"""Jobs of earlier tries that still run on this machine, though nobody waits for them."""

from __future__ import annotations

import logging
from collections.abc import Collection
from contextlib import suppress

import psutil

log = logging.getLogger(__name__)


def end_leftovers(tries: Collection[str], patience: float) -> None:
    """Ends the drivers that these tries have left: two on one checkpoint get in each other's way.

    A task whose process was killed leaves its job behind. That is asked to end after its batch, and
    killed if it hasn't in so many seconds, which loses nothing.
    """
    left = _drivers({f"spark.openlineage.parentRunId={name}" for name in tries}) if tries else []
    for driver in left:
        log.warning("Process %d, the job of an earlier try, still runs: it is ended.", driver.pid)
        with suppress(psutil.NoSuchProcess):
            driver.terminate()
    _, stubborn = psutil.wait_procs(left, patience)
    for driver in stubborn:
        log.warning("Process %d didn't end within %d s; it is killed.", driver.pid, patience)
        with suppress(psutil.NoSuchProcess):
            driver.kill()
    psutil.wait_procs(stubborn, patience)


def _drivers(marks: set[str]) -> list[psutil.Process]:
    processes = psutil.process_iter(["cmdline"])
    return [p for p in processes if not marks.isdisjoint(p.info["cmdline"] or ())]
