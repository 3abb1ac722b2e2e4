import pytest

from neo4j import Graph, GraphError


def test_a_node_is_found_by_its_id() -> None:
    graph = Graph()
    graph.add("cave", "Scene", title="The cave")
    assert graph.node("cave").properties["title"] == "The cave"


def test_an_id_is_taken_once() -> None:
    graph = Graph()
    graph.add("cave", "Scene")
    with pytest.raises(GraphError, match="already"):
        graph.add("cave", "Scene")


def test_an_unknown_node_is_an_error() -> None:
    with pytest.raises(GraphError, match="no node 'cave'"):
        Graph().node("cave")
