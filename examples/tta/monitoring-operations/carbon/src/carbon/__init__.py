"""How much energy the work of a system takes, and what it emits."""

from carbon.budget import Budget, Usage
from carbon.footprint import NOTHING, Footprint, Power, estimate, intensity_of
from carbon.history import FootprintHistory
from carbon.tracker import Tracker

__all__ = [
    "NOTHING",
    "Budget",
    "Footprint",
    "FootprintHistory",
    "Power",
    "Tracker",
    "Usage",
    "estimate",
    "intensity_of",
]
