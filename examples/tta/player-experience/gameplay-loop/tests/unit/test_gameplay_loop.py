import pytest

from gameplay_loop import GameplayLoop, Story, StoryError
from llm import ProviderError, ScriptedProvider


@pytest.fixture
def story() -> Story:
    story = Story()
    story.add("village", "A quiet village.")
    story.add("forest", "A dark forest.")
    story.add("home", "Home again.", ending=True)
    story.connect("village", "forest", "home")
    story.connect("forest", "home")
    return story


def loop(story: Story, *narrations: str) -> GameplayLoop:
    return GameplayLoop(story, ScriptedProvider(narrations), "Ada")


def test_a_turn_is_narrated_for_the_player(story: Story) -> None:
    provider = ScriptedProvider(["Smoke rises from the roofs."])
    turn = GameplayLoop(story, provider, "Ada").look()
    assert turn.narration == "Smoke rises from the roofs."
    assert "for Ada" in provider.prompts[0]
    assert "Scene: A quiet village." in provider.prompts[0]


def test_the_summary_serves_when_the_provider_fails(story: Story) -> None:
    provider = ScriptedProvider([ProviderError("no answer")])
    assert GameplayLoop(story, provider, "Ada").look().narration == "A quiet village."


def test_choices_lead_to_an_ending(story: Story) -> None:
    game = loop(story, "one", "two")
    assert game.choose(1).scene.id == "forest"
    assert not game.over
    assert game.choose(1).choices == []
    assert game.over
    assert game.visited == ["village", "forest", "home"]


def test_a_number_above_those_offered_is_refused(story: Story) -> None:
    with pytest.raises(StoryError, match="choose 1 to 2, not 3"):
        loop(story).choose(3)


def test_a_number_below_one_is_refused(story: Story) -> None:
    game = loop(story, "never told")
    with pytest.raises(StoryError, match="choose 1 to 2, not 0"):
        game.choose(0)


def test_back_undoes_a_choice_and_stays_at_the_beginning(story: Story) -> None:
    game = loop(story, "one", "two", "three")
    game.choose(1)
    assert game.back().scene.id == "village"
    assert game.back().scene.id == "village"
