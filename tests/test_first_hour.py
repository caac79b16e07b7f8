"""The first hour: from an empty folder to Eksempelby's state with `init`, an editor and the diagnostics."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import tomli

from readiness import check_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Run

    from readiness import Assessment

EXAMPLES = Path(__file__).parent.parent / "examples"
EKSEMPELBY = EXAMPLES / "eksempelby/kommune.toml"
DAY = date(2026, 11, 6)
ABOUT = ("ansvarlig", "frist", "dokumentation", "note", "vurderet", "ikke_relevant")
CHECK = ("check", "kommune.toml", f"--as-of={DAY}")


def written(value: Any) -> str:  # noqa: ANN401 (whatever TOML holds)
    """Write a value as a person would type it, on one line."""
    if isinstance(value, dict):
        parts = (
            f"{key if key.isidentifier() and key.isascii() else written(key)} = {written(each)}"
            for key, each in value.items()
        )
        return f"{{ {', '.join(parts)} }}"
    if isinstance(value, list):
        return f"[{', '.join(map(written, value))}]"
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, int | Decimal | date) else json.dumps(value, ensure_ascii=False)


def answers(values: dict[str, Any]) -> Iterator[tuple[str, str, Any]]:
    """Give every answer of a setup: the table it belongs in, its key and its value."""
    tables = {f"faelles.{name}": table for name, table in values["faelles"].items()}
    for method, milestones in values["metoder"].items():
        tables |= {f"metoder.{method}.{name}": table for name, table in milestones.items()}
    for table, fields in tables.items():
        for key, value in fields.items():
            yield table, key, value


class Editor:
    """A person in an editor, who looks for the suggested line in its table, and writes the answer there.

    What holds for one method only, though it is suggested for all, the person writes in a table at the end.
    """

    def __init__(self, path: Path) -> None:
        """Open a file."""
        self.path = path
        self.lines = path.read_text(encoding="utf-8").splitlines()
        self.unsuggested: list[str] = []  #: answers that the file suggests nowhere

    def answer(self, table: str, key: str, value: str) -> None:
        """Write an answer where the file suggests it, else in the table itself."""
        start, end = self._stretch(table)
        found = self._suggested(table, key)
        if found is not None:
            self.lines[found] = f"{key} = {value}"  # what follows of the suggestion stays a comment
            return
        shared = f"faelles.{table.rpartition('.')[2]}"
        if key not in ABOUT and self._suggested(shared, key, answered=True) is None:
            self.unsuggested.append(f"{table}.{key}")
        if start == end:
            self.lines += ["", f"[{table}]"]
            start = len(self.lines) - 1
        self.lines.insert(start + 1, f"{key} = {value}")

    def _suggested(self, table: str, key: str, *, answered: bool = False) -> int | None:
        """Find the line of a suggestion, or with `answered` also one that is taken already."""
        begins = (f"#{key} =", f"#{key}.", *((f"{key} =",) if answered else ()))
        lines = range(*self._stretch(table))
        return next((each for each in lines if self.lines[each].startswith(begins)), None)

    def _stretch(self, table: str) -> tuple[int, int]:
        """Give the lines of a table, from its header to the next; none when it is not there."""
        if f"[{table}]" not in self.lines:
            return 0, 0
        start = self.lines.index(f"[{table}]")
        rest = range(start + 1, len(self.lines))
        return start, next((each for each in rest if self.lines[each].startswith("[")), len(self.lines))

    def replace(self, old: str, new: str) -> int:
        """Mend or spoil the one place where a text stands; gives the line's number."""
        text = "\n".join(self.lines)
        assert text.count(old) == 1, old
        self.lines = text.replace(old, new).splitlines()
        return text[: text.index(old)].count("\n") + 1

    def save(self) -> None:
        """Save the file."""
        self.path.write_text("\n".join(self.lines) + "\n", encoding="utf-8")


def results(assessment: Assessment) -> list[object]:
    """Give what Eksempelby's state is: verdict, score and every outcome, without places."""
    return [
        (method.ruleset.id, method.verdict, method.score, finding.rule.full_id, finding.outcome)
        for method in assessment.methods
        for _, finding in method.findings
    ]


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> Editor:
    """Stand in an empty folder, ask for a setup of Eksempelby's methods, and open it."""
    monkeypatch.chdir(tmp_path)
    methods = tomli.loads(EKSEMPELBY.read_text(encoding="utf-8"))["metoder"]
    chosen = [part for each in methods for part in ("--method", each)]
    ran = run("init", ".", "--kommune", "Eksempelby Kommune", "--opstart", "1. februar 2027", *chosen)
    assert ran.code == 0, ran.err
    return Editor(tmp_path / "kommune.toml")


def test_what_init_writes_is_valid_and_says_nothing_yet(editor: Editor, run: Run) -> None:
    ran = run(*CHECK, "--format", "json")

    document = json.loads(ran.out)
    assert ran.code == 1
    assert {each["verdict"] for each in document["methods"]} == {"undetermined"}
    assert {tuple(each["score"].values()) for each in document["methods"]} == {(0, 100)}
    assert not [each for each in document["diagnostics"] if each["severity"] == "error"]
    assert editor.path.exists()


def test_an_editor_and_the_diagnostics_lead_from_there_to_eksempelby(editor: Editor, run: Run) -> None:
    goal = tomli.loads(EKSEMPELBY.read_text(encoding="utf-8"), parse_float=Decimal)
    for table, key, value in answers(goal):
        editor.answer(table, key, written(value))
    slips = {
        'samarbejdsform = "Fælles visitation': 'samarbejdform = "Fælles visitation',
        "forhaandskendskab = true": 'forhaandskendskab = "ja"',
        '= 20, status = "underskrevet"': '= 20, status = "skrevet under"',
    }
    lines = {editor.replace(right, wrong) for right, wrong in slips.items()}
    editor.save()

    told = run(*CHECK)
    assert told.code == 2
    assert {int(each) for each in re.findall(r"kommune\.toml:(\d+):\d+", told.err)} == lines
    codes = set(re.findall(r"^fejl\[([A-Z]\d+)\]", told.err, re.MULTILINE))
    assert all(run("explain", code).code == 0 for code in codes)

    for right, wrong in slips.items():
        editor.replace(wrong, right)
    editor.save()
    assert run(*CHECK).code == 1
    assert results(check_file(editor.path, as_of=DAY)) == results(check_file(EKSEMPELBY, as_of=DAY))


def test_the_file_suggests_a_place_for_every_answer(editor: Editor) -> None:
    goal = tomli.loads(EKSEMPELBY.read_text(encoding="utf-8"), parse_float=Decimal)
    for table, key, value in answers(goal):
        editor.answer(table, key, written(value))

    assert editor.unsuggested == []
