"""Measures how long a task runs and turns it into a footprint."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from carbon.footprint import NOTHING, Footprint, Power, estimate
from carbon.history import FootprintHistory


class Tracker:
    """Adds up the footprint of tasks; with a history it also keeps each of them."""

    def __init__(
        self,
        power: Power,
        intensity_g_per_kwh: float,
        *,
        history: FootprintHistory | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._power = power
        self._intensity = intensity_g_per_kwh
        self._history = history
        self._clock = clock
        self._totals: dict[str, Footprint] = {}

    @contextmanager
    def track(self, task: str, utilisation: float = 1.0) -> Iterator[None]:
        """Track what runs in the `with` block; a block that raises has used its energy, too."""
        started = self._clock()
        try:
            yield
        finally:
            seconds = self._clock() - started
            self._note(task, estimate(seconds, self._power, self._intensity, utilisation))

    def total(self, task: str | None = None) -> Footprint:
        """Return the sum of one task, or of all."""
        if task is not None:
            return self._totals.get(task, NOTHING)
        return sum(self._totals.values(), NOTHING)

    def heaviest(self, count: int = 3) -> list[tuple[str, Footprint]]:
        """Return the tasks with the highest emissions, the heaviest first."""
        ranked = sorted(self._totals.items(), key=lambda item: (-item[1].emissions_g, item[0]))
        return ranked[:count]

    def _note(self, task: str, footprint: Footprint) -> None:
        self._totals[task] = self.total(task) + footprint
        if self._history is not None:
            self._history.add(task, footprint)
