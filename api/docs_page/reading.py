"""Reading an OpenAPI document: its nodes, and what references in it lead to."""

from collections.abc import Mapping, Sequence
from typing import cast

Node = Mapping[str, object]


class Document:
    """A parsed document. Nodes are objects of it; a reference is followed once, its siblings win."""

    def __init__(self, root: Node) -> None:
        self.root = root

    def node(self, within: Node, *names: str) -> Node:
        """Return the object under a path of names, empty if there is none."""
        found: object = within
        for name in names:
            found = found.get(name, {}) if isinstance(found, Mapping) else {}
        return self.resolved(cast("Node", found)) if isinstance(found, Mapping) else {}

    def nodes(self, within: Node, name: str) -> list[Node]:
        """Return the objects of an array, references followed."""
        found = within.get(name, ())
        return [self.resolved(cast("Node", each)) for each in cast("Sequence[object]", found)]

    def resolved(self, node: Node) -> Node:
        """Return what a reference leads to, with the members that stand beside it."""
        reference = node.get("$ref")
        if not isinstance(reference, str):
            return node
        target = self.node(self.root, *reference.removeprefix("#/").split("/"))
        return {**target, **{name: value for name, value in node.items() if name != "$ref"}}


def text(node: Node, name: str) -> str:
    """Return a member as text, empty if there is none."""
    return str(node.get(name, ""))
