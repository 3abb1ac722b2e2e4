"""Which agent needs which, and the order that follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter


class PlanError(ValueError):
    """The agents cannot be put into an order."""


class Plan:
    """The needs of agents, checked when the plan is made."""

    def __init__(self, needs: Mapping[str, set[str]]) -> None:
        """Take the agents with the names of those they need; raises PlanError."""
        for agent, needed in sorted(needs.items()):
            unknown = sorted(needed - needs.keys())
            if unknown:
                raise PlanError(f"{agent} needs {', '.join(unknown)}, which the plan does not have")
        self._needs = {agent: frozenset(needed) for agent, needed in sorted(needs.items())}
        self._waves = self._sort()

    def waves(self) -> list[list[str]]:
        """Return the agents in waves: those of one wave need only agents of earlier ones."""
        return [list(wave) for wave in self._waves]

    def needs_of(self, agent: str) -> list[str]:
        """Return the agents that an agent needs itself, sorted."""
        return sorted(self._needs[agent])

    def all_needs_of(self, agent: str) -> list[str]:
        """Return the agents that an agent needs, also through others, sorted."""
        found: set[str] = set()
        waiting = list(self._needs[agent])
        while waiting:
            needed = waiting.pop()
            if needed not in found:
                found.add(needed)
                waiting.extend(self._needs[needed])
        return sorted(found)

    def _sort(self) -> list[list[str]]:
        sorter = TopologicalSorter(self._needs)
        try:
            sorter.prepare()
        except CycleError as error:
            raise PlanError("agents need each other: " + " -> ".join(error.args[1])) from error
        waves = []
        while sorter.is_active():
            wave = sorted(sorter.get_ready())
            waves.append(wave)
            sorter.done(*wave)
        return waves
