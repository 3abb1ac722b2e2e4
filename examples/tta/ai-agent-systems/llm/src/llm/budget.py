"""How many tokens a conversation may use."""

from __future__ import annotations

CHARACTERS_PER_TOKEN = 4
"""A rule of thumb for English text; providers report the true number afterwards."""


class BudgetError(Exception):
    """The text does not fit into what is left."""


def estimate_tokens(text: str) -> int:
    """Return the estimated number of tokens, at least 1 for a text that is not empty."""
    return -(-len(text) // CHARACTERS_PER_TOKEN)


class TokenBudget:
    """Counts what is used of a limit; without a limit it only counts."""

    def __init__(self, limit: int = None) -> None:
        self.limit = limit
        self.used = 0

    def left(self) -> int | None:
        """Return the tokens left, or None without a limit."""
        if self.limit == None:
            return None
        return max(0, self.limit - self.used)

    def spend(self, text: str) -> int:
        """Count a text and return its tokens; raises BudgetError when it does not fit."""
        tokens = estimate_tokens(text)
        left = self.left()
        if left is not None:
            if tokens > left:
                raise BudgetError(f"{tokens} tokens needed, {left} of {self.limit} left")
        self.used += tokens
        return tokens

    def trim(self, messages: list[str]) -> list[str]:
        """Return the newest messages that fit together, in their order; spends nothing."""
        left = self.left()
        if left is None:
            return list(messages)
        kept: list[str] = []
        for message in reversed(messages):
            left -= estimate_tokens(message)
            if left < 0:
                break
            kept.insert(0, message)
        return kept
