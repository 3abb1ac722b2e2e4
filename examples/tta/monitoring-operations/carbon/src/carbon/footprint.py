"""From running time to energy, and from energy to emissions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

GRID_INTENSITY: Mapping[str, float] = MappingProxyType(
    {"FR": 50.0, "DE": 350.0, "SE": 30.0, "PL": 650.0, "US": 370.0, "world": 480.0}
)
"""Grams of CO2 equivalent per kWh: rounded yearly means, for estimates only.

Who has the figures of their own supplier passes those instead.
"""

_WATT_SECONDS_PER_KWH = 3_600_000


@dataclass(frozen=True)
class Footprint:
    """What some work took: energy in kWh and emissions in grams of CO2 equivalent."""

    energy_kwh: float
    emissions_g: float

    def __add__(self, other: Footprint) -> Footprint:
        return Footprint(self.energy_kwh + other.energy_kwh, self.emissions_g + other.emissions_g)


NOTHING = Footprint(0.0, 0.0)


@dataclass(frozen=True)
class Power:
    """The power that a machine draws, in watts, and the overhead of where it stands."""

    idle_w: float
    busy_w: float
    overhead: float = 1.0
    """Power usage effectiveness: 1.2 means 20 % more for cooling and supply."""

    def __post_init__(self) -> None:
        if not 0 <= self.idle_w <= self.busy_w:
            raise ValueError(f"0 <= idle <= busy does not hold: {self.idle_w}, {self.busy_w}")
        if self.overhead < 1:
            raise ValueError(f"the overhead is at least 1, not {self.overhead}")

    def at(self, utilisation: float) -> float:
        """Return the watts at a utilisation between 0 and 1, overhead included."""
        if not 0 <= utilisation <= 1:
            raise ValueError(f"a utilisation is between 0 and 1, not {utilisation}")
        return (self.idle_w + (self.busy_w - self.idle_w) * utilisation) * self.overhead


def intensity_of(region: str) -> float:
    """Return the grams per kWh of a region; raises KeyError with the known regions."""
    try:
        return GRID_INTENSITY[region]
    except KeyError:
        known = ", ".join(sorted(GRID_INTENSITY))
        raise KeyError(f"no intensity for {region!r}; known: {known}") from None


def estimate(
    seconds: float, power: Power, intensity_g_per_kwh: float, utilisation: float = 1.0
) -> Footprint:
    """Return the footprint of `seconds` of work on a machine."""
    if seconds < 0:
        raise ValueError(f"work cannot take {seconds} seconds")
    energy = power.at(utilisation) * seconds / _WATT_SECONDS_PER_KWH
    return Footprint(energy, energy * intensity_g_per_kwh)
