"""A running Airflow, by its REST API."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Self

import httpx

from acceptance.polling import wait_for

ENDED = ("success", "failed")
SECONDS = 300


@dataclass(frozen=True)
class Airflow:
    client: httpx.Client

    @classmethod
    def announced(cls, said: str) -> Self:
        """The one whose address and login "mesh airflow up" has printed."""
        printed = re.search(r"(http://\S+)\s+login (\S+), password (\S+)", said)
        assert printed, said
        url, username, password = printed.groups()
        client = httpx.Client(base_url=url, timeout=120)
        login = {"username": username, "password": password}
        token = client.post("/auth/token", json=login).raise_for_status().json()["access_token"]
        client.headers["Authorization"] = f"Bearer {token}"
        return cls(client)

    def pause(self, dag: str, paused: bool) -> None:
        self.client.patch(f"/api/v2/dags/{dag}", json={"is_paused": paused}).raise_for_status()

    def trigger(self, dag: str, **conf: Any) -> str:
        asked = self.client.post(
            f"/api/v2/dags/{dag}/dagRuns", json={"logical_date": None, "conf": conf}
        )
        return str(asked.raise_for_status().json()["dag_run_id"])

    def runs(self, dag: str, **wanted: str) -> list[dict[str, Any]]:
        """A DAG's runs in the order in which they began; those that are as wanted."""
        found = self._get(f"/api/v2/dags/{dag}/dagRuns", order_by="start_date")["dag_runs"]
        return [run for run in found if wanted.items() <= run.items()]

    def tasks(self, dag: str, run: str) -> dict[str, dict[str, Any]]:
        found = self._get(f"/api/v2/dags/{dag}/dagRuns/{run}/taskInstances")["task_instances"]
        return {task["task_id"]: task for task in found}

    def states(self, dag: str, run: str) -> dict[str, str]:
        return {name: task["state"] for name, task in self.tasks(dag, run).items()}

    def summary(self, dag: str, run: str) -> dict[str, Any]:
        """What the task "run" has left for others."""
        path = f"/api/v2/dags/{dag}/dagRuns/{run}/taskInstances/run/xcomEntries/return_value"
        value: dict[str, Any] = self._get(path, deserialize="true")["value"]
        return value

    def events(self) -> list[dict[str, Any]]:
        """All announcements of tables."""
        found: list[dict[str, Any]] = self._get("/api/v2/assets/events")["asset_events"]
        return found

    def ended(self, dag: str, run: str) -> str:
        """Waits for a run's end, and gives its state."""

        def state() -> str:
            found = str(self._get(f"/api/v2/dags/{dag}/dagRuns/{run}")["state"])
            return found if found in ENDED else ""

        return wait_for(f"the end of {dag} {run}", state, SECONDS)

    def first(self, dag: str, **wanted: str) -> str:
        """Waits for a run that is as wanted, and gives its name."""
        found = wait_for(f"a run of {dag} with {wanted}", lambda: self.runs(dag, **wanted))
        return str(found[0]["dag_run_id"])

    def _get(self, path: str, **parameters: str) -> Any:
        return self.client.get(path, params=parameters).raise_for_status().json()
