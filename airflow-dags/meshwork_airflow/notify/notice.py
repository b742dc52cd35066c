"""What the people behind a product are told."""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import Any

from airflow.sdk import Context

from meshwork_airflow.contract.product import Product
from meshwork_airflow.run.exceptions import JobFailed


@dataclass(frozen=True, slots=True)
class Audience:
    """The people behind a product.

    :param owners: user names
    :param addresses: of e-mail
    """

    product: str
    owners: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()

    @classmethod
    def of(cls, product: Product) -> Audience:
        """Its owners, and the e-mail channels of its support."""
        return cls(str(product), product.people.owners, product.people.addresses)


@dataclass(frozen=True, slots=True)
class Notice:
    """One message.

    :param verdict: in a word: blocked, unavailable, invalid, defect, late ...
    :param text: all there is to say, in the run's own words
    :param report: where the quality report is; empty if there is none
    :param log: where the task's log is; empty if it is of no task
    """

    to: Audience
    verdict: str
    text: str
    report: str = ""
    log: str = ""

    @property
    def subject(self) -> str:
        """One line."""
        return f"{self.to.product}: {self.verdict}"

    def json(self) -> dict[str, Any]:
        """For programs."""
        return {
            "subject": self.subject,
            "product": self.to.product,
            "owners": list(self.to.owners),
            "verdict": self.verdict,
            "text": self.text,
            "report": self.report,
            "log": self.log,
        }

    def html(self) -> str:
        """For mail."""
        links = {"Quality report": self.report, "Log": self.log}
        lines = [
            f'<p><a href="{html.escape(url)}">{name}</a></p>' for name, url in links.items() if url
        ]
        owners = html.escape(", ".join(self.to.owners))
        return "\n".join(
            [f"<pre>{html.escape(self.text)}</pre>", *lines, f"<p>Owner: {owners}</p>"]
        )


def of_failure(to: Audience, context: Context) -> Notice:
    """The notice of a task that has failed for good."""
    ti: Any = context["ti"]
    error = context.get("exception")
    if not isinstance(error, JobFailed):
        words = str(error or "The task was ended from outside; its log says more.")
        return Notice(to, "failed", f"{ti.task_id}: {words}", log=ti.log_url)
    report = getattr(context["task"], "report_url", "")
    release = error.record.release if error.record else ""
    text = f"{error}\n\nTo let it land: {release}" if release else str(error)
    return Notice(to, str(error.ending), text, report=report, log=ti.log_url)
