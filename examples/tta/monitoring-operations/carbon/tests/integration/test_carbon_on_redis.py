"""Carbon together with the key-value store that keeps its history."""

from pathlib import Path

import pytest

from carbon import Footprint, FootprintHistory, Power, Tracker
from redis import KeyValueStore, load, save

DAY = 86_400.0


class ManualClock:
    """A clock that moves only when a test moves it."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def store(clock: ManualClock) -> KeyValueStore:
    return KeyValueStore(clock)


def test_what_is_too_old_leaves_the_history(store: KeyValueStore, clock: ManualClock) -> None:
    history = FootprintHistory(store, keep_seconds=2 * DAY)
    history.add("render", Footprint(1, 400))
    clock.now = DAY
    history.add("render", Footprint(2, 800))
    assert history.total("render") == Footprint(3, 1200)
    clock.now = 2 * DAY
    assert history.entries("render") == [Footprint(2, 800)]
    clock.now = 3 * DAY
    assert history.tasks() == []


def test_a_task_is_not_mixed_with_one_whose_name_begins_alike(store: KeyValueStore) -> None:
    history = FootprintHistory(store)
    history.add("index", Footprint(1, 400))
    history.add("index-all", Footprint(2, 800))
    assert history.total("index") == Footprint(1, 400)
    assert history.tasks() == ["index", "index-all"]


@pytest.mark.parametrize("task", ["", "a:b", "a*"])
def test_a_name_that_would_match_other_keys_is_refused(store: KeyValueStore, task: str) -> None:
    with pytest.raises(ValueError, match="is empty or holds"):
        FootprintHistory(store).add(task, Footprint(1, 400))
    assert store.keys() == []


def test_the_order_holds_beyond_nine_entries(store: KeyValueStore) -> None:
    history = FootprintHistory(store)
    footprints = [Footprint(float(number), 0.0) for number in range(12)]
    for footprint in footprints:
        history.add("render", footprint)
    assert history.entries("render") == footprints


def test_a_tracker_goes_on_after_a_restart(
    store: KeyValueStore, clock: ManualClock, tmp_path: Path
) -> None:
    def run_for(seconds: float, store: KeyValueStore) -> None:
        tracker = Tracker(Power(0, 1000), 400, history=FootprintHistory(store), clock=clock)
        with tracker.track("render"):
            clock.now += seconds

    run_for(9, store)
    save(store, tmp_path / "snapshot", b"only for tests")
    restarted = KeyValueStore(clock)
    load(tmp_path / "snapshot", restarted, b"only for tests")
    run_for(18, restarted)

    history = FootprintHistory(restarted)
    assert len(history.entries("render")) == 2
    assert history.total("render").emissions_g == pytest.approx(3)
