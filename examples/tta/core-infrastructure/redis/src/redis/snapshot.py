"""Snapshots of a whole store, signed so that only the owner's own files are read back."""

from __future__ import annotations

import hashlib
import hmac
import pickle  # nosec B403
from pathlib import Path

from redis.store import KeyValueStore

_DIGEST_SIZE = hashlib.sha256().digest_size


class SnapshotError(Exception):
    """The file is not a snapshot that was made with this secret."""


def save(store: KeyValueStore, path: Path, secret: bytes) -> int:
    """Write all live keys with the time they have left, and return how many there were."""
    entries = list(store.entries())
    body = pickle.dumps(entries)
    path.write_bytes(_sign(body, secret) + body)
    return len(entries)


def load(path: Path, store: KeyValueStore, secret: bytes) -> int:
    """Add the keys of a snapshot to `store` and return how many there were.

    Raises SnapshotError before anything is read when the signature does not fit.
    """
    content = path.read_bytes()
    signature, body = content[:_DIGEST_SIZE], content[_DIGEST_SIZE:]
    if not hmac.compare_digest(signature, _sign(body, secret)):
        raise SnapshotError(f"{path.name} was not made with this secret, or was changed")
    # The signature was checked above: these bytes are our own.
    entries = pickle.loads(body)  # nosec B301
    for key, value, seconds in entries:
        store.set(key, value, expires_in=seconds)
    return len(entries)


def _sign(body: bytes, secret: bytes) -> bytes:
    return hmac.new(secret, body, hashlib.sha256).digest()
