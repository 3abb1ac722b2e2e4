"""Runs a plan and remembers results, so that a second run does only what failed."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from agent_orchestration.agent import Agent, Outcome
from agent_orchestration.plan import Plan, PlanError
from llm import ProviderError, TemplateError
from redis import KeyValueStore

log = logging.getLogger(__name__)


class Orchestrator:
    """Runs the agents of a plan, wave by wave."""

    def __init__(
        self,
        agents: Mapping[str, Agent],
        plan: Plan,
        store: KeyValueStore,
        remember_seconds: float = 3600,
    ) -> None:
        """Take an agent for every name of the plan; raises PlanError when one is missing."""
        planned = {name for wave in plan.waves() for name in wave}
        missing = sorted(planned - agents.keys())
        if missing:
            raise PlanError(f"no agent for {', '.join(missing)}")
        self._agents = agents
        self._plan = plan
        self._store = store
        self._remember_seconds = remember_seconds

    def run(self, session: str) -> dict[str, Outcome]:
        """Run every agent that can run, and return the outcome of each by name.

        An agent that fails takes those with it that need it, and no others.
        """
        outcomes: dict[str, Outcome] = {}
        for wave in self._plan.waves():
            for name in wave:
                outcomes[name] = self._run_one(session, name, outcomes)
                log.info("%s: %s", name, outcomes[name].status)
        return outcomes

    def forget(self, session: str) -> int:
        """Forget the results of a session and return how many there were."""
        return self._store.delete(*self._store.keys(f"agents:{session}:*"))

    def _run_one(self, session: str, name: str, outcomes: Mapping[str, Outcome]) -> Outcome:
        needs = self._plan.needs_of(name)
        lacking = [needed for needed in needs if not outcomes[needed].usable]
        if lacking:
            return Outcome(name, "skipped", f"there is no result of {', '.join(lacking)}")
        key = f"agents:{session}:{name}"
        remembered = self._store.get(key)
        if isinstance(remembered, str):
            return Outcome(name, "remembered", remembered)
        try:
            text = self._agents[name].run({needed: outcomes[needed].text for needed in needs})
        except (ProviderError, TemplateError) as error:
            return Outcome(name, "failed", str(error))
        self._store.set(key, text, expires_in=self._remember_seconds)
        return Outcome(name, "done", text)
