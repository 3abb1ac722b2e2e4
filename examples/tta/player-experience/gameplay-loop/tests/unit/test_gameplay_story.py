import pytest

from gameplay_loop import Story, StoryError


@pytest.fixture
def story() -> Story:
    story = Story()
    story.add("village", "A quiet village.")
    story.add("forest", "A dark forest.")
    story.add("home", "Home again.", ending=True)
    story.connect("village", "forest", "home")
    story.connect("forest", "home")
    return story


def test_the_first_scene_is_the_beginning(story: Story) -> None:
    assert story.first().id == "village"


def test_choices_are_numbered_from_one(story: Story) -> None:
    choices = story.choices("village")
    assert [(choice.number, choice.scene.id) for choice in choices] == [(1, "forest"), (2, "home")]


def test_nothing_follows_an_ending(story: Story) -> None:
    with pytest.raises(StoryError, match="nothing can follow"):
        story.connect("home", "village")


def test_an_unknown_scene_is_named(story: Story) -> None:
    with pytest.raises(StoryError, match="no scene 'castle'"):
        story.connect("village", "castle")


def test_an_id_is_taken_once(story: Story) -> None:
    with pytest.raises(StoryError, match="already"):
        story.add("home", "Another home.")


def test_a_story_without_scenes_has_no_beginning() -> None:
    with pytest.raises(StoryError, match="no scene"):
        Story().first()


def test_a_scene_that_nothing_leads_to_is_found(story: Story) -> None:
    story.add("island", "A lonely island.")
    assert story.unreachable() == ["island"]
