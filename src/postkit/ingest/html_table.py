"""A table of HTML as one of Markdown."""

from __future__ import annotations

from collections.abc import Iterator


class Table:
    """The rows of a table, filled cell by cell."""

    def __init__(self) -> None:
        self._rows: list[list[str]] = []
        self._is_in_cell = False

    def start_row(self) -> None:
        """Begin the next row."""
        self._rows.append([])

    def start_cell(self) -> None:
        """Begin the next cell of the row."""
        self._is_in_cell = True

    def add(self, text: str) -> None:
        """End the cell with its text; white space between cells is none."""
        if self._is_in_cell or text.strip():
            if not self._rows:
                self.start_row()
            self._rows[-1].append(" ".join(text.split()))
        self._is_in_cell = False

    def blocks(self) -> Iterator[str]:
        """Yield the table as blocks of Markdown.

        A table of one column is a means of layout, and its cells are paragraphs.
        """
        rows = [row for row in self._rows if any(row)]
        width = max((len(row) for row in rows), default=0)
        if width < 2:
            yield from (cell for row in rows for cell in row if cell)
            return
        head, *body = [
            "| " + " | ".join(_cell(cell) for cell in row + [""] * (width - len(row))) + " |"
            for row in rows
        ]
        yield "\n".join([head, "|" + " --- |" * width, *body])


def _cell(text: str) -> str:
    return text.replace("\\|", "|").replace("|", "\\|")
