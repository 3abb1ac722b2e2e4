"""The checker's callers, with a stand-in for the checker."""

from unittest.mock import Mock


def publish(story: object, checker: Mock) -> str:
    """Publish a story only when the checker finds nothing."""
    report = checker.check(story)
    return "published" if report.coherent else f"refused: {len(report.problems)} problems"


def test_a_coherent_story_is_published() -> None:
    checker = Mock()
    checker.check.return_value = Mock(coherent=True, problems=())
    assert publish("a story", checker) == "published"
    checker.check.assert_called_once_with("a story")


def test_a_story_with_problems_is_refused() -> None:
    checker = Mock()
    checker.check.return_value = Mock(coherent=False, problems=("one", "two"))
    assert publish("a story", checker) == "refused: 2 problems"


def test_every_story_is_checked() -> None:
    checker = Mock()
    for story in ("first", "second"):
        publish(story, checker)
    assert checker.check.call_count == 2
