"""One player's way through a story, narrated turn by turn."""

from __future__ import annotations

from dataclasses import dataclass

from gameplay_loop.story import Choice, Scene, Story, StoryError
from llm import Provider, ProviderError, Template, complete_with_retry

_PROMPT = Template(
    "You narrate a story for {{ player }}.\nScene: {{ summary }}\nTell it in two kind sentences."
)


@dataclass(frozen=True)
class Turn:
    """What a player sees: the scene, its narration, and the choices (none at an ending)."""

    scene: Scene
    narration: str
    choices: list[Choice]


class GameplayLoop:
    """Leads one player from the beginning of a story to one of its endings."""

    def __init__(self, story: Story, provider: Provider, player: str) -> None:
        self._story = story
        self._provider = provider
        self._player = player
        self._visited: list[str] = [story.first().id]

    @property
    def visited(self) -> list[str]:
        """The ids of the scenes so far, the present one last."""
        return list(self._visited)

    @property
    def over(self) -> bool:
        """Whether the present scene is an ending."""
        return self._present().ending

    def look(self) -> Turn:
        """Return the present turn; the summary serves when the provider does not answer."""
        scene = self._present()
        prompt = _PROMPT.render(player=self._player, summary=scene.summary)
        try:
            narration = complete_with_retry(self._provider, prompt).text
        except ProviderError:
            narration = scene.summary
        return Turn(scene, narration, self._story.choices(scene.id))

    def choose(self, number: int) -> Turn:
        """Take a choice by its number and return the next turn.

        Raises StoryError when the number is none of those offered.
        """
        choices = self._story.choices(self._present().id)
        try:
            chosen = choices[number - 1]
        except IndexError:
            raise StoryError(f"choose 1 to {len(choices)}, not {number}") from None
        self._visited.append(chosen.scene.id)
        return self.look()

    def back(self) -> Turn:
        """Undo the last choice; at the beginning there is nothing to undo."""
        if len(self._visited) > 1:
            self._visited.pop()
        return self.look()

    def _present(self) -> Scene:
        return self._story.scene(self._visited[-1])
