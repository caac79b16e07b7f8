"""Every key and value of a TOML text is found where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from readiness.positions import Positions, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from readiness.positions import KeyPath


def key(text: str, *path: str | int) -> str:
    """Mark the key at a path: the lines up to it are counted, the rest of its line is shown."""
    return shown(text, Positions(text).keys[path])


def value(text: str, *path: str | int) -> str:
    """Mark the value at a path."""
    return shown(text, Positions(text).values[path])


def shown(text: str, span: Span) -> str:
    line, column = Positions(text).line_and_column(span.start)
    return f"{line}:{column} {text[span.start : span.end]}"


# --- What a reader can look up ---


def test_a_pair_is_found_by_its_key_and_its_value() -> None:
    text = "a = 1\n  navn = 'x'  # kommentar\n"

    assert key(text, "navn") == "2:3 navn"
    assert value(text, "navn") == "2:10 'x'"


def test_a_header_gives_each_of_its_parts_a_place() -> None:
    text = "[ metoder . 'signs.of' ]\nfrist = 2027-01-01\n"

    assert key(text, "metoder") == "1:3 metoder"
    assert key(text, "metoder", "signs.of") == "1:13 'signs.of'"
    assert key(text, "metoder", "signs.of", "frist") == "2:1 frist"


def test_a_table_stands_at_its_own_header_and_not_where_a_longer_one_names_it() -> None:
    text = "[a.b.c]\n[a]\n[a.b]\n"

    assert key(text, "a") == "2:2 a"
    assert key(text, "a", "b") == "3:4 b"
    assert key(text, "a", "b", "c") == "1:6 c"


def test_a_table_without_a_header_stands_where_it_is_first_named() -> None:
    text = "[a.b]\n[a.c]\n"

    assert key(text, "a") == "1:2 a"


def test_a_dotted_key_gives_each_of_its_parts_a_place() -> None:
    text = '[t]\na.b = 1\na . "c" = 2\n'

    assert key(text, "t", "a") == "2:1 a"
    assert key(text, "t", "a", "b") == "2:3 b"
    assert key(text, "t", "a", "c") == '3:5 "c"'
    assert value(text, "t", "a", "c") == "3:11 2"


def test_each_entry_of_an_array_of_tables_stands_at_its_own_header() -> None:
    text = "[[rum]]\nnavn = 'a'\n[[rum]]\nnavn = 'b'\n"

    assert key(text, "rum") == "1:3 rum"
    assert key(text, "rum", 0) == "1:3 rum"
    assert key(text, "rum", 1) == "3:3 rum"
    assert value(text, "rum", 1, "navn") == "4:8 'b'"


def test_a_table_below_an_array_of_tables_belongs_to_its_newest_entry() -> None:
    text = "[[a]]\n[a.b]\nx = 1\n[[a.c]]\n[[a]]\n[[a.c]]\n[[a.c]]\n[a.c.d]\ny = 2\n"

    assert key(text, "a", 0, "b", "x") == "3:1 x"
    assert key(text, "a", 0, "c", 0) == "4:5 c"
    assert key(text, "a", 1, "c", 1) == "7:5 c"
    assert key(text, "a", 1, "c", 1, "d", "y") == "9:1 y"
    assert ("a", 0, "c", 1) not in Positions(text).keys


def test_the_parts_of_an_inline_table_are_found() -> None:
    text = "t = { a.b = 1, 'c' = { d = [ ] }, e = {} }\n"

    assert key(text, "t", "a", "b") == "1:9 b"
    assert key(text, "t", "c", "d") == "1:24 d"
    assert value(text, "t", "c") == "1:22 { d = [ ] }"
    assert value(text, "t", "e") == "1:39 {}"


def test_the_entries_of_an_array_over_several_lines_are_found() -> None:
    text = "a = [ # ]\n  1,\n\n  # 'x',\n  [2, 3],\n  {b = 'æ'},\n]\nc = 4\n"

    assert value(text, "a", 0) == "2:3 1"
    assert value(text, "a", 1, 1) == "5:7 3"
    assert value(text, "a", 2, "b") == "6:8 'æ'"
    assert value(text, "c") == "8:5 4"


@pytest.mark.parametrize(
    "written",
    [
        '""',
        "''",
        '"# ] } , = \\" \\\\"',
        "'# ] } , = \" \\'",
        '""""""',
        "''''''",
        '"""\n a "" b \\""" """',
        '"""x"""""',
        '""""x\\\\"""',
        "'''\n a '' b \\'''",
        "'''x'''''",
        "''''x'''",
        "2027-02-01 08:30:00.5+01:00",
        "2027-02-01T08:30:00Z",
        "-1_000.5e-3",
        "0xff",
        "-nan",
        "true",
    ],
)
def test_a_scalar_is_measured_to_its_last_character(written: str) -> None:
    for text in (f"a = {written} # x\nb = 1", f"a = {written}", f"x = [{written},\t1 ]\na={written}\t\n"):
        span = Positions(text).values["a",]
        assert text[span.start : span.end] == written
    assert value(f"t = {{a = {written} , b = 2}}", "t", "a").endswith(written)
    assert value(f"t = [ {written}]", "t", 0).endswith(written)


