"""The page that a DAG shows of itself: what it is, and what to do when it fails."""

from __future__ import annotations

from meshwork_airflow.checkout import Checkout
from meshwork_airflow.contract.problems import InvalidContract
from meshwork_airflow.contract.product import Product

TRIAGE = """
### When a run fails

The task's log ends with the run's own error; its button **Quality report** opens the run's page.

| exit code | state | what to do |
|---|---|---|
| 4 blocked | failed, not retried | Nothing landed, the records wait. Mend the data or the suite \
and run again, or let that batch land: trigger by hand with `release` = the run's name. |
| 5 unavailable | retried with growing pauses | See to the server that the log names. |
| 3 invalid | failed at once | Mend contract, suite or configuration: the log has the lines. |
| 2 usage | failed at once | Jar and DAGs are of different versions: build or deploy again. |
| 1 and others | failed at once | A defect: the log has its place. Tell the platform. |

Clearing a failed task is always safe: whatever is read twice lands the same.
"""

BATCH = """
### By hand, and again

- **Now:** trigger it without parameters. It reads what is new, as a scheduled run does.
- **A range again:** trigger it with `from` and `to`{backfill}.
  The tables are the same as if it had run in time; readers of its tables follow by themselves.
"""

BROKEN = """
### When a run fails

It does each day, until the contract is mended: nothing of this product is read or published
meanwhile, and what is new waits in its topic.

1. Mend `{contract}` at the lines above. Was it changed lately? `git log -p {contract}`
2. `mesh contract validate {product}` says whether it is whole; it finds more than is listed here.
3. Deploy it. This DAG becomes the product's own again by itself, within minutes, with the runs and
   the pause that it had; its next run reads all that waits.
"""

BACKFILL = ", or `airflow backfill create --dag-id {product} --from-date … --to-date …`"


def product_doc(product: Product) -> str:
    """Of the DAG that runs a product's batches."""
    backfill = BACKFILL.format(product=product) if product.schedule else ""
    return "\n".join([_head(product), _ports(product), BATCH.format(backfill=backfill), TRIAGE])


def stream_doc(product: Product) -> str:
    """Of the DAG that keeps a product's stream alive."""
    text = f"""
### The stream

Unpausing this DAG starts the stream; **pausing it stops it gracefully**, after the batch it is in.
It is started again when it ends, and when it is stuck: records wait and nothing has been published
for too long; its owner is told of the first time, and again if it still is after six hours. A
failure that starting again can't mend pauses it, after its owner has been told.
While it runs, the DAG `{product}` reads nothing: both have one checkpoint.
"""
    return "\n".join([_head(product), _ports(product), text, TRIAGE])


def broken_doc(invalid: InvalidContract) -> str:
    """Of the DAG that stands for a contract of which none can be made."""
    contract = Checkout.current().shown(invalid.file)
    owners = ", ".join(invalid.people.owners)
    owner = f"Owner: **{owners}**" if owners else "Its owner can't be read: tell the platform."
    problems = f"```\n{invalid}\n```"
    text = BROKEN.format(product=invalid.product, contract=contract)
    return "\n\n".join(
        [f"## {invalid.product}: the contract is broken", f"{owner}", problems, text]
    )


def _head(product: Product) -> str:
    contract = Checkout.current().shown(product.file)
    owners = ", ".join(product.owners)
    lines = [f"## {product.title}", product.purpose]
    lines.append(f"`{product}` {product.version}, {product.archetype}; contract `{contract}`")
    support = "".join(f"; {channel.tool} {channel.address}" for channel in product.support)
    lines.append(f"Owner: **{owners}** ({product.team}){support}")
    promises = [f"{s.property} {s.within}" for s in product.service_levels]
    return "\n\n".join([*lines, f"Promised: {', '.join(promises) or 'nothing'}"])


def _ports(product: Product) -> str:
    reads = [f"topic `{product.topic}`"] if product.topic else [f"`{p}`" for p in product.ports]
    writes = [f"`{table}`" for table in product.outputs]
    return f"\nReads {', '.join(reads)}. Publishes {', '.join(writes)}."
