"""Looks after a stream from a thread of its own, while the task waits for the job's end."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from types import TracebackType
from typing import Self

from meshwork_airflow.stream.health import Health

log = logging.getLogger(__name__)


@dataclass(slots=True)
class StreamWatch:
    """Ends a job that is stuck, or that is no longer wanted.

    :param is_wanted: whether it is to go on
    :param health: how it is
    :param end: asks the job to end, and ends it if it doesn't
    :param every: pause between two looks
    """

    is_wanted: Callable[[], bool]
    health: Callable[[], Health]
    end: Callable[[], None]
    patience: timedelta
    every: timedelta
    stuck: Health | None = None
    stopped: bool = False
    _over: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    def __enter__(self) -> Self:
        self._thread = threading.Thread(target=self._watch, name="stream-watch", daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._over.set()
        if self._thread is not None:
            self._thread.join()

    def _watch(self) -> None:
        while not self._over.wait(self.every.total_seconds()):
            try:
                if self._look():
                    return
            except Exception:
                # The stream is worth more than a look at it, such as while Kafka is away.
                log.exception("The stream could not be looked at; it goes on.")

    def _look(self) -> bool:
        """Whether it has ended the job."""
        if not self.is_wanted():
            log.info("The DAG is paused: the stream ends after the batch that it is in.")
            self.stopped = True
            self.end()
            return True
        health = self.health()
        log.info("Stream: %s", health)
        if health.is_stuck(self.patience):
            self.stuck = health
            self.end()
            return True
        return False
