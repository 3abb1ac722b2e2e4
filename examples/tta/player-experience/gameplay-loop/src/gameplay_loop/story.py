"""Scenes and the choices that lead from one to another, kept in a graph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from neo4j import Graph, GraphError, Node

_SCENE = "Scene"
_LEADS_TO = "LEADS_TO"


class StoryError(ValueError):
    """The story does not have what was asked for."""


@dataclass(frozen=True)
class Scene:
    """A place of the story, and whether the story ends there."""

    id: str
    summary: str
    ending: bool = False


@dataclass(frozen=True)
class Choice:
    """What a player can choose: the number to type, and the scene that it leads to."""

    number: int
    scene: Scene


class Story:
    """The scenes of a story; the first that is added is its beginning."""

    def __init__(self) -> None:
        self._graph = Graph()
        self._first: str | None = None

    def add(self, scene_id: str, summary: str, *, ending: bool = False) -> None:
        """Add a scene; raises StoryError when its id is taken."""
        try:
            self._graph.add(scene_id, _SCENE, summary=summary, ending=ending)
        except GraphError as error:
            raise StoryError(str(error)) from error
        if self._first is None:
            self._first = scene_id

    def connect(self, start: str, *ends: str) -> None:
        """Let a scene lead to others; raises StoryError for an unknown or an ended scene."""
        if self.scene(start).ending:
            raise StoryError(f"the story ends in {start!r}, nothing can follow")
        for end in ends:
            self._graph.relate(start, _LEADS_TO, self.scene(end).id)

    def scene(self, scene_id: str) -> Scene:
        """Return a scene; raises StoryError when there is none with this id."""
        try:
            return _scene(self._graph.node(scene_id))
        except GraphError as error:
            raise StoryError(f"there is no scene {scene_id!r}") from error

    def scenes(self) -> Iterator[Scene]:
        """Yield all scenes, sorted by id."""
        return (_scene(node) for node in self._graph.nodes(_SCENE))

    def first(self) -> Scene:
        """Return the beginning; raises StoryError when the story has no scene."""
        if self._first is None:
            raise StoryError("the story has no scene")
        return self.scene(self._first)

    def choices(self, scene_id: str) -> list[Choice]:
        """Return what can be chosen in a scene, numbered from 1."""
        nodes = self._graph.neighbours(self.scene(scene_id).id, _LEADS_TO)
        return [Choice(number, _scene(node)) for number, node in enumerate(nodes, start=1)]

    def turns_between(self, start: str, end: str) -> int | None:
        """Return the least number of turns from one scene to another, None without a way."""
        path = self._graph.shortest_path(self.scene(start).id, self.scene(end).id)
        return None if path is None else len(path) - 1

    def unreachable(self) -> list[str]:
        """Return the ids of scenes that no player can reach."""
        return self._graph.unreachable(self.first().id)


def _scene(node: Node) -> Scene:
    return Scene(node.id, str(node.properties["summary"]), bool(node.properties["ending"]))
