"""The callback of a failed task."""

from __future__ import annotations

import logging
from typing import Any

from airflow.sdk import BaseNotifier, Context

from meshwork_airflow.deployment import Deployment
from meshwork_airflow.notify.notice import Audience, Notice, of_failure
from meshwork_airflow.notify.targets import send

log = logging.getLogger(__name__)


class OwnerNotifier(BaseNotifier):
    """Tells a product's people that one of its tasks has failed for good.

    What waits for the failed task has no failure of its own, so a run tells once.
    """

    def __init__(self, to: Audience, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.to = to

    def notify(self, context: Context) -> None:
        """Sends the notice to all targets."""
        tell(of_failure(self.to, context))


def tell(notice: Notice) -> None:
    """Sends it to the deployment's targets. What can't be sent is in the log at least."""
    try:
        targets = Deployment.current().notify
    except Exception as e:
        log.error("Nobody is told of this failure but this log. %s", e)
        targets = ()
    send(notice, targets)
