"""A small property graph in memory, and a builder of Cypher queries with parameters."""

from neo4j.graph import Graph, GraphError, Node, Relationship
from neo4j.query import Query, match

__all__ = ["Graph", "GraphError", "Node", "Query", "Relationship", "match"]
