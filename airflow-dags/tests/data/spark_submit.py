#!python
"""Stands for spark-submit with a job in it: ends as endings.json tells it to.

Writes the run's JSON and says what a job says, word for word; a stream goes on until SIGTERM.
"""

import json
import os
import signal
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

# From the first moment on, a signal that comes early waits until it is asked for.
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})

HOME = Path(os.environ["MESHWORK_HOME"])
RUNS = Path(os.environ["MESHWORK_RUNS"])
OUTCOMES = {0: "published", 4: "blocked"}
BLOCKED = {
    "counts": {"consumed": 50200},
    "offsets": [],
    "release": "mesh run harbour.arrivals --batch --release harbour.arrivals-91bc",
}
RULE = {
    "text": 'IsPrimaryKey "ship" "arrived_at"',
    "line": 13,
    "action": "BLOCK",
    "outcome": "FAILED",
    "message": "Uniqueness of ship, arrived_at is 0.998; expected = 1",
}


def stamp(time: datetime) -> str:
    return time.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def parent() -> str:
    """The task's try that has submitted it."""
    given = "spark.openlineage.parentRunId="
    return next(word.removeprefix(given) for word in sys.argv if word.startswith(given))


def run_json(
    run: str, product: str, mode: str, ending: dict[str, Any], started: datetime
) -> dict[str, Any]:
    code = ending["exitCode"]
    outcome = ending.get("outcome", OUTCOMES.get(code, "failed"))
    silent = outcome == "running" and ending.get("silent")
    published = ending.get("publishes", outcome in ("published", "running") and not silent)
    publication = {
        "id": "0f1e2d3c",
        "publishedAt": stamp(started),
        "table": "harbour.arrivals_by_ship",
        "eventTimeUntil": stamp(started - timedelta(minutes=1)),
    }
    rows = [{"table": "harbour.arrivals_by_ship", "written": 49, "deleted": 0}]
    error = {"category": "unavailable", "message": ending.get("error", "It is broken.")}
    return {
        "run": run,
        "product": product,
        "mode": mode,
        "startedAt": stamp(started),
        "finishedAt": stamp(started),
        "parent": {"run": parent()},
        "outcome": outcome,
        "exitCode": code,
        "verdict": "blocked" if code == 4 else "passed",
        "offsets": [] if outcome == "running" else ending.get("offsets", []),
        "counts": {"consumed": 50, "landed": 49, "quarantined": 1},
        "tables": rows if published else [],
        "rules": [RULE] if code == 4 else [],
        "publication": publication if published else None,
        "blocked": BLOCKED if code == 4 else None,
        "error": error if code not in (0, 4) else None,
    }


def write(run: str, content: dict[str, Any]) -> Path:
    RUNS.mkdir(parents=True, exist_ok=True)
    file = RUNS / f"{run}.json"
    file.with_suffix(".part").write_text(json.dumps(content))
    file.with_suffix(".part").rename(file)
    return file


def next_ending() -> dict[str, Any]:
    endings = HOME / "endings.json"
    steps = json.loads(endings.read_text()) if endings.exists() else []
    endings.write_text(json.dumps(steps[1:]))
    return {"exitCode": 0, **(steps[0] if steps else {})}


def main() -> None:
    with (HOME / "spark-submit.calls").open("a") as calls:
        calls.write(json.dumps(sys.argv[1:]) + "\n")
    jar = next(i for i, word in enumerate(sys.argv) if word.endswith(".jar"))
    product, arguments = sys.argv[jar + 1], sys.argv[jar + 2 :]
    ending = next_ending()
    print("26/11/30 12:00:00 INFO SparkContext: Running Spark version 3.5.6", flush=True)
    if ending.get("noRun"):
        print(ending["error"], file=sys.stderr)
        sys.exit(ending["exitCode"])
    mode = {"--batch": "batch", "--stream": "stream"}.get(arguments[0], "backfill")
    started = datetime.now(UTC) + timedelta(seconds=ending.get("ahead", 0))
    millis = started.microsecond // 1000
    run = f"{product}-{started:%Y%m%dT%H%M%S}{millis:03}Z-{os.getpid() % 65536:04x}"
    if mode == "stream" and ending["exitCode"] == 0:
        write(run, run_json(run, product, mode, {**ending, "outcome": "running"}, started))
        signal.sigwait({signal.SIGTERM})
    file = write(run, content := run_json(run, product, mode, ending, started))
    if "submitCode" in ending:
        print("Submitted application_1769846400000_0001")
        # The driver runs elsewhere: nothing of it is heard here.
        sys.exit(ending["submitCode"])
    if content["error"]:
        print(content["error"]["message"], file=sys.stderr)
    print(f"{content['outcome']}: {file}")
    sys.exit(ending["exitCode"])


main()
