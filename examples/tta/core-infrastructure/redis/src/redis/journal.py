"""An append-only journal: every change is one line, and replaying it restores a store."""

from __future__ import annotations

import json
import os
from pathlib import Path
from types import TracebackType

from redis.store import KeyValueStore


class Journal:
    """Writes changes of JSON values to a file, one JSON array per line."""

    def __init__(self, path: Path) -> None:
        # The file stays open for the life of the journal; close() ends it.
        self._file = open(path, "a", encoding="utf-8")  # noqa: SIM115

    def set(self, key: str, value: object) -> None:
        """Note that `key` got `value`."""
        self._append(["set", key, value])

    def delete(self, key: str) -> None:
        """Note that `key` was removed."""
        self._append(["delete", key])

    def close(self) -> None:
        """Close the file; further changes raise ValueError."""
        self._file.close()

    def __enter__(self) -> Journal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _append(self, change: list[object]) -> None:
        self._file.write(json.dumps(change) + "\n")
        self._file.flush()
        try:
            os.fsync(self._file.fileno())
        except OSError:  # pragma: no cover
            # Pipes and some network file systems cannot sync; the line is written all the same.
            return


def replay(path: Path, store: KeyValueStore) -> int:
    """Apply the changes of a journal to `store` and return how many there were.

    A last line without its end is a write that was cut off, and is left out.
    """
    changes = 0
    for line in path.read_text(encoding="utf-8").splitlines(keepends=True):
        if not line.endswith("\n"):
            break
        operation, key, *value = json.loads(line)
        if operation == "set":
            store.set(key, value[0])
        else:
            store.delete(key)
        changes += 1
    return changes
