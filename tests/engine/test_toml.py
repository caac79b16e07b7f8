"""What cannot be read as TOML is told with its place, and nothing else ever escapes."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import tomli
from hypothesis import example, given
from hypothesis import strategies as st

from readiness import SetupError
from readiness.diagnostics import Place
from readiness.toml import MAX_BYTES, MAX_DEPTH, TomlFile, parse, read

if TYPE_CHECKING:
    from readiness.diagnostics import Diagnostic


def refused(content: bytes | str) -> Diagnostic:
    """Read what must be refused, and give the one thing that is said of it."""
    with pytest.raises(SetupError) as raised:
        parse(content if isinstance(content, bytes) else content.encode(), "kommune.toml")
    [diagnostic] = raised.value.diagnostics
    return diagnostic


def all_refused(content: bytes | str) -> list[Diagnostic]:
    """Read what must be refused, and give all that is said of it."""
    with pytest.raises(SetupError) as raised:
        parse(content if isinstance(content, bytes) else content.encode(), "kommune.toml")
    return list(raised.value.diagnostics)


def refused_file(path: Path) -> Diagnostic:
    with pytest.raises(SetupError) as raised:
        read(path, "kommune.toml")
    [diagnostic] = raised.value.diagnostics
    return diagnostic


def place(diagnostic: Diagnostic) -> tuple[int, int]:
    assert diagnostic.place
    return diagnostic.place.line, diagnostic.place.column


# --- What is read ---


def test_a_file_is_read_with_its_values_and_the_hash_of_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "kommune.toml"
    path.write_bytes(b"a = 1\r\n")

    file = read(path)

    assert file.name == str(path)
    assert file.values == {"a": 1}
    assert file.text == "a = 1\n"
    assert file.sha256 == hashlib.sha256(b"a = 1\r\n").hexdigest()


def test_a_file_is_named_as_the_reader_wrote_it(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.touch()

    assert read(path, "mappe/x.toml").place_at(1, 1).path == "mappe/x.toml"


def test_an_empty_file_holds_nothing_and_still_has_a_line_1() -> None:
    file = parse(b"", "kommune.toml")

    assert file.values == {}
    assert file.place_at(1, 1) == Place("kommune.toml", 1, 1, 1, "")


def test_a_number_with_a_point_is_exact() -> None:
    values = parse(b"a = 7.10\nb = 1e3", "x").values

    assert values == {"a": Decimal("7.10"), "b": Decimal(1000)}
    assert isinstance(values["b"], Decimal)


def test_nan_and_infinity_are_read_and_left_to_the_fields() -> None:
    values = parse(b"a = nan\nb = -inf", "x").values

    assert values["a"].is_nan()
    assert values["b"] == Decimal("-Infinity")


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    file = parse(b"\xef\xbb\xbfa = 1", "x")

    assert file.text == "a = 1"
    assert file.place_of_key(("a",)) == Place("x", 1, 1, 1, "a = 1")


_LINES = st.lists(st.sampled_from(["a.b = '''", "'''", "x", "# æ", "[t]", "c = 1", "d = [", "]", "", "\t"]))


@given(_LINES)
@example(["t = '''", "x", "'''", "[a]", "b = [", "1,", "]"])
def test_line_ends_of_windows_change_neither_values_nor_places(lines: list[str]) -> None:
    texts = ["\n".join(lines), "\r\n".join(lines)]
    try:
        unix, windows = (parse(text.encode(), "x") for text in texts)
    except SetupError:
        unix_faults, windows_faults = map(all_refused, texts)
        assert list(map(place, unix_faults)) == list(map(place, windows_faults))
    else:
        assert unix.values == windows.values
        assert [unix.place_of_key(path) for path in unix.positions.keys] == [
            windows.place_of_key(path) for path in windows.positions.keys
        ]


def test_a_line_end_with_two_carriage_returns_is_refused_or_does_not_move_what_follows() -> None:
    content = b"[kommune]\r\r\nnavn = 3\r\r\n"
    try:
        found = parse(content, "k").place_of_key(("kommune", "navn"))
    except SetupError:
        assert refused(content).code == "F006"
        assert place(refused(content))[0] == 1
    else:
        assert found == Place("k", 2, 1, 4, "navn = 3")


def test_the_place_of_a_key_holds_its_line() -> None:
    file = parse("[tovholder]\n  navn = 'Ø' # x\n".encode(), "k")

    assert file.place_of_key(("tovholder", "navn")) == Place("k", 2, 3, 4, "  navn = 'Ø' # x")
    assert str(file.place_of_value(("tovholder", "navn"))) == "k:2:10"


def test_the_place_of_a_value_over_several_lines_ends_with_its_first_line() -> None:
    file = parse(b"a = [  # liste\n 1,\n]\n", "k")

    assert file.place_of_value(("a",)) == Place("k", 1, 5, len("[  # liste"), "a = [  # liste")


def test_the_value_of_a_table_with_a_header_stands_at_its_header() -> None:
    file = parse(b"\n[a.b]\nc = 1\n", "k")

    assert file.place_of_value(("a", "b")) == file.place_of_key(("a", "b")) == Place("k", 2, 4, 1, "[a.b]")


def test_an_entry_of_a_list_stands_at_its_value_or_its_header() -> None:
    file = parse(b"a = [1,\n  2]\n[[b]]\n[[b]]\n", "k")

    assert str(file.place_of_key(("a", 1))) == "k:2:3"
    assert str(file.place_of_key(("b", 1))) == "k:4:3"


def test_what_is_not_in_the_file_has_no_place() -> None:
    file = parse(b"a = 1", "k")

    assert file.place_of_key(("b",)) is None
    assert file.place_of_value(("a", 0)) is None


def test_a_place_is_shown_below_the_header_of_its_table() -> None:
    file = parse(b"a = 1\n[b]\n\nc = 1\n[d]\n", "k")

    assert file.below_header(file.place_at(1, 1)).header is None
    assert file.below_header(file.place_at(4, 1)).header == (2, "[b]")
    assert file.below_header(file.place_at(5, 2)).header is None


def test_a_part_of_a_text_is_found_where_it_is_written() -> None:
    file = parse('a = """\n\tx ø\n"""\n"x" = "\\u0078"\n'.encode(), "k")

    assert file.place_of_part(("a",), "ø") == Place("k", 2, 4, 1, "\tx ø")
    assert file.place_of_part(("x",), "x", is_key=True) == Place("k", 4, 2, 1, '"x" = "\\u0078"')
    assert file.place_of_part(("x",), "x") is None
    assert file.place_of_part(("b",), "x") is None


def test_a_place_past_the_last_line_has_no_text() -> None:
    assert parse(b"a = 1", "k").place_at(7, 1).text == ""


def test_places_are_looked_for_once_and_only_when_asked_for() -> None:
    file = TomlFile("k", "a = 1", {}, "")

    assert "positions" not in vars(file)
    assert file.positions is file.positions


# --- Files that cannot be opened ---


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    diagnostic = refused_file(tmp_path / "mangler.toml")

    assert diagnostic.code == "F001"
    assert str(diagnostic.place) == "kommune.toml:1:1"
    assert diagnostic.sentence("da") == "Filen findes ikke."
    assert (
        diagnostic.advice("en") == "See whether the path is right, and whether you are in the right folder."
    )


def test_a_file_below_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "fil").touch()

    assert refused_file(tmp_path / "fil" / "kommune.toml").code == "F003"


def test_a_folder_is_told(tmp_path: Path) -> None:
    diagnostic = refused_file(tmp_path)

    assert diagnostic.code == "F002"
    assert diagnostic.sentence("da") == "Det er en mappe, ikke en fil."
    assert diagnostic.advice("en") == "Give the path of the file itself, such as kommune.toml in the folder."


def test_a_name_with_a_nul_in_it_is_a_missing_file() -> None:
    assert refused_file(Path("kommune\0.toml")).code == "F001"


def test_a_name_that_is_too_long_is_told() -> None:
    assert refused_file(Path("k" * 300)).code == "F003"


def test_a_file_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    diagnostic = refused_file(tmp_path / "kommune.toml")

    assert diagnostic.code == "F003"
    assert diagnostic.sentence("da") == "Filen kan ikke læses (Permission denied)."
    assert (
        diagnostic.advice("en")
        == "Get permission to read the file, or copy it to a folder where you have it."
    )


def test_a_folder_that_may_not_be_searched_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "stat", refuse)
    monkeypatch.setattr(Path, "open", refuse)

    assert refused_file(tmp_path / "kommune.toml").code == "F003"


def test_a_file_of_exactly_1_mib_is_read(tmp_path: Path) -> None:
    path = tmp_path / "kommune.toml"
    path.write_bytes(b"#" * MAX_BYTES)

    assert read(path).values == {}


def test_a_file_larger_than_1_mib_is_told_and_not_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "kommune.toml"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES * 10_000)  # sparse: it takes no room on the disk

    diagnostic = refused_file(path)

    assert diagnostic.code == "F004"
    assert diagnostic.sentence("da") == "Filen er større end 1 MiB."


# --- Bytes that are no text ---


@pytest.mark.parametrize(
    ("content", "line", "column"),
    [
        (b"\xe6", 1, 1),
        (b'a = 1\nnavn = "K\xf8benhavn"\n', 2, 10),
        ("a = 'æøå'\r\nb = 'æ".encode() + b"\xe6'\r\n", 2, 7),
        ("# 🏠".encode() + b"\xff", 1, 4),
        ("# æ€".encode()[:-1], 1, 4),
        (b"\xef\xbb\xbfa = '\xe5'", 1, 6),
        (b"\xef\xbb\xbf" + "# æææ".encode() + b"\xff", 1, 6),
        (b"\xef\xbb", 1, 1),
        (b"\xff\xfea\0", 1, 1),
    ],
    ids=["first", "latin-1", "crlf", "wide", "cut", "bom", "bom_and_wide", "half_a_bom", "utf-16"],
)
def test_a_byte_that_is_not_utf8_is_told_with_line_and_column(content: bytes, line: int, column: int) -> None:
    diagnostic = refused(content)

    assert diagnostic.code == "F005"
    assert place(diagnostic) == (line, column)


def test_a_line_with_a_bad_byte_is_shown_as_windows_shows_it() -> None:
    diagnostic = refused(b'# K\xc3\xb8ge\nnavn = "K\xf8ge"\r\nx = 1')

    assert diagnostic.place
    assert diagnostic.place.text == 'navn = "Køge"'
    assert "UTF-8" in diagnostic.sentence("da")
    assert diagnostic.advice("en").startswith("Save the file again as UTF-8.")


def test_a_lone_carriage_return_does_not_shift_the_line_that_is_shown() -> None:
    diagnostic = refused(b"a = 1\rb = 2\n\xffc = 3")

    assert diagnostic.place
    assert diagnostic.place.line == 2
    assert diagnostic.place.text == "ÿc = 3"


def test_a_byte_that_no_encoding_of_windows_has_is_shown_with_a_sign_in_its_place() -> None:
    diagnostic = refused("# skøn ".encode() + b"\x81\xe6")

    assert diagnostic.place
    assert diagnostic.place.text == "# skøn \ufffdæ"


def test_of_a_file_in_utf_16_no_line_is_shown() -> None:
    diagnostic = refused("a = 1".encode("utf-16"))

    assert diagnostic.place == Place("kommune.toml")


# --- Text that is no TOML ---


@pytest.mark.parametrize(
    ("content", "line", "column"),
    [
        ("Vi er klar.", 1, 4),
        ("a = \0", 1, 5),
        ("a = 1 # \0", 1, 9),
        ("a = '\x1b[31m'", 1, 6),
        ("a = 1\rb = 2", 1, 6),
        ("a = 1\r\n\r\nb \r\n\r\nVi er klar.\r\n", 3, 3),
    ],
)
def test_what_is_not_toml_is_told_with_line_and_column(content: str, line: int, column: int) -> None:
    diagnostic = all_refused(content)[0]

    assert diagnostic.code in ("F006", "F044")
    assert place(diagnostic)[0] == line
    assert diagnostic.code == "F044" or place(diagnostic) == (line, column)


def test_what_is_not_toml_is_told_with_what_to_look_for_before_the_reason() -> None:
    diagnostic = refused("Vi er klar.")

    assert diagnostic.place
    assert diagnostic.place.text == "Vi er klar."
    assert diagnostic.sentence("da") == "Linjen kan ikke læses."
    assert diagnostic.sentence("en") == "The line cannot be read."
    assert diagnostic.advice("da").startswith("Se efter et tegn, der mangler eller er for meget")
    assert diagnostic.advice("en").endswith(
        "true and false do not. (TOML: Expected '=' after a key in a key/value pair)"
    )


@pytest.mark.parametrize(
    ("content", "line", "marked", "first"),
    [
        ("a = 1\na = 2\n", 2, "a", 1),
        ("a.b = 1\na = 2", 2, "a", 1),
        ("a = 1\n\na.b = 2", 3, "a.b", 1),
        ("[a]\n[b]\n[a]\n", 3, "a", 1),
        ("[a]\nb = 1\n[a.b]\n", 3, "a.b", 2),
        ("a = {}\n[a.b]", 2, "a.b", 1),
        ("x = 1\na = {b = 1, b = 2}", 2, "a", 2),
        ("[t]\nx = 1\na = {b = 1, b = 2}", 3, "a", 3),
        ("[[a]]\n[a]", 2, "a", 1),
        ("[a]\n[[a]]", 2, "a", 1),
        ("a = []\n[[a]]", 2, "a", 1),
        ("[a.b]\n[a]\nb.c = 1", 3, "b.c", 1),
        ('x = 1\na = [\n  1,\n]\n  "a" = [\n  2,\n]', 5, '"a"', 2),
        ("a = 1\n\n[ a . b ] # x", 3, "a . b", 1),
        ("a = [\n{b = 1,\n b = 2}]", 1, "a", 1),
    ],
)
def test_a_key_or_table_that_stands_twice_is_told_with_both_places(
    content: str, line: int, marked: str, first: int
) -> None:
    diagnostic = refused(content)

    assert diagnostic.code == "F008"
    assert diagnostic.place
    assert diagnostic.place.line == line
    assert diagnostic.place.text[diagnostic.place.column - 1 :][: diagnostic.place.length] == marked
    assert diagnostic.sentence("da") == f"”{marked}” står to gange."
    assert diagnostic.advice("en").startswith(
        f"It stands in line {first} too. Keep one and delete the other."
    )


# --- Text that is too much ---


@pytest.mark.parametrize(
    "nested",
    [
        "a = " + "[" * 500 + "]" * 500,
        "a = " + "{a=" * 500 + "1" + "}" * 500,
        ".".join("a" * 500) + " = 1",
        f"[{'.'.join('a' * 500)}]",
        f"[[{'.'.join('a' * 500)}]]",
        "a = " + "[" * 100_000,
        "a = " + "[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1),
    ],
    ids=["arrays", "inline_tables", "dotted_key", "header", "array_of_tables", "unclosed", "one_too_deep"],
)
def test_deep_nesting_is_told_at_the_line_that_nests(nested: str) -> None:
    diagnostic = refused(f"# kort\n{nested}\n# slut")

    assert diagnostic.code == "F007"
    assert place(diagnostic) == (2, 1)
    assert diagnostic.advice("da") == "Skriv svaret fladere. Højst 20 niveauer er tilladt."
    assert diagnostic.advice("en") == "Write the answer flatter. At most 20 levels are allowed."


def test_deep_nesting_is_told_at_the_line_that_nests_and_not_at_a_comment_with_many_points() -> None:
    assert place(refused(f"# {'.' * 80}\na = {'[' * 30}{']' * 30}")) == (2, 1)


def test_twenty_levels_of_brackets_are_read() -> None:
    assert parse(b"a = " + b"[" * MAX_DEPTH + b"]" * MAX_DEPTH, "k").values


def test_a_number_of_5000_digits_is_told_at_its_line() -> None:
    diagnostic = refused(f"a = 1\nb = {'9' * 5000}\n")

    assert diagnostic.code == "F009"
    assert place(diagnostic)[0] == 2
    assert diagnostic.sentence("da") == "Et tal er for langt til at kunne læses."
    assert diagnostic.advice("en") == "Write a shorter number."


def test_a_number_of_5000_digits_is_told_at_its_line_and_not_at_a_longer_text() -> None:
    assert place(refused(f"# {'x' * 6000}\nb = {'9' * 5000}\n"))[0] == 2


@pytest.mark.parametrize("exponent", ["1e99999999999999999999", "-1e-99999999999999999999"])
def test_a_number_with_an_endless_exponent_is_told_at_its_line(exponent: str) -> None:
    diagnostic = refused(f"a = 1\nb = {exponent}\n")

    assert diagnostic.code == "F009"
    assert place(diagnostic)[0] == 2


# --- For any bytes at all ---

_SIGNS = [b"[", b"]", b"[[", b"]]", b"{", b"}", b"=", b".", b",", b"#", b":", b"-"]
_QUOTES = [b'"', b"'", b'"' * 3, b"'" * 3, b"\\", b"\\u00e6"]
_BLANKS = [b"\n", b"\r", b"\r\n", b"\t", b" ", b"\0"]
_WORDS = [b"a", b"kommune", b"1", b"1e9", b"0x", b"nan", b"true", b"2027-02-01"]
_BEYOND_ASCII = [b"\xef\xbb\xbf", b"\xc3\xa6", b"\xc3", b"\xff", b"\xf0\x9f\x8f\xa0"]
_PIECES = st.sampled_from([*_SIGNS, *_QUOTES, *_BLANKS, *_WORDS, *_BEYOND_ASCII])
_BYTES = st.binary(max_size=40) | st.lists(_PIECES, max_size=25).map(b"".join)


@given(_BYTES)
@example(b"\xef\xbb\xbf\xc3\xa6\xc3\xa6\xff")
@example(b"a = 0001-01-01T00:00:00+23:59")
@example(b"\r\r\na = 1")
def test_any_bytes_are_read_or_refused_with_a_place_inside_the_file(content: bytes) -> None:
    try:
        file = parse(content, "k")
    except SetupError as error:
        lines = content.replace(b"\r\n", b"\n").split(b"\n")
        places = list(map(place, error.diagnostics))
        assert places == sorted(places)
        for diagnostic in error.diagnostics:
            line, column = place(diagnostic)
            assert 1 <= line <= len(lines)
            assert 1 <= column <= len(lines[line - 1]) + 1
            for language in ("da", "en"):
                assert not re.search(r"\{\w+\}", diagnostic.sentence(language))
                assert diagnostic.advice(language)
    else:
        assert file.values == tomli.loads(file.text, parse_float=Decimal) or b"nan" in content
        for key in file.values:
            found = file.place_of_key((key,))
            assert found
            written = found.text[found.column - 1 :][: found.length]
            assert tomli.loads(f"{written} = 0") == {key: 0}


def test_a_date_is_a_date() -> None:
    assert parse(b"frist = 2027-02-01", "k").values == {"frist": date(2027, 2, 1)}
