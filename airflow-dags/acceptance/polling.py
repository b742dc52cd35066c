"""Waits for what sends no notice."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

PAUSE_SECONDS = 0.5

T = TypeVar("T")


def wait_for(what: str, look: Callable[[], T], seconds: float = 180) -> T:
    """What the look gives, as soon as it gives something.

    :raises TimeoutError: if it gives nothing for so long
    """
    deadline = time.monotonic() + seconds
    while not (found := look()):
        if time.monotonic() > deadline:
            raise TimeoutError(f"{what}: not within {seconds:.0f} seconds")
        time.sleep(PAUSE_SECONDS)
    return found
