"""The completion script for PowerShell, which shtab does not write.

https://learn.microsoft.com/powershell/module/microsoft.powershell.core/register-argumentcompleter
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

_SCRIPT = """\
Register-ArgumentCompleter -Native -CommandName postkit -ScriptBlock {{
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @{{
{words}
    }}
    $typed = @($commandAst.CommandElements |
        Where-Object {{ $_.Extent.EndOffset -lt $cursorPosition }} |
        ForEach-Object {{ $_.ToString() }} | Select-Object -Skip 1)
    $path = ''
    foreach ($word in $typed) {{
        if ($words.ContainsKey("$path $word")) {{ $path = "$path $word" }}
    }}
    $last = if ($typed.Count) {{ $typed[-1] }} else {{ '' }}
    $key = if ($words.ContainsKey("$path $last=")) {{ "$path $last=" }} else {{ $path }}
    $words[$key] | Where-Object {{ $_ -like "$wordToComplete*" }} | ForEach-Object {{
        [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
    }}
}}
"""


def powershell_script(parser: argparse.ArgumentParser) -> str:
    """Return the script for what `parser` takes: commands, options, and choices of options."""
    lines = [
        f"        {_quoted(path)} = @({', '.join(map(_quoted, words))})"
        for path, words in _tables(parser, "")
    ]
    return _SCRIPT.format(words="\n".join(lines))


def _tables(parser: argparse.ArgumentParser, path: str) -> Iterator[tuple[str, list[str]]]:
    """Yield what can follow each command, and after each option that has choices."""
    words: list[str] = []
    for action in parser._actions:
        words += action.option_strings
        if isinstance(action, argparse._SubParsersAction):
            words += action.choices
            for name, own in action.choices.items():
                yield from _tables(own, f"{path} {name}")
        elif action.choices is not None:
            choices = [str(choice) for choice in action.choices]
            if not action.option_strings:
                words += choices
            for option in action.option_strings:
                yield f"{path} {option}=", choices
    yield path, words


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
