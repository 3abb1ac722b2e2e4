"""The turns of a player through the scenes of a story."""

from gameplay_loop.loop import GameplayLoop, Turn
from gameplay_loop.story import Choice, Scene, Story, StoryError

__all__ = ["Choice", "GameplayLoop", "Scene", "Story", "StoryError", "Turn"]