def test_a_wide_character_is_one_column() -> None:
    assert value('"ø🏠e\u0301" = "x"\n', "ø🏠e\u0301") == '1:10 "x"'


def test_a_tab_is_one_column() -> None:
    assert value("\ta\t=\t1", "a") == "1:6 1"


@pytest.mark.parametrize("text", ["", "\n\n", "# kun en kommentar", " \t"])
def test_a_text_without_keys_has_no_positions(text: str) -> None:
    positions = Positions(text)

    assert not positions.keys
    assert not positions.values


def test_an_offset_at_the_end_of_a_line_belongs_to_that_line() -> None:
    positions = Positions("ab\ncd")

    assert positions.line_and_column(0) == (1, 1)
    assert positions.line_and_column(2) == (1, 3)
    assert positions.line_and_column(3) == (2, 1)
    assert positions.line_and_column(5) == (2, 3)


# --- For all of TOML: texts drawn together with the ways to write them ---

_LETTERS = st.sampled_from("ab.#=,[]{}\"'\\ \tæ漢🏠\u0301\u202e\u00a0")
_BLANK = st.sampled_from(["", " ", "\t", "  "])
_COMMENT = st.sampled_from(["", "", " # æ ] } = \" ''' ,"])
_FILLER = st.sampled_from(["", "\n", "# [x]\n", "\t\n \n# y = 1\n"])
_ESCAPES = {"\t": "\\t", '"': '\\"', "\\": "\\\\", "æ": "\\u00e6", "🏠": "\\U0001F3E0"}


def _basic(text: str) -> str:
    return '"' + "".join(_ESCAPES.get(letter, letter) for letter in text) + '"'


def _literal(text: str) -> str:
    return "'" + text.replace("'", "") + "'"


def _multiline_basic(text: str) -> str:
    return '"""' + text.replace("\\", "\\\\").replace('"""', '""\\"').replace(".", "\n") + 'x"""'


def _multiline_literal(text: str) -> str:
    return "'''" + text.replace("'''", "").replace(".", "\n") + "x''''"


_TEXT = st.text(_LETTERS, max_size=6)
_STRING = st.builds(
    lambda write, text: str(write(text)),
    st.sampled_from([_basic, _literal, _multiline_basic, _multiline_literal]),
    _TEXT,
)
_NUMBER = st.sampled_from(["0", "-17", "1_000", "0xbeef", "3.14", "1e+6", "inf", "nan", "true", "false"])
_DATE = st.sampled_from(["2027-02-01", "08:30:00", "2027-02-01T08:30:00.25", "2027-02-01 08:30:00+01:00"])
_BARE_KEY = st.text("abcXYZ019_-", min_size=1, max_size=3)
_KEY = st.one_of(_BARE_KEY, _TEXT.map(_basic), _TEXT.map(_literal))


def _name(key: str) -> str:
    return next(iter(tomli.loads(f"{key} = 0")))


_KEYS = st.lists(_KEY, max_size=4, unique_by=_name)
_SOME_KEYS = st.lists(_KEY, min_size=1, max_size=3, unique_by=_name)


