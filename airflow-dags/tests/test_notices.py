"""Where notices go, and what they say."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message

from meshwork_airflow.deployment import Deployment
from meshwork_airflow.notify.notice import Audience, Notice
from meshwork_airflow.notify.targets import send
from meshwork_airflow.run.folder import RunFolder
from tests.mesh import Mesh
from tests.webhook import Webhook

NOTICE = Notice(
    Audience("harbour.arrivals", ("pilots",), ("pilots@example.org",)),
    "blocked",
    "Uniqueness is 0.9 < 1",
    report="http://reports/r.html",
)


class Inbox(Message):
    def __init__(self) -> None:
        super().__init__()
        self.mails: list[tuple[str, str, str]] = []

    def handle_message(self, message: object) -> None:
        mail = message
        body = mail.get_payload()[0].get_payload(decode=True).decode()  # type: ignore[attr-defined]
        self.mails.append((mail["X-RcptTo"], mail["Subject"], body))  # type: ignore[index]


@pytest.fixture
def inbox(monkeypatch: pytest.MonkeyPatch) -> Iterator[Inbox]:
    inbox = Inbox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = Controller(inbox, hostname="127.0.0.1", port=port)
    server.start()
    extra = '{"disable_tls": true, "disable_ssl": true, "from_email": "mesh@example.org"}'
    monkeypatch.setenv(
        "AIRFLOW_CONN_MAIL",
        f'{{"conn_type": "smtp", "host": "127.0.0.1", "port": {port}, "extra": {extra}}}',
    )
    yield inbox
    server.stop()


def test_mail_goes_to_the_products_own_addresses(inbox: Inbox) -> None:
    send(NOTICE, ("mail",))
    ((to, subject, body),) = inbox.mails
    assert (to, subject) == ("pilots@example.org", "harbour.arrivals: blocked")
    assert "Uniqueness is 0.9 &lt; 1" in body
    assert '<a href="http://reports/r.html">Quality report</a>' in body


def test_a_target_that_fails_keeps_no_other_from_its_notice(
    webhook: Webhook, caplog: pytest.LogCaptureFixture
) -> None:
    send(NOTICE, ("nowhere", "told"))
    (post,) = webhook.posts
    assert (post["path"], post["subject"]) == ("/hook", "harbour.arrivals: blocked")
    assert "could not be sent to connection nowhere" in caplog.text


def test_a_connection_of_another_type_is_refused(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("AIRFLOW_CONN_FTP", '{"conn_type": "ftp"}')
    send(NOTICE, ("ftp",))
    assert 'connection ftp is of type "ftp"; notices go to: smtp, email, http' in caplog.text


def test_reports_are_linked_where_they_are_served(mesh: Mesh) -> None:
    runs = RunFolder(mesh.runs)
    assert Deployment().report(runs, "r") == (mesh.runs / "r.html").as_uri()
    served = Deployment.of({"reports_url": "https://mesh.example.org/runs/"})
    assert served.report(runs, "r") == "https://mesh.example.org/runs/r.html"


@pytest.mark.parametrize("value", [{"profil": "local"}, ["local"], None])
def test_refuses_an_unknown_key_of_the_variable(value: object) -> None:
    with pytest.raises(ValueError, match="profile, spark, reports_url, notify"):
        Deployment.of(value)
