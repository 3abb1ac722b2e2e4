"""What an agent is, and one that fills a prompt with the results of others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

from llm import Template, complete_with_retry

if TYPE_CHECKING:
    from llm import Provider


class Agent(Protocol):
    """Does one thing with the results of the agents that it depends on."""

    def run(self, results: Mapping[str, str]) -> str: ...


@dataclass(frozen=True)
class Outcome:
    """How one agent ended: its result, or why there is none."""

    agent: str
    status: Literal["done", "remembered", "failed", "skipped"]
    text: str

    @property
    def usable(self) -> bool:
        """Whether other agents can go on with `text`."""
        return self.status in ("done", "remembered")


class PromptAgent:
    """Asks a provider; the places of its template are the names of the agents before it."""

    def __init__(self, provider: Provider, template: Template, attempts: int = 3) -> None:
        self._provider = provider
        self._template = template
        self._attempts = attempts

    def run(self, results: Mapping[str, str]) -> str:
        """Return the provider's answer to the filled prompt."""
        prompt = self._template.render(**{_place(name): text for name, text in results.items()})
        return complete_with_retry(self._provider, prompt, self._attempts).text


def _place(name: str) -> str:
    """Names of agents may hold hyphens, places of a template may not."""
    return name.replace("-", "_")
