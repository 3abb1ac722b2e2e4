"""Footprints of the last days, kept in the key-value store until they are too old."""

from __future__ import annotations

import json

from carbon.footprint import NOTHING, Footprint
from redis import KeyValueStore

DAY = 86_400.0
"""Seconds."""


class FootprintHistory:
    """Keeps single footprints for some days; the store removes them when their time is over."""

    def __init__(self, store: KeyValueStore, keep_seconds: float = 30 * DAY) -> None:
        self._store = store
        self._keep_seconds = keep_seconds

    def add(self, task: str, footprint: Footprint) -> None:
        """Keep a footprint of a task; raises ValueError for a name that is a pattern."""
        if not task or set(task) & set("*?[]:"):
            raise ValueError(f"{task!r} is empty or holds one of * ? [ ] :")
        number = self._store.increment("carbon:last")
        value = json.dumps([footprint.energy_kwh, footprint.emissions_g])
        key = f"carbon:entry:{task}:{number:012d}"
        self._store.set(key, value, expires_in=self._keep_seconds)

    def entries(self, task: str) -> list[Footprint]:
        """Return the kept footprints of a task, the oldest first."""
        footprints = []
        for key in self._store.keys(f"carbon:entry:{task}:*"):
            value = self._store.get(key)
            if isinstance(value, str):
                footprints.append(Footprint(*json.loads(value)))
        return footprints

    def tasks(self) -> list[str]:
        """Return the names of the tasks that still have a footprint, sorted."""
        return sorted({key.split(":")[2] for key in self._store.keys("carbon:entry:*")})

    def total(self, task: str) -> Footprint:
        """Return the sum of the kept footprints of a task."""
        return sum(self.entries(task), NOTHING)
