"""The JSON that a run leaves, as far as the scheduler needs it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Self


class UnreadableRun(Exception):
    """A run's file that isn't whole, or isn't one."""

    def __init__(self, file: Path, problem: str) -> None:
        super().__init__(f"Cannot read the run at {file}: {problem}")


@dataclass(frozen=True, slots=True)
class Publication:
    """The newest publication of a run.

    :param event_time_until: event time of the newest record that landed, if one did
    """

    id: str
    published_at: datetime
    event_time_until: datetime | None

    @classmethod
    def of(cls, json: Mapping[str, Any]) -> Self:
        """From the run's JSON."""
        until = json.get("eventTimeUntil")
        return cls(json["id"], _time(json["publishedAt"]), _time(until) if until else None)


@dataclass(frozen=True, slots=True)
class RunRecord:
    """One run.

    :param mode: batch, stream, backfill or replay
    :param outcome: running, published, nothing-new, blocked or failed
    :param finished_at: its end; while it runs, when the file was written
    :param written: rows by table, named keyspace.table
    :param read: the offset behind the last record, by topic and partition
    :param error: what ended it, in its own words
    :param parent: the try of a task that has submitted it, as OpenLineage names it; empty if none
    :param json: all of it
    """

    run: str
    product: str
    mode: str
    outcome: str
    exit_code: int
    verdict: str
    started_at: datetime
    finished_at: datetime
    counts: Mapping[str, int]
    written: Mapping[str, int]
    read: Mapping[tuple[str, int], int]
    publication: Publication | None
    error: str
    parent: str
    json: Mapping[str, Any]

    @classmethod
    def load(cls, file: Path) -> Self:
        """Reads a run's file.

        :raises UnreadableRun: if it is no run's
        """
        try:
            return cls.of(json.loads(file.read_text(encoding="utf-8")))
        except (OSError, ValueError) as e:
            raise UnreadableRun(file, str(e)) from e
        except (KeyError, TypeError, AttributeError) as e:
            raise UnreadableRun(file, f"{type(e).__name__} {e}") from e

    @classmethod
    def of(cls, json: Mapping[str, Any]) -> Self:
        """From its JSON."""
        publication = json.get("publication")
        return cls(
            run=json["run"],
            product=json["product"],
            mode=json["mode"],
            outcome=json["outcome"],
            exit_code=json["exitCode"],
            verdict=json.get("verdict") or "",
            started_at=_time(json["startedAt"]),
            finished_at=_time(json["finishedAt"]),
            counts=json["counts"],
            written={t["table"]: t["written"] for t in json.get("tables", [])},
            read={(o["topic"], o["partition"]): o["until"] for o in json.get("offsets", [])},
            publication=Publication.of(publication) if publication else None,
            error=_error(json),
            parent=str((json.get("parent") or {}).get("run", "")),
            json=json,
        )

    @property
    def is_running(self) -> bool:
        """Whether it goes on, or was killed before it could say how it ended."""
        return self.outcome == "running"

    @property
    def release(self) -> str:
        """The command that lets a blocked batch land; empty if none is blocked."""
        return str((self.json.get("blocked") or {}).get("release", ""))


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _error(json: Mapping[str, Any]) -> str:
    """The error's message, or the rules that a blocked batch broke."""
    if json.get("error"):
        return str(json["error"]["message"])
    if not json.get("blocked"):
        return ""
    refusing = [r for r in json.get("rules", []) if _refuses(r)]
    lines = [
        f"  {i}. line {r['line']}: {r['text']}\n     {r['message']}"
        for i, r in enumerate(refusing, 1)
    ]
    consumed = json["blocked"]["counts"]["consumed"]
    return "\n".join([f"The gate blocked a batch of {consumed:,} records:", *lines])


def _refuses(rule: Mapping[str, Any]) -> bool:
    return bool(rule["action"] == "BLOCK" and rule["outcome"] != "PASSED")
