"""How a job ended, and whether trying again makes sense."""

from __future__ import annotations

from enum import Enum

# A shell adds the signal's number.
SHELLS_SIGNAL = 128


class Ending(Enum):
    """The endings of a job, by its exit code.

    Each has a sentence with what it means and what to do.
    """

    DONE = (0, "published, or there was nothing new")
    DEFECT = (1, "a defect of Meshwork or of the domain's transform; see the log")
    USAGE = (2, "the job's command line can't be understood; its jar and these DAGs don't fit")
    INVALID = (3, "contract, suite or configuration are invalid; mend them and run again")
    BLOCKED = (
        4,
        "blocked by the gate; nothing landed, the records wait. Mend them or release them",
    )
    UNAVAILABLE = (5, "a server doesn't answer; it is tried again, nothing is lost")
    KILLED = (137, "its process was killed, such as for its memory; nothing is lost")

    def __init__(self, exit_code: int, meaning: str) -> None:
        self.exit_code = exit_code
        self.meaning = meaning

    @classmethod
    def of(cls, exit_code: int) -> Ending:
        """The ending of an exit code; every unknown one is a defect.

        A signal's is below 0, as Python has it, or above 128, as shells have it.
        """
        if exit_code < 0 or exit_code > SHELLS_SIGNAL:
            return cls.KILLED
        return next((e for e in cls if e.exit_code == exit_code), cls.DEFECT)

    @property
    def is_worth_a_retry(self) -> bool:
        """Whether the same run may end better in a while."""
        return self is Ending.UNAVAILABLE

    def __str__(self) -> str:
        return self.name.lower()
