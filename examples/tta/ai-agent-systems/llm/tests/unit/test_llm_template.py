import pytest

from llm import Template, TemplateError


def test_places_are_filled() -> None:
    assert Template("You are {{ role }} in {{place}}.").render(role="a guide", place="a cave") == (
        "You are a guide in a cave."
    )


def test_places_are_named_once() -> None:
    assert Template("{{ b }} {{ a }} {{ b }}").places() == ["a", "b"]


def test_a_default_serves_where_no_value_is_given() -> None:
    template = Template("In {{ tone }} words", {"tone": "kind"})
    assert template.render() == "In kind words"
    assert template.render(tone="few") == "In few words"


def test_a_missing_value_is_named() -> None:
    with pytest.raises(TemplateError, match="no value for 'role'"):
        Template("You are {{ role }}").render()


def test_values_are_not_templates() -> None:
    assert Template("{{ a }}").render(a="{{ b }}") == "{{ b }}"
