"""A budget of emissions and how much of it is used."""

from __future__ import annotations

from dataclasses import dataclass

from carbon.footprint import Footprint


@dataclass(frozen=True)
class Usage:
    """How a footprint stands to a budget."""

    used_g: float
    budget_g: float

    @property
    def left_g(self) -> float:
        """Grams left; negative when the budget is exceeded."""
        return self.budget_g - self.used_g

    @property
    def exceeded(self) -> bool:
        """Whether more than the budget is used."""
        return self.left_g < 0

    def __str__(self) -> str:
        share = self.used_g / self.budget_g
        text = f"{self.used_g:.1f} g of {self.budget_g:.1f} g ({share:.0%})"
        return f"{text}, {-self.left_g:.1f} g too much" if self.exceeded else text


@dataclass(frozen=True)
class Budget:
    """Grams of CO2 equivalent that may be emitted."""

    grams: float

    def __post_init__(self) -> None:
        if self.grams <= 0:
            raise ValueError(f"a budget is above 0 g, not {self.grams}")

    def usage(self, footprint: Footprint) -> Usage:
        """Return how much of the budget a footprint takes."""
        return Usage(footprint.emissions_g, self.grams)
