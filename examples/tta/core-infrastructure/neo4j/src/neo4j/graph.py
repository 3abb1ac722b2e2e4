"""Nodes with labels and properties, joined by directed relationships."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field


class GraphError(LookupError):
    """A node is missing, exists already, or is still in use."""


@dataclass(frozen=True)
class Node:
    """A node: its id, its label and its properties."""

    id: str
    label: str
    properties: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Relationship:
    """A directed relationship between two nodes, by their ids."""

    start: str
    kind: str
    end: str


class Graph:
    """Holds a graph in memory; all answers are sorted by id, so that they do not vary."""

    def __init__(self) -> None:
        self._nodes: dict[str, Node] = {}
        self._outgoing: dict[str, set[Relationship]] = {}
        self._incoming: dict[str, set[Relationship]] = {}

    def add(self, node_id: str, label: str, **properties: object) -> Node:
        """Add a node and return it; raises GraphError when the id is taken."""
        if node_id in self._nodes:
            raise GraphError(f"there is a node {node_id!r} already")
        node = Node(node_id, label, properties)
        self._nodes[node_id] = node
        self._outgoing[node_id] = set()
        self._incoming[node_id] = set()
        return node

    def node(self, node_id: str) -> Node:
        """Return the node with this id; raises GraphError when there is none."""
        try:
            return self._nodes[node_id]
        except KeyError:
            raise GraphError(f"there is no node {node_id!r}") from None

    def relate(self, start: str, kind: str, end: str) -> Relationship:
        """Join two nodes; joining them again by the same kind changes nothing."""
        relationship = Relationship(self.node(start).id, kind, self.node(end).id)
        self._outgoing[start].add(relationship)
        self._incoming[end].add(relationship)
        return relationship

    def remove(self, node_id: str, *, detach: bool = False) -> None:
        """Remove a node; with `detach` its relationships too, otherwise they must be gone."""
        self.node(node_id)
        joined = self._outgoing[node_id] | self._incoming[node_id]
        if joined and not detach:
            raise GraphError(f"{node_id!r} still has {len(joined)} relationships")
        for relationship in joined:
            self._outgoing[relationship.start].discard(relationship)
            self._incoming[relationship.end].discard(relationship)
        del self._nodes[node_id], self._outgoing[node_id], self._incoming[node_id]

    def nodes(self, label: str | None = None, **properties: object) -> Iterator[Node]:
        """Yield the nodes with this label and these properties."""
        for node_id in sorted(self._nodes):
            node = self._nodes[node_id]
            if label is not None and node.label != label:
                continue
            if all(node.properties.get(name) == value for name, value in properties.items()):
                yield node

    def neighbours(self, node_id: str, kind: str | None = None) -> list[Node]:
        """Return the nodes that relationships (of one kind) lead to."""
        self.node(node_id)
        ends = {r.end for r in self._outgoing[node_id] if kind is None or r.kind == kind}
        return [self._nodes[end] for end in sorted(ends)]

    def shortest_path(self, start: str, end: str) -> list[str] | None:
        """Return the ids of a shortest path with both ends, or None when there is no path."""
        self.node(end)
        before: dict[str, str | None] = {self.node(start).id: None}
        waiting = deque([start])
        while waiting:
            here = waiting.popleft()
            if here == end:
                return _walk_back(before, end)
            for neighbour in self.neighbours(here):
                if neighbour.id not in before:
                    before[neighbour.id] = here
                    waiting.append(neighbour.id)
        return None

    def unreachable(self, start: str) -> list[str]:
        """Return the ids of the nodes that no path from `start` leads to."""
        seen = {self.node(start).id}
        waiting = [start]
        while waiting:
            for neighbour in self.neighbours(waiting.pop()):
                if neighbour.id not in seen:
                    seen.add(neighbour.id)
                    waiting.append(neighbour.id)
        return sorted(self._nodes.keys() - seen)


def _walk_back(before: Mapping[str, str | None], end: str) -> list[str]:
    path = [end]
    while (previous := before[path[-1]]) is not None:
        path.append(previous)
    return path[::-1]
