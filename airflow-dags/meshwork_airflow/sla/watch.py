"""The task that looks at all promises."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from airflow.sdk import BaseOperator, Context
from confluent_kafka import KafkaException
from confluent_kafka.admin import AdminClient

from meshwork_airflow.checkout import Checkout
from meshwork_airflow.contract.product import Product
from meshwork_airflow.deployment import Deployment
from meshwork_airflow.maintenance.memory import Memory
from meshwork_airflow.notify.notice import Audience, Notice
from meshwork_airflow.notify.targets import send
from meshwork_airflow.run.folder import RunFolder
from meshwork_airflow.sla.breach import Breach, breaches, newest_event
from meshwork_airflow.stream.brokers import brokers
from meshwork_airflow.stream.name import stream_dag_id
from meshwork_airflow.stream.topics import Topics, read_until, topics

TOLD = Memory("meshwork_told")


class SlaWatchOperator(BaseOperator):
    """Tells the people of each product which of its promises don't hold.

    Of a breach that lasts they are told again after a while only. Returns all there are.

    :param again_after: that while
    """

    ui_color = "#efd9f2"

    def __init__(
        self,
        *,
        products: Sequence[Product],
        again_after: timedelta = timedelta(hours=6),
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.products = products
        self.again_after = again_after

    def execute(self, context: Context) -> list[str]:
        """Looks at each product once."""
        now, deployment = datetime.now(UTC), Deployment.current()
        before = TOLD.recall()
        told: dict[str, str] = {}
        found: list[str] = []
        client = brokers()
        for product in self.products:
            late = self._breaches(product, client, now, self._streams(product, context))
            found += [f"{product}: {breach}" for breach in late]
            fresh = [breach for breach in late if self._is_due(breach, before, now)]
            told |= {breach.key: before.get(breach.key, "") for breach in late}
            if fresh:
                told |= {breach.key: now.isoformat() for breach in fresh}
                text = "\n".join(str(breach) for breach in fresh)
                send(Notice(Audience.of(product), "late", text), deployment.notify)
        TOLD.keep(told)
        return found

    def _breaches(
        self, product: Product, client: AdminClient | None, now: datetime, streams: bool
    ) -> list[Breach]:
        runs = RunFolder(Checkout.current().runs)
        kafka = Topics(client, topics(product)) if client is not None else None
        read = read_until(runs.newest(str(product)))

        newest = newest_event(runs.newest(str(product)))

        def late(unread_since: Callable[[datetime], int]) -> list[Breach]:
            return list(breaches(product, newest, unread_since, now, streams))

        if kafka is None:
            return late(lambda _: 0)
        try:
            return late(lambda moment: kafka.waiting_since(read, moment))
        except KafkaException as e:
            unknown = f"unknown, since the brokers can't be asked ({e})"
            levels = [level for level in product.service_levels if level.property == "latency"]
            return [
                *late(lambda _: 0),
                *(Breach(str(product), level, unknown) for level in levels),
            ]

    def _streams(self, product: Product, context: Context) -> bool:
        ti: Any = context["ti"]
        return bool(ti.get_dr_count(dag_id=stream_dag_id(str(product)), states=["running"]))

    def _is_due(self, breach: Breach, before: Mapping[str, str], now: datetime) -> bool:
        last = before.get(breach.key)
        return not last or now - datetime.fromisoformat(last) >= self.again_after
