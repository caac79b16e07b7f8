"""Tables as CSV: as they are written, and as spreadsheets save them again."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.authoring.conftest import ALT

from readiness.authoring.tables import commas
from readiness.authoring.tables.commas import guarded, unguarded
from readiness.errors import SetupError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.conftest import Run


def texts(content: str | bytes) -> list[list[str]]:
    encoded = content if isinstance(content, bytes) else content.encode()
    [grid] = commas.read(encoded, "t.csv")
    return [[cell.text for cell in row] for row in grid.rows]


@pytest.mark.parametrize("between", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_cells_are_read_whatever_parts_them(between: str, end: str) -> None:
    lines = (between.join(each) for each in (["a", "b", "c"], ['"1;,\t2"', "", '"x ""y""\nz"'], ["", "", ""]))

    assert texts(end.join(lines) + end) == [["a", "b", "c"], ["1;,\t2", "", 'x "y"\nz']]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_danish_letters_are_read_in_the_encodings_of_excel(encoding: str) -> None:
    assert texts("Milepæl;Nøgle\nÅ;”ø”\n".encode(encoding)) == [["Milepæl", "Nøgle"], ["Å", "”ø”"]]


@pytest.mark.parametrize("content", [b"a;\x81\n", b"\xff\xfea"])
def test_an_unknown_encoding_is_refused(content: bytes) -> None:
    with pytest.raises(SetupError, match="H065"):
        texts(content)


def test_a_quote_that_is_never_closed_is_told_where_it_begins() -> None:
    with pytest.raises(SetupError) as told:
        texts('a;b\nc;"d\ne\n')

    [diagnostic] = told.value.diagnostics
    assert (diagnostic.code, str(diagnostic.place)) == ("H065", "t.csv:2:3")


def test_a_table_of_far_too_many_cells_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commas, "_MOST", 3)

    with pytest.raises(SetupError, match="H066"):
        texts("a;b\nc;d;e\n")


@given(st.text())
def test_any_text_is_the_same_when_its_guard_is_taken_off(text: str) -> None:
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", ["=1+1", "-ja", "@x", "5-10", "3.1", "1e5", "'=1+1", "12:30"])
def test_what_a_spreadsheet_makes_something_else_of_is_guarded(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["ja", "'ja'", "", "24 timer om ugen er afsat til det her"])
def test_what_is_plainly_a_text_stands_as_it_is(text: str) -> None:
    assert guarded(text) == unguarded(text) == text


@given(
    st.lists(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r")), min_size=2, max_size=4))
)
def test_what_python_writes_is_read_the_same(rows: Sequence[Sequence[str]]) -> None:
    written = StringIO(newline="")
    csv.writer(written, delimiter=";").writerows([["a", "b", "c"], *rows])
    wanted = [[unguarded(each).strip() for each in row] for row in rows]

    assert texts(written.getvalue())[1:] == [row for row in wanted if any(row)]


def saved_by_danish_excel(path: Path, encoding: str) -> None:
    """Save a table as Excel in Danish does: semicolons, quotes only where they are needed."""
    rows = list(csv.reader(StringIO(path.read_text(encoding="utf-8-sig"), newline=""), delimiter=";"))
    written = StringIO(newline="")
    csv.writer(written, delimiter=";", lineterminator="\r\n").writerows(
        [[cell.replace("Planlæg en sag.", "Læg én plan.") for cell in row] for row in rows]
    )
    path.write_bytes(written.getvalue().encode(encoding))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
def test_a_table_that_danish_excel_saved_is_taken_over(run: Run, alt: Path, encoding: str) -> None:
    run("rules", "export", alt, "--csv", "alt.csv")
    saved_by_danish_excel(Path("alt.csv"), encoding)
    done = run("rules", "import", "alt.csv", alt)

    assert (done.code, done.err) == (0, "")
    assert alt.read_text(encoding="utf-8") == ALT.replace("Planlæg en sag.", "Læg én plan.")


def test_a_fault_is_told_with_line_and_column(run: Run, alt: Path) -> None:
    run("rules", "export", alt, "--csv", "alt.csv")
    table = Path("alt.csv")
    text = table.read_text(encoding="utf-8").replace("kilde_tal", "kildetal")
    table.write_text(text, encoding="utf-8")
    done = run("rules", "import", "alt.csv", alt)

    assert done.code == 2
    line = next(number for number, each in enumerate(text.splitlines(), 1) if "kildetal" in each)
    column = text.splitlines()[line - 1].index("kildetal") + 1
    assert f"alt.csv:{line}:{column}\n" in done.err


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("", "H067"),
        ("a;b\n1;2\n", "H067"),
        ("Nøgle;Mærker\nalt/ruleset/title;da:x\n", "H067"),
        ("Nøgle;Mærker\n#table;alt\n", "H067"),
        ("Key,Marks\n#table,alt 1.0.0 x\n,,noget\n", "H069"),
        ("Nøgle;Mærker\n#table;alt 1.0.0 x\n#andet\n", None),
        ("Nøgle;Mærker;Dansk;Eget\n#table;alt 1.0.0 x;;\n", "H070"),
    ],
)
def test_a_table_that_is_none_of_ours_says_what_it_lacks(
    run: Run, alt: Path, content: str, code: str | None
) -> None:
    Path("t.csv").write_text(content, encoding="utf-8")
    done = run("rules", "import", "t.csv", alt)

    assert done.code == (2 if code in ("H067", "H069") else 0)
    assert code is None or f"[{code}]" in done.err


def test_a_table_without_a_column_changes_nothing_of_it(run: Run, alt: Path) -> None:
    run("rules", "export", alt, "--csv", "alt.csv")
    rows = list(
        csv.reader(StringIO(Path("alt.csv").read_text(encoding="utf-8-sig"), newline=""), delimiter=";")
    )
    at = rows[0].index("Dansk")
    written = StringIO(newline="")
    csv.writer(written).writerows([[*row[:at], *row[at + 1 :]] for row in rows])
    Path("alt.csv").write_text(written.getvalue(), encoding="utf-8")

    assert run("rules", "import", "alt.csv", alt).code == 0
    assert alt.read_text(encoding="utf-8") == ALT
