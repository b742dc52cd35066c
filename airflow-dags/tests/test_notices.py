"""Where notices go, and what they say."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message

from meshwork_airflow.deployment import Deployment, InvalidDeployment
from meshwork_airflow.factory import product_dags
from meshwork_airflow.notify.notice import Audience, Notice
from meshwork_airflow.notify.targets import send
from meshwork_airflow.run.folder import RunFolder
from tests.execution import execute
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


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ({"profil": "local"}, '1. "profil" is not a key of it. Did you mean "profile"?'),
        ({"profile": 1}, '1. "profile" must be text, such as "cluster"'),
        ({"spark": ["a"]}, '1. "spark" must be an object, such as {"spark.x": "1"}'),
        ({"reports_url": None}, '1. "reports_url" must be text, such as "https://host/runs"'),
        ({"notify": "chat"}, '1. "notify" must be a list of connections, such as ["chat"]'),
        ({"notify": [1]}, '1. "notify" must be a list of connections, such as ["chat"]'),
        (["local"], "1. it is not a JSON object"),
        (None, "1. it is not a JSON object"),
    ],
)
def test_says_what_is_wrong_with_the_variable(value: object, problem: str) -> None:
    with pytest.raises(InvalidDeployment) as caught:
        Deployment.of(value)
    assert str(caught.value).splitlines() == [
        "Cannot read the Airflow variable meshwork: 1 problem",
        f"  {problem}",
        "It is a JSON object with some of the keys profile, spark, reports_url, notify. Mend it in"
        " the web pages, Admin, Variables, or where AIRFLOW_VAR_MESHWORK is set.",
    ]


def test_names_every_problem_of_the_variable_but_no_value() -> None:
    with pytest.raises(InvalidDeployment) as caught:
        Deployment.of({"notify": "letmein", "token": "letmein"})
    assert "2 problems" in str(caught.value)
    assert "letmein" not in str(caught.value)


@pytest.mark.parametrize("value", ["{", '{"notify": "told"}', '{"notif": ["told"]}'])
def test_a_failure_is_told_by_the_log_if_the_variable_is_broken(
    mesh: Mesh, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, value: str
) -> None:
    mesh.mesh_ends(contract={"says": "line 41: no such column", "exitCode": 3})
    monkeypatch.setenv("AIRFLOW_VAR_MESHWORK", value)
    assert execute(product_dags()["harbour.arrivals"]).states["check"] == "failed"
    assert "harbour.arrivals: invalid" in caplog.text
    assert "line 41: no such column" in caplog.text
    assert "Nobody is told of this failure but this log. Cannot read the Airflow" in caplog.text
    assert "where AIRFLOW_VAR_MESHWORK is set" in caplog.text


def test_a_run_with_a_broken_variable_is_not_tried_again(
    mesh: Mesh, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AIRFLOW_VAR_MESHWORK", "{")
    ended = execute(product_dags()["harbour.arrivals"])
    assert (ended.states["run"], ended.tries["run"]) == ("failed", 1)


def test_a_target_that_fails_hides_no_failure(
    mesh: Mesh, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    mesh.jobs_end(4)
    monkeypatch.setenv("AIRFLOW_VAR_MESHWORK", '{"notify": ["nowhere"]}')
    assert execute(product_dags()["harbour.arrivals"]).states["run"] == "failed"
    assert "Uniqueness of ship, arrived_at is 0.998; expected = 1" in caplog.text
    assert (
        "could not be sent to connection nowhere, which the variable meshwork names" in caplog.text
    )
    assert "airflow connections get nowhere" in caplog.text
