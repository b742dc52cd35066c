"""A task that is one call of the mesh command."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from airflow.sdk import BaseOperator, Context

from meshwork_airflow.checkout import Checkout
from meshwork_airflow.deployment import Deployment
from meshwork_airflow.mesh.command import MeshCommand
from meshwork_airflow.run.exceptions import failure


class MeshOperator(BaseOperator):
    """Runs "mesh ARGUMENTS" and fails as its exit code says, in the command's own words.

    :param arguments: those behind "mesh" (templated)
    :param with_profile: whether the command takes --profile
    """

    template_fields: Sequence[str] = ("arguments",)
    ui_color = "#e8f0e4"

    def __init__(
        self, *, arguments: Sequence[str], with_profile: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.arguments = arguments
        self.with_profile = with_profile
        self._command: MeshCommand | None = None

    def execute(self, context: Context) -> str:
        """Returns what the command said.

        :raises JobFailed: if it ended with another exit code than 0
        """
        arguments = list(self.arguments)
        if self.with_profile:
            arguments += ["--profile", Deployment.current().profile]
        self._command = MeshCommand(Checkout.current(), tuple(arguments), self.log.info)
        exit_code = self._command.run()
        if exit_code:
            raise failure(str(self._command), exit_code, self._command.last_words)
        return self._command.output

    def on_kill(self) -> None:
        """Passes the wish to end on to the command."""
        if self._command is not None:
            self._command.stop()
