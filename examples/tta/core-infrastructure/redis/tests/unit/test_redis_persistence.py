from pathlib import Path

import pytest

from redis import Journal, KeyValueStore, SnapshotError, load, replay, save

SECRET = b"only for tests"


def test_a_replayed_journal_restores_the_store(tmp_path: Path) -> None:
    path = tmp_path / "changes.jsonl"
    with Journal(path) as journal:
        journal.set("a", 1)
        journal.set("b", ["x", "y"])
        journal.delete("a")
    store = KeyValueStore()
    assert replay(path, store) == 3
    assert [(key, value) for key, value, _ in store.entries()] == [("b", ["x", "y"])]


def test_a_journal_is_continued_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "changes.jsonl"
    for value in (1, 2):
        with Journal(path) as journal:
            journal.set("a", value)
    store = KeyValueStore()
    assert replay(path, store) == 2
    assert store.get("a") == 2


def test_a_line_that_was_cut_off_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "changes.jsonl"
    path.write_text('["set", "a", 1]\n["set", "b"', encoding="utf-8")
    store = KeyValueStore()
    assert replay(path, store) == 1
    assert store.keys() == ["a"]


def test_a_snapshot_keeps_values_and_the_time_left(tmp_path: Path) -> None:
    now = 0.0
    store = KeyValueStore(lambda: now)
    store.set("forever", {"a": (1, 2)})
    store.set("short", b"bytes", expires_in=30)
    now = 10.0
    assert save(store, tmp_path / "s", SECRET) == 2

    other = KeyValueStore(lambda: 500.0)
    assert load(tmp_path / "s", other, SECRET) == 2
    assert other.get("forever") == {"a": (1, 2)}
    assert other.time_to_live("short") == 20


def test_a_changed_snapshot_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "s"
    store = KeyValueStore()
    store.set("a", 1)
    save(store, path, SECRET)
    path.write_bytes(path.read_bytes()[:-1] + b"!")
    with pytest.raises(SnapshotError, match="was changed"):
        load(path, store, SECRET)


def test_a_snapshot_of_somebody_else_is_refused(tmp_path: Path) -> None:
    save(KeyValueStore(), tmp_path / "s", b"another secret")
    with pytest.raises(SnapshotError):
        load(tmp_path / "s", KeyValueStore(), SECRET)
