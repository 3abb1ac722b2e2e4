import pytest

from agent_orchestration import Plan, PlanError


def test_agents_run_after_those_they_need() -> None:
    plan = Plan({"tell": {"plot", "tone"}, "tone": set(), "plot": {"world"}, "world": set()})
    assert plan.waves() == [["tone", "world"], ["plot"], ["tell"]]


def test_an_empty_plan_has_no_waves() -> None:
    assert Plan({}).waves() == []


def test_agents_that_need_each_other_are_refused() -> None:
    with pytest.raises(PlanError, match="need each other: "):
        Plan({"a": {"b"}, "b": {"c"}, "c": {"a"}})


def test_an_agent_that_is_not_in_the_plan_is_named() -> None:
    with pytest.raises(PlanError, match="tell needs plot, which"):
        Plan({"tell": {"plot"}})
