"""The store itself: keys, values, and the moment at which a key ends."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase

Clock = Callable[[], float]
"""Returns seconds from any fixed moment; it must never go back."""


@dataclass
class _Entry:
    value: object
    ends_at: float | None


class KeyValueStore:
    """Keeps values by key until they are deleted or their time is over.

    A key that has ended is removed when somebody asks for it (lazy expiry), so that no
    background thread is needed. The clock is passed in, which makes expiry testable.
    """

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self._clock = clock
        self._entries: dict[str, _Entry] = {}

    # The options are those of the SET command; an options object would only hide them.
    def set(  # noqa: PLR0913
        self,
        key: str,
        value: object,
        *,
        expires_in: float | None = None,
        only_if_absent: bool = False,
        only_if_present: bool = False,
        keep_expiry: bool = False,
    ) -> bool:
        """Store `value` and return whether it was stored; `expires_in` is in seconds."""
        if only_if_absent and only_if_present:
            raise ValueError("only_if_absent and only_if_present exclude each other")
        if expires_in is not None and expires_in <= 0:
            raise ValueError(f"expires_in must be above 0, not {expires_in}")
        present = self._live(key)
        if (only_if_absent and present) or (only_if_present and not present):
            return False
        ends_at = None if expires_in is None else self._clock() + expires_in
        if keep_expiry and present and expires_in is None:
            ends_at = present.ends_at
        self._entries[key] = _Entry(value, ends_at)
        return True

    def get(self, key: str, default: object = None) -> object:
        """Return the value of `key`, or `default` when the key is absent or has ended."""
        entry = self._live(key)
        return entry.value if entry else default

    def delete(self, *keys: str) -> int:
        """Remove the keys and return how many of them were there."""
        live = [key for key in set(keys) if self._live(key)]
        for key in live:
            del self._entries[key]
        return len(live)

    def expire(self, key: str, seconds: float) -> bool:
        """Let `key` end in `seconds` (0 or less: now) and return whether it was there."""
        entry = self._live(key)
        if entry is None:
            return False
        entry.ends_at = self._clock() + seconds
        return True

    def time_to_live(self, key: str) -> float | None:
        """Return the seconds left, or None when the key is absent or never ends."""
        entry = self._live(key)
        if entry is None or entry.ends_at is None:
            return None
        return entry.ends_at - self._clock()

    def increment(self, key: str, amount: int = 1) -> int:
        """Add `amount` to a whole number (0 when absent), keep its expiry, return the sum."""
        current = self.get(key, 0)
        try:
            # Whether + works is asked of the value itself; the refusal is handled below.
            total = current + amount  # type: ignore[operator]
        except TypeError as error:
            raise TypeError(f"the value of {key!r} is not a number: {current!r}") from error
        self.set(key, total, keep_expiry=True)
        return total

    def keys(self, pattern: str = "*") -> list[str]:
        """Return the live keys that match a shell pattern, sorted."""
        named = [key for key in self._entries if fnmatchcase(key, pattern)]
        return sorted(key for key in named if self._live(key))

    def highest(self, pattern: str = "*") -> object:
        """Return the greatest of the values whose keys match, or None when there is none."""
        values = [self.get(key) for key in self.keys(pattern)]
        # Values of one pattern are comparable by the caller's choice of keys.
        return max(values, default=None)  # pyright: ignore[reportArgumentType]

    def entries(self) -> Iterator[tuple[str, object, float | None]]:
        """Yield key, value and seconds left (None: never ends) of every live key, sorted."""
        for key in self.keys():
            yield key, self.get(key), self.time_to_live(key)

    def __len__(self) -> int:
        """Return how many keys are held, ended ones that nobody asked for included."""
        return len(self._entries)

    def _live(self, key: str) -> _Entry | None:
        entry = self._entries.get(key)
        if entry is not None and entry.ends_at is not None and entry.ends_at <= self._clock():
            del self._entries[key]
            return None
        return entry
