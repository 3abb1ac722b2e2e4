from collections.abc import Callable

import pytest

from carbon import Budget, FootprintHistory, Power, Tracker
from redis import KeyValueStore


def ticking(*moments: float) -> Callable[[], float]:
    """Return a clock that shows these moments one after another."""
    remaining = iter(moments)
    return lambda: next(remaining)


def tracker(*moments: float) -> Tracker:
    """Return a tracker of a machine that emits 1 g in 9 seconds."""
    return Tracker(Power(0, 1000), 400, clock=ticking(*moments))


def test_a_task_is_tracked_from_start_to_end() -> None:
    tracked = tracker(100, 109)
    with tracked.track("render"):
        pass
    assert tracked.total("render").emissions_g == pytest.approx(1)


def test_a_task_that_fails_is_tracked_too() -> None:
    tracked = tracker(0, 9)
    with pytest.raises(RuntimeError), tracked.track("render"):
        raise RuntimeError
    assert tracked.total("render").emissions_g == pytest.approx(1)


def test_tasks_add_up_and_the_heaviest_comes_first() -> None:
    tracked = tracker(0, 9, 10, 28, 30, 39)
    for task in ("render", "index", "render"):
        with tracked.track(task):
            pass
    with_index = [name for name, _ in tracked.heaviest()]
    assert with_index == ["index", "render"]
    assert [name for name, _ in tracked.heaviest(1)] == ["index"]
    assert tracked.total().emissions_g == pytest.approx(4)


def test_an_unknown_task_took_nothing() -> None:
    assert tracker().total("nothing").energy_kwh == 0


def test_a_history_gets_every_footprint() -> None:
    history = FootprintHistory(KeyValueStore(lambda: 0.0))
    tracked = Tracker(Power(0, 1000), 400, history=history, clock=ticking(0, 9, 9, 18))
    for _ in range(2):
        with tracked.track("render"):
            pass
    assert len(history.entries("render")) == 2


def test_usage_of_a_budget() -> None:
    tracked = tracker(0, 27)
    with tracked.track("render"):
        pass
    enough = Budget(4).usage(tracked.total())
    assert not enough.exceeded
    assert str(enough) == "3.0 g of 4.0 g (75%)"
    exceeded = Budget(2).usage(tracked.total())
    assert exceeded.exceeded
    assert str(exceeded) == "3.0 g of 2.0 g (150%), 1.0 g too much"
