"""Where things lie in a Meshwork checkout, as the mesh command has them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

CONTRACT = ".odcs.yaml"


@dataclass(frozen=True, slots=True)
class Checkout:
    """A Meshwork checkout.

    :param home: its root
    """

    home: Path

    @classmethod
    def current(cls) -> Checkout:
        """The one that the variable MESHWORK_HOME names, else the one that this package lies in."""
        named = os.environ.get("MESHWORK_HOME")
        return cls(Path(named) if named else Path(__file__).resolve().parents[2])

    @property
    def mesh(self) -> Path:
        """The mesh command."""
        return self.home / "mesh"

    @property
    def runs(self) -> Path:
        """Where runs leave their JSON, and the page beside it."""
        return Path(os.environ.get("MESHWORK_RUNS", self.home / ".mesh" / "runs"))

    @property
    def reports(self) -> Path:
        """The pages of products, domains and the mesh."""
        return self.home / ".mesh" / "reports"

    def application(self, domain: str) -> Path:
        """The domain's shaded Spark application, built or not."""
        return self.home / "jobs" / domain / "target" / f"meshwork-{domain}.jar"

    def profile(self, name: str) -> Path:
        """The configuration that a job gets by --conf."""
        return self.home / "conf" / f"{name}.conf"

    def contracts(self) -> list[Path]:
        """The contract of every product, by path."""
        return sorted(self.home.glob(f"jobs/*/contracts/*{CONTRACT}"))

    def shown(self, file: Path) -> str:
        """A file as one would type it from the root."""
        return str(file.relative_to(self.home)) if file.is_relative_to(self.home) else str(file)


def product_of(contract: Path) -> str:
    """The product that a contract's place stands for: jobs/DOMAIN/contracts/NAME.odcs.yaml."""
    return f"{contract.parent.parent.name}.{contract.name.removesuffix(CONTRACT)}"
