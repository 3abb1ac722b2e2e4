"""An in-memory key-value store with expiry, a journal on disk and signed snapshots."""

from redis.journal import Journal, replay
from redis.snapshot import SnapshotError, load, save
from redis.store import Clock, KeyValueStore

__all__ = ["Clock", "Journal", "KeyValueStore", "SnapshotError", "load", "replay", "save"]
