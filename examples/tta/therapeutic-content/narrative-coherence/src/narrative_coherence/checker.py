"""The checks: every scene can be reached, and from every scene the story can end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gameplay_loop import Scene, Story
from narrative_coherence.problem import Problem, Report


@dataclass(frozen=True)
class Limits:
    """What is asked of a story. Players in distress should not be lost or overwhelmed."""

    most_choices: int = 4
    most_turns_to_an_ending: int = 12
    fewest_words: int = 3


class CoherenceChecker:
    """Checks stories against limits."""

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()

    def check(self, story: Story) -> Report:
        """Return all problems of a story; raises StoryError when it has no scene."""
        unreachable = set(story.unreachable())
        problems = [
            Problem(scene, "unreachable", "no choice leads here") for scene in unreachable
        ]
        endings = [scene.id for scene in story.scenes() if scene.ending]
        for scene in story.scenes():
            problems.extend(self._scene(story, scene))
            if scene.id not in unreachable:
                problems.extend(self._way_to_an_ending(story, scene, endings))
        return Report(tuple(sorted(problems)))

    def _scene(self, story: Story, scene: Scene) -> Iterator[Problem]:
        choices = len(story.choices(scene.id))
        if choices == 0 and not scene.ending:
            yield Problem(scene.id, "dead-end", "it is no ending, but offers no choice")
        if choices > self._limits.most_choices:
            message = f"{choices} choices are more than {self._limits.most_choices}"
            yield Problem(scene.id, "too-many-choices", message)
        words = len(scene.summary.split())
        if words < self._limits.fewest_words:
            message = f"its summary has {words} words, fewer than {self._limits.fewest_words}"
            yield Problem(scene.id, "thin", message)

    def _way_to_an_ending(
        self, story: Story, scene: Scene, endings: list[str]
    ) -> Iterator[Problem]:
        ways = [story.turns_between(scene.id, ending) for ending in endings]
        turns = [way for way in ways if way is not None]
        if not turns:
            yield Problem(scene.id, "no-ending", "no ending can be reached from here")
        elif min(turns) > self._limits.most_turns_to_an_ending:
            message = f"the nearest ending is {min(turns)} turns away"
            yield Problem(scene.id, "too-long", message)
