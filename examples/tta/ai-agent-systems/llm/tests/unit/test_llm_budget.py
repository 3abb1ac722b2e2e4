import pytest

from llm import BudgetError, TokenBudget, estimate_tokens


def test_tokens_are_rounded_up() -> None:
    assert [estimate_tokens(text) for text in ("", "a", "abcd", "abcde")] == [0, 1, 1, 2]


def test_spending_is_counted() -> None:
    budget = TokenBudget(10)
    assert budget.spend("a" * 12) == 3
    assert budget.left() == 7


def test_what_does_not_fit_is_refused_and_not_counted() -> None:
    budget = TokenBudget(2)
    with pytest.raises(BudgetError, match="3 tokens needed, 2 of 2 left"):
        budget.spend("a" * 12)
    assert budget.used == 0


def test_trim_keeps_the_newest() -> None:
    budget = TokenBudget(3)
    assert budget.trim(["a" * 8, "b" * 4, "c" * 8]) == ["b" * 4, "c" * 8]
