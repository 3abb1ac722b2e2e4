"""What a provider of completions is, one that answers from a script, and retries."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

log = logging.getLogger(__name__)


class ProviderError(Exception):
    """The provider did not answer; `temporary` says whether asking again makes sense."""

    def __init__(self, message: str, temporary: bool = False) -> None:
        super().__init__(message)
        self.temporary = temporary


@dataclass(frozen=True)
class Completion:
    """The answer to a prompt and what it cost."""

    text: str
    tokens: int


class Provider(Protocol):
    """Anything that completes a prompt."""

    def complete(self, prompt: str) -> Completion: ...


class ScriptedProvider:
    """Answers with prepared texts in their order; an exception among them is raised."""

    def __init__(self, answers: Iterable[str | Exception]) -> None:
        self._answers = list(answers)
        self.prompts: list[str] = []

    def complete(self, prompt: str) -> Completion:
        """Return the next answer; raises ProviderError when there is none left."""
        self.prompts.append(prompt)
        if not self._answers:
            raise ProviderError("the script has no answer left")
        answer = self._answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return Completion(answer, len(answer.split()))


def complete_with_retry(provider: Provider, prompt: str, attempts: int = 3) -> Completion:
    """Ask until the provider answers, at most `attempts` times, after temporary errors only."""
    for attempt in range(attempts):
        try:
            completion = provider.complete(prompt)
            break
        except ProviderError as error:
            if not error.temporary or attempt == attempts - 1:
                raise
            log.warning("attempt %d of %d: %s" % (attempt + 1, attempts, error))
    return completion