@st.composite
def _arrays(draw: st.DrawFn, entries: st.SearchStrategy[str]) -> str:
    between = _FILLER.map(lambda filler: f"\n{filler}") | _BLANK
    written = [draw(between) + entry + draw(between) for entry in draw(st.lists(entries, max_size=3))]
    trailing = draw(st.sampled_from(["", ","])) if written else ""
    return f"[{','.join(written)}{trailing}{draw(between)}]"


@st.composite
def _inline_tables(draw: st.DrawFn, entries: st.SearchStrategy[str]) -> str:
    pairs = [f"{draw(_BLANK)}{key}{draw(_BLANK)}={draw(_BLANK)}{draw(entries)}" for key in draw(_KEYS)]
    return "{" + f"{draw(_BLANK)},".join(pairs) + draw(_BLANK) + "}"


_VALUE: st.SearchStrategy[str] = st.recursive(
    _STRING | _NUMBER | _DATE, lambda entries: _arrays(entries) | _inline_tables(entries), max_leaves=5
)


@st.composite
def _pair(draw: st.DrawFn, keys: Sequence[str]) -> str:
    dotted = f"{draw(_BLANK)}.{draw(_BLANK)}".join(keys)
    return (
        f"{draw(_BLANK)}{dotted}{draw(_BLANK)}={draw(_BLANK)}{draw(_VALUE)}{draw(_BLANK)}{draw(_COMMENT)}\n"
    )


@st.composite
def _table(draw: st.DrawFn, path: tuple[str, ...] = ()) -> str:
    """Write the pairs of a table, then the tables below it."""
    pairs, tables = "", ""
    for name in draw(_KEYS):
        kind = draw(st.sampled_from(["pair", "pair", "dotted", "table", "array"]))
        if kind == "pair":
            pairs += draw(_pair([name]))
        elif kind == "dotted":
            pairs += "".join(draw(_pair([name, below])) for below in draw(_SOME_KEYS))
        elif len(path) < 2:
            opening, closing, times = (
                ("[", "]", 1) if kind == "table" else ("[[", "]]", draw(st.integers(1, 2)))
            )
            dotted = f"{draw(_BLANK)}.{draw(_BLANK)}".join((*path, name))
            header = f"{draw(_BLANK)}{opening}{draw(_BLANK)}{dotted}{draw(_BLANK)}{closing}{draw(_COMMENT)}\n"
            for _ in range(times):
                tables += header + draw(_table((*path, name)))
    return draw(_FILLER) + pairs + tables


def _paths(value: object, path: KeyPath = ()) -> Iterator[tuple[KeyPath, object]]:
    """Walk over all that a document holds."""
    entries = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for name, entry in entries:
        yield (*path, name), entry
        yield from _paths(entry, (*path, name))


def _read(text: str) -> dict[str, object]:
    return tomli.loads(text, parse_float=str)  # as written, so that nan equals nan


@given(_table())
def test_every_key_is_found_where_it_is_written(text: str) -> None:
    positions = Positions(text)

    for path, _ in _paths(_read(text)):
        if isinstance(path[-1], str):
            span = positions.keys[path]
            assert _name(text[span.start : span.end]) == path[-1]


@given(_table())
def test_every_value_is_measured_exactly(text: str) -> None:
    positions = Positions(text)

    for path, value in _paths(_read(text)):
        if not isinstance(value, dict | list):
            assert path in positions.values
        if path in positions.values:
            span = positions.values[path]
            assert _read(f"x = {text[span.start : span.end]}") == {"x": value}
        else:
            assert path in positions.keys


@given(_table())
def test_nothing_is_found_that_is_not_there(text: str) -> None:
    positions = Positions(text)
    paths = {path for path, _ in _paths(_read(text))}

    assert positions.keys.keys() | positions.values.keys() == paths


@given(_table())
def test_places_are_in_the_order_of_the_text(text: str) -> None:
    positions = Positions(text)
    spans = sorted([*positions.keys.values(), *positions.values.values()], key=lambda span: span.start)

    assert all(span.start < span.end <= len(text) for span in spans)
    places = [positions.line_and_column(span.start) for span in spans]
    assert places == sorted(places)
    assert all(
        text.split("\n")[line - 1][column - 1] == text[span.start]
        for span, (line, column) in zip(spans, places, strict=True)
    )
