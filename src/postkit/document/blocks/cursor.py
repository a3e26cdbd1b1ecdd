"""A place in the line that is being read, at the next character that is not white space."""

from __future__ import annotations

from postkit.lazy_patterns import lazy_compile

_SPACES = lazy_compile(r"[ \t]*+")
_TAB_STOP = 4


class Cursor:
    r"""The rest of a line after the markers that are already read.

    Columns are those of CommonMark (2.2): a tab reaches to the next multiple of
    four. Markers may use up a part of a tab, so that white space is counted in
    columns and turned into an offset only where a code line starts.

    Args:
        text: the text, in which `\n` alone ends a line.
    """

    __slots__ = ("_column", "_space", "_space_column", "at", "end", "indent", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.start_line(0, 0)

    def start_line(self, start: int, end: int) -> None:
        """Go to the line `text[start:end]`, which is without its newline."""
        self.end = end
        self._measure(start, 0)

    @property
    def is_blank(self) -> bool:
        """Whether nothing but white space is left of the line."""
        return self.at == self.end

    @property
    def char(self) -> str:
        """The next character; the line must not be blank."""
        return self.text[self.at]

    @property
    def content_start(self) -> int:
        """The offset after the white space that is used up."""
        indent = self.indent
        if self._column - self._space_column == self.at - self._space:
            return self.at - indent
        column = self._space_column
        for offset in range(self._space, self.at):
            if column >= self._column - indent:
                return offset
            column += _width(self.text[offset], column)
        return self.at

    def skip_columns(self, columns: int) -> None:
        """Use up `columns` of white space; no more than there are."""
        self.indent -= columns

    def skip_to(self, offset: int) -> None:
        """Go after a marker that starts at the cursor and ends at `offset`."""
        self._measure(offset, self._column + offset - self.at)

    def _measure(self, start: int, column: int) -> None:
        """Take in the white space at `start`, which is at `column`."""
        spaces = _SPACES.match(self.text, start, self.end)
        self.at = spaces.end() if spaces else start
        self._space, self._space_column = start, column
        self._column = column + self.at - start
        if self.text.find("\t", start, self.at) >= 0:
            self._column = column
            for char in self.text[start : self.at]:
                self._column += _width(char, self._column)
        self.indent = self._column - column


def _width(char: str, column: int) -> int:
    return _TAB_STOP - column % _TAB_STOP if char == "\t" else 1
