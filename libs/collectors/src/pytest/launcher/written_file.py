"""Files of the answer: written whole, and recognised again."""

from __future__ import annotations

import hashlib
import json
import os
from typing import Any


def write_json(path: str, document: dict[str, Any]) -> None:
    """Write beside, then rename: a reader sees the whole file or none."""
    beside = f"{path}.{os.getpid()}"
    with open(beside, "w", encoding="ascii") as file:
        json.dump(document, file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    os.replace(beside, path)


def digest_of(path: str) -> str:
    """SHA-256 of a file's content, so that a reader sees whether it was replaced since."""
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()
