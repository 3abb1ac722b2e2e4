from collections.abc import Mapping

import pytest

from agent_orchestration import Orchestrator, Plan, PromptAgent
from llm import ProviderError, ScriptedProvider, Template
from redis import KeyValueStore


class Joining:
    """An agent that says its name and what it was given, and counts its runs."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.runs = 0

    def run(self, results: Mapping[str, str]) -> str:
        self.runs += 1
        return f"{self.name}({', '.join(results.values())})"


class Failing:
    """An agent whose provider does not answer."""

    def run(self, results: Mapping[str, str]) -> str:
        raise ProviderError("no answer")


PLAN = Plan({"world": set(), "plot": {"world"}, "tone": set()})


@pytest.fixture
def store() -> KeyValueStore:
    return KeyValueStore(lambda: 0.0)


def test_an_agent_gets_the_results_of_those_it_needs(store: KeyValueStore) -> None:
    agents = {name: Joining(name) for name in ("world", "plot", "tone")}
    outcomes = Orchestrator(agents, PLAN, store).run("s1")
    assert outcomes["plot"].text == "plot(world())"
    assert {outcome.status for outcome in outcomes.values()} == {"done"}


def test_a_failure_takes_only_those_with_it_that_need_it(store: KeyValueStore) -> None:
    agents = {"world": Failing(), "plot": Joining("plot"), "tone": Joining("tone")}
    outcomes = Orchestrator(agents, PLAN, store).run("s1")
    assert outcomes["world"].text == "no answer"
    assert outcomes["plot"].status == "skipped"
    assert outcomes["plot"].text == "there is no result of world"
    assert outcomes["tone"].status == "done"


def test_a_second_run_does_only_what_failed(store: KeyValueStore) -> None:
    tone = Joining("tone")
    broken = {"world": Failing(), "plot": Joining("plot"), "tone": tone}
    Orchestrator(broken, PLAN, store).run("s1")
    repaired = {**broken, "world": Joining("world")}
    outcomes = Orchestrator(repaired, PLAN, store).run("s1")
    assert outcomes["tone"].status == "remembered"
    assert outcomes["plot"].status == "done"
    assert tone.runs == 1


def test_sessions_are_kept_apart(store: KeyValueStore) -> None:
    agents = {name: Joining(name) for name in ("world", "plot", "tone")}
    orchestrator = Orchestrator(agents, PLAN, store)
    orchestrator.run("s1")
    assert orchestrator.run("s2")["world"].status == "done"


def test_a_prompt_agent_fills_its_template(store: KeyValueStore) -> None:
    provider = ScriptedProvider(["a foggy valley", "a rescue"])
    agents = {
        "the-world": PromptAgent(provider, Template("Describe a world.")),
        "plot": PromptAgent(provider, Template("Invent a plot in {{ the_world }}.")),
    }
    plan = Plan({"the-world": set(), "plot": {"the-world"}})
    assert Orchestrator(agents, plan, store).run("s1")["plot"].text == "a rescue"
    assert provider.prompts[-1] == "Invent a plot in a foggy valley."
