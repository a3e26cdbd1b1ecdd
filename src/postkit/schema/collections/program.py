"""The values of a program, with the names in it replaced by what they mean."""

from __future__ import annotations

from typing import Any

from postkit.schema.collections.javascript import ProgramNode, read_program

_MOST_DEPTH = 60


class Program:
    """A configuration file in JavaScript or TypeScript.

    `left_out` names what could not be read, with its line.
    """

    def __init__(self, text: str) -> None:
        self.names = read_program(text)
        self.left_out: list[str] = []

    def leave_out(self, what: str, line: int) -> None:
        """Note that something could not be read."""
        note = f"line {line}: {what}"
        if note not in self.left_out:
            self.left_out.append(note)

    def meaning(self, node: ProgramNode) -> ProgramNode:
        """Return what a name means; any other node as it is."""
        for _ in range(_MOST_DEPTH):
            if node.kind != "name" or node.text not in self.names:
                return node
            node = self.names[node.text]
        return ProgramNode("unknown", node.line)

    def entries(self, node: ProgramNode) -> list[tuple[str, ProgramNode]]:
        """Return the entries of a mapping, those that it spreads among them."""
        node = self.meaning(node)
        found: dict[str, ProgramNode] = {}
        if node.kind != "mapping":
            return []
        for key, value in zip(node.keys, node.inner, strict=True):
            if key != "...":
                found[key] = value
            elif self.meaning(value).kind == "mapping" and self.meaning(value) is not node:
                found.update(self.entries(value))
            else:
                self.leave_out("what `...` adds is not written here", value.line)
        return list(found.items())

    def items(self, node: ProgramNode) -> list[ProgramNode]:
        """Return the items of a list, those that it spreads among them."""
        node = self.meaning(node)
        found: list[ProgramNode] = []
        for item in node.inner if node.kind == "list" else ():
            if item.kind != "spread":
                found.append(item)
            elif self.meaning(item.inner[0]).kind == "list":
                found += self.items(item.inner[0])
            else:
                self.leave_out("what `...` adds is not written here", item.line)
        return found

    def plain(self, node: ProgramNode, depth: int = 0) -> Any:
        """Return a value of literals; None for what is computed."""
        node = self.meaning(node)
        if depth > _MOST_DEPTH:
            return None
        if node.kind == "value":
            return node.value
        if node.kind == "list":
            return [self.plain(item, depth + 1) for item in self.items(node)]
        if node.kind == "mapping":
            return {key: self.plain(value, depth + 1) for key, value in self.entries(node)}
        if node.kind == "call" and len(node.inner) == 2:
            # `defineConfig({…})` and its like give back what they are given.
            return self.plain(node.inner[1], depth + 1)
        return None
