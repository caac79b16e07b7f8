"""Where in a TOML text an answer goes: the stretch to replace, and what to write there.

An answer that stands is replaced where it stands. A new one comes after the last key of its table, or right
after the comment in which its key stands commented out. A table that is missing comes after the last of its
root.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from readiness.diagnostics import Diagnostic
from readiness.errors import SetupError
from readiness.literals import NOTHING, key_of, literal, tomlkit, value_at
from readiness.positions import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from readiness.positions import KeyPath, Statement
    from readiness.toml import TomlFile

#: How many keys name a table that has a header of its own, by the first of them.
_HEADER_KEYS: Final = {"metoder": 3, "faelles": 2}
_DOUBLE_SPACE: Final = re.compile(r"^\{[ \t]{2,}")
_ROOTS: Final = ("kommune", "faelles", "metoder")


@dataclass(frozen=True, slots=True)
class Splice:
    """A stretch of a text, as offsets, and what is to stand there."""

    start: int
    end: int
    text: str


def table_of(path: KeyPath) -> KeyPath:
    """Give the path of the table that an answer belongs in: of its milestone, or of the municipality."""
    return path[: _HEADER_KEYS.get(str(path[0]), 1)]


def removal(file: TomlFile, path: KeyPath) -> list[Splice]:
    """Take away what stands at a path: a line, a table with its lines, or an entry of a list or table."""
    named = [each for each in file.positions.statements if each.path[: len(path)] == path]
    if named:
        return _joined(_lines(file.text, each) for each in named)
    around = _value_around(file, path)
    if around is None or value_at(file.values, path) is NOTHING:
        return []
    return [_inside(file, around, path[len(around) :], NOTHING)]


def _lines(text: str, statement: Statement) -> tuple[int, int]:
    """Give the lines of a statement; the blank lines before a header go with it."""
    start, end = _line_start(text, statement.span.start), _line_end(text, statement.span.end) + 1
    while statement.is_header and start and not text[_line_start(text, start - 1) : start].strip():
        start = _line_start(text, start - 1)
    return (start, end) if end <= len(text) else (max(0, start - 1), len(text))


def _joined(stretches: Iterable[tuple[int, int]]) -> list[Splice]:
    """Join stretches that touch, so that none is cut twice."""
    joined: list[tuple[int, int]] = []
    for start, end in stretches:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return [Splice(start, end, "") for start, end in joined]


def _value_around(file: TomlFile, path: KeyPath) -> KeyPath | None:
    """Give the path of the innermost list, inline table or other value that a path leads into."""
    ends = range(len(path) - 1, 0, -1)
    return next((path[:end] for end in ends if path[:end] in file.positions.values), None)


def placing(file: TomlFile, path: KeyPath, value: object) -> Splice:
    """Put a value at a path where no table stands."""
    span = file.positions.values.get(path)
    if span:
        return Splice(span.start, span.end, literal(value))
    around = _value_around(file, path)
    if around is None:
        return _statement(file, path, value)
    span, rest = file.positions.values[around], path[len(around) :]
    holder = value_at(file.values, around)
    if isinstance(holder, dict):
        return _entry(file, around, path, value)
    if isinstance(holder, list):
        return _inside(file, around, rest[:1], _nested(rest[1:], value))
    return Splice(span.start, span.end, literal(_nested(rest, value)))


def _entry(file: TomlFile, table: KeyPath, path: KeyPath, value: object) -> Splice:
    """Add a key to an inline table, after its last."""
    span = file.positions.values[table]
    pair = _pair(file, table, path, value)
    ends = [each.end for key, each in file.positions.values.items() if key[: len(table)] == table]
    inner = [end for end in ends if end < span.end]
    if not inner:
        return Splice(span.start, span.end, f"{{ {pair} }}")
    return Splice(max(inner), max(inner), f", {pair}")


def _inside(file: TomlFile, around: KeyPath, rest: KeyPath, value: object) -> Splice:
    """Add an entry to a list, or take one out of a list or inline table, with its comma.

    Raises:
        SetupError: tomlkit does not give the list or table back as it got it, so that more would change.

    """
    span, kit = file.positions.values[around], tomlkit()
    text = f"x = {file.text[span.start : span.end]}\n"
    document = kit.parse(text)
    if kit.dumps(document) != text:
        raise SetupError(Diagnostic("F031", file.place_of_value(around)))
    holder = document["x"]
    for key in rest[:-1]:
        holder = holder[key]
    if value is NOTHING:
        del holder[rest[-1]]
    else:
        holder.append(kit.parse(f"x = {literal(value)}\n")["x"])
    written = kit.dumps(document)[len("x = ") : -1]
    if value is NOTHING:  # the space of what was first stays beside that of what is first now
        written = _DOUBLE_SPACE.sub("{ ", written)
        written = "{}" if written == "{ }" else written
    return Splice(span.start, span.end, written)


def _statement(file: TomlFile, path: KeyPath, value: object) -> Splice:
    """Add a key to a table that has a header or dotted keys; else the table too."""
    depth = _HEADER_KEYS.get(str(path[0]), 1)
    if isinstance(value, dict) and len(path) <= depth:
        return _block(file, path, f"[{_dotted(path)}]", _body(value))
    table = path[:-1]
    while value_at(file.values, table) is NOTHING:
        table = table[:-1]
    if isinstance(value_at(file.values, table), list):
        return _block(file, table, f"[[{_dotted(table)}]]", _body(_nested(path[len(table) + 1 :], value)))
    if len(table) >= depth:
        for number, statement in enumerate(file.positions.statements):
            if statement.is_header and statement.table == table:
                return _in_section(file, number, path, value)
        dotted = [
            each
            for each in file.positions.statements
            if not each.is_header and each.path[: len(table)] == table and len(each.table) < len(table)
        ]
        if dotted:
            return _line_after(file.text, dotted[-1].span, _pair(file, dotted[-1].table, path, value))
    table = table if len(table) >= depth else path[: min(depth, len(path) - 1)]
    return _block(file, table, f"[{_dotted(table)}]", [_pair(file, table, path, value)])


def _in_section(file: TomlFile, number: int, path: KeyPath, value: object) -> Splice:
    """Add a key after the last of its table; where it stands commented out, right after that comment."""
    statements, text = file.positions.statements, file.text
    header = statements[number]
    section = [header]
    for each in statements[number + 1 :]:
        if each.is_header:
            break
        section.append(each)
    following = statements[number + len(section) :]
    end = following[0].span.start if following else len(text)
    pair = _pair(file, header.table, path, value)
    comment = _comment(text, section, end, str(path[len(header.table)]))
    return _line_after(text, comment or section[-1].span, pair)


def _comment(text: str, section: Sequence[Statement], end: int, key: str) -> Span | None:
    """Find the comment in which a key of a section stands commented out: `# key = …`, to its last bracket."""
    names = "|".join(re.escape(name) for name in {key, key_of(key)})
    start = section[0].span.start
    for line in re.finditer(rf"^([ \t]*)#[ \t]*(\[|(?:{names})[ \t]*=)", text[start:end], re.MULTILINE):
        begin = start + line.start(1)
        if any(each.span.start <= begin < each.span.end for each in section):
            continue  # in a text of several lines, or between the entries of a list
        if line[2] == "[":
            return None  # a table that is commented out begins, and its keys are not of this one
        stop = _line_end(text, begin)
        while _is_open(text[begin:stop]) and text[stop + 1 : end].lstrip(" \t").startswith("#"):
            stop = _line_end(text, stop + 1)
        return Span(begin + len(line[1]), stop)
    return None


def _is_open(comment: str) -> bool:
    return sum(map(comment.count, "[{")) > sum(map(comment.count, "]}"))


def _line_after(text: str, span: Span, line: str) -> Splice:
    """Write a line after the one that a span ends on, indented as the span is."""
    indent = text[_line_start(text, span.start) : span.start]
    at = _line_end(text, span.end)
    return Splice(at, at, f"\n{indent}{line}")


def _block(file: TomlFile, table: KeyPath, header: str, body: Sequence[str]) -> Splice:
    """Write a table after the last one of the same root, with a blank line before it."""
    statements, text = file.positions.statements, file.text
    block = "\n".join([header, *body])
    roots = [table[:end] for end in range(len(table), 0, -1)]
    if table[0] in _ROOTS:  # where the root is new, it comes after those that are usually written before it
        roots += [(each,) for each in reversed(_ROOTS[: _ROOTS.index(str(table[0]))])]
    numbers = range(len(statements) - 1, -1, -1)
    same_root = (each for root in roots for each in numbers if statements[each].path[: len(root)] == root)
    last = next(same_root, len(statements) - 1)
    if last < 0:
        return Splice(len(text), len(text), f"\n{block}\n" if text.strip() else f"{block}\n")
    while last + 1 < len(statements) and not statements[last + 1].is_header:
        last += 1
    at = _line_end(text, statements[last].span.end)
    return Splice(at, at, f"\n\n{block}")


def _body(value: object) -> list[str]:
    pairs = value.items() if isinstance(value, dict) else ()  # the lines of a table hold nothing else
    return [f"{key_of(key)} = {literal(each)}" for key, each in pairs]


def _pair(file: TomlFile, table: KeyPath, path: KeyPath, value: object) -> str:
    """Write the key that a table lacks, dotted as far as there are tables on its way, and its value."""
    end = len(table) + 1
    while end < len(path) and isinstance(value_at(file.values, path[:end]), dict):
        end += 1
    return f"{_dotted(path[len(table) : end])} = {literal(_nested(path[end:], value))}"


def _nested(keys: KeyPath, value: object) -> object:
    """Wrap a value in the tables and lists that lead to it."""
    for key in reversed(keys):
        value = [value] if isinstance(key, int) else {key: value}
    return value


def _dotted(path: KeyPath) -> str:
    return ".".join(key_of(key) for key in path if isinstance(key, str))


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end
