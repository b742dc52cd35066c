"""Where notices go: whatever connections the deployment names."""

from __future__ import annotations

import logging
from collections.abc import Callable

from airflow.providers.http.hooks.http import HttpHook
from airflow.providers.smtp.hooks.smtp import SmtpHook
from airflow.sdk import Connection

from meshwork_airflow.deployment import VARIABLE
from meshwork_airflow.notify.notice import Notice

log = logging.getLogger(__name__)


def send(notice: Notice, connections: tuple[str, ...]) -> None:
    """Sends to each connection. One that fails is logged and keeps none of the others from it."""
    log.warning("%s\n%s", notice.subject, notice.text)
    for connection in connections:
        try:
            _target(connection)(notice, connection)
        except Exception as e:
            log.exception(
                "The notice could not be sent to connection %s, which the variable %s names in"
                ' "notify": %s. Mend the connection (airflow connections get %s) or leave it out.',
                *(connection, VARIABLE, e, connection),
            )


def _target(connection: str) -> Callable[[Notice, str], None]:
    kind = str(Connection.get(connection).conn_type)
    if kind not in TARGETS:
        raise ValueError(
            f'connection {connection} is of type "{kind}"; notices go to: {", ".join(TARGETS)}.'
            ' A webhook is written {"conn_type": "http", "host": "https://chat.example.org/hook"}'
        )
    return TARGETS[kind]


def _mail(notice: Notice, connection: str) -> None:
    """To the product's e-mail channels, and to the addresses of the connection's extra "to"."""
    always = Connection.get(connection).extra_dejson.get("to", "")
    to = [*notice.to.addresses, *(a.strip() for a in always.split(",") if a.strip())]
    if not to:
        log.warning("No address: %s names no e-mail channel in its support.", notice.to.product)
        return
    with SmtpHook(smtp_conn_id=connection) as hook:
        hook.send_email_smtp(to=to, subject=notice.subject, html_content=notice.html())


def _webhook(notice: Notice, connection: str) -> None:
    """POSTs the notice as JSON to the connection's URL."""
    HttpHook(method="POST", http_conn_id=connection).run(json=notice.json())


TARGETS: dict[str, Callable[[Notice, str], None]] = {
    "smtp": _mail,
    "email": _mail,
    "http": _webhook,
}
