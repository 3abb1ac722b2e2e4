import pytest

from llm import CachedProvider, ProviderError, ScriptedProvider, complete_with_retry
from redis import KeyValueStore


def test_a_temporary_error_is_tried_again() -> None:
    provider = ScriptedProvider([ProviderError("busy", temporary=True), "hello there"])
    completion = complete_with_retry(provider, "greet")
    assert completion.text == "hello there"
    assert completion.tokens == 2
    assert provider.prompts == ["greet", "greet"]


def test_a_lasting_error_is_not_tried_again() -> None:
    provider = ScriptedProvider([ProviderError("no such model"), "never asked"])
    with pytest.raises(ProviderError, match="no such model"):
        complete_with_retry(provider, "greet")
    assert provider.prompts == ["greet"]


def test_the_last_error_is_raised() -> None:
    provider = ScriptedProvider([ProviderError("busy", temporary=True)] * 2)
    with pytest.raises(ProviderError, match="busy"):
        complete_with_retry(provider, "greet", attempts=2)


def test_a_prompt_is_asked_once_within_its_time() -> None:
    now = 0.0
    provider = ScriptedProvider(["first", "second"])
    cached = CachedProvider(provider, KeyValueStore(lambda: now), seconds=60)
    assert cached.complete("greet").text == "first"
    now = 59.0
    assert cached.complete("greet").text == "first"
    now = 60.0
    assert cached.complete("greet").text == "second"


def test_a_cached_answer_costs_nothing() -> None:
    cached = CachedProvider(ScriptedProvider(["one two"]), KeyValueStore())
    assert cached.complete("count").tokens == 2
    assert cached.complete("count").tokens == 0
