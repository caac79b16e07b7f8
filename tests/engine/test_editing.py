"""One answer is changed, and every other byte stays."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import tomlkit
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readiness import editing, toml
from readiness.editing import edited, replaced
from readiness.errors import SetupError
from readiness.literals import NOTHING, literal, same, value_at

if TYPE_CHECKING:
    from readiness.positions import KeyPath

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*/kommune.toml"))
FORMS = {
    "as it is": lambda content: content,
    "CRLF": lambda content: content.replace(b"\n", b"\r\n"),
    "BOM": lambda content: b"\xef\xbb\xbf" + content,
    "no final newline": lambda content: content.rstrip(b"\n"),
    "tabs": lambda content: content.replace(b" = ", b"\t=\t"),
}
FILE = """\
# øverst
[kommune]
navn = "Eksempelby" # her

# --- fælles ---

[faelles.tovholder]   # én for alle
# Hvem er det?
# funktion = "…"
\tressourcer = { afsat = true }   # timer mangler
ledige = "ved_ikke"

# metoden
[metoder.m.samordnere]
eget = true
"""


def put(
    before: str,
    path: str,
    value: object,
) -> str:
    """Change a path such as `faelles/tovholder/3` and give the new text."""
    keys: KeyPath = tuple(int(key) if key.isdecimal() else key for key in path.split("/"))
    return edited(before.encode(), "kommune.toml", keys, value).decode()


def told(before: str, path: str, value: object) -> list[str]:
    """Give the codes with which a change is refused."""
    with pytest.raises(SetupError) as refused:
        put(before, path, value)
    return [each.code for each in refused.value.diagnostics]


def after(line: str, new: str, *, of: str) -> str:
    """Give a text with something after one of its lines."""
    assert of.count(f"{line}\n") == 1
    return of.replace(f"{line}\n", f"{line}\n{new}\n")


def test_a_value_is_replaced_where_it_stands() -> None:
    assert put(FILE, "metoder/m/samordnere/eget", value=False) == FILE.replace("eget = true", "eget = false")


def test_a_comment_at_the_end_of_the_line_stays() -> None:
    assert put(FILE, "kommune/navn", "By") == FILE.replace('"Eksempelby" #', '"By" #')


def test_a_new_key_comes_after_the_last_of_its_table_before_what_follows() -> None:
    assert put(FILE, "faelles/tovholder/note", "ny") == after('ledige = "ved_ikke"', 'note = "ny"', of=FILE)


def test_a_new_key_is_indented_as_the_last_one() -> None:
    before = "[kommune]\n  navn = 'x'\n"
    assert put(before, "kommune/kode", "0561") == before + '  kode = "0561"\n'


def test_a_key_that_stands_commented_out_is_answered_right_after_the_comment() -> None:
    assert put(FILE, "faelles/tovholder/funktion", "Koordinator") == after(
        '# funktion = "…"', 'funktion = "Koordinator"', of=FILE
    )


def test_a_comment_of_several_lines_is_not_split() -> None:
    before = "[faelles.x]\n# lokaler = [\n#   { navn = 1 },\n# ]\n# note = 1\na = 1\n"
    assert put(before, "faelles/x/lokaler", []) == after("# ]", "lokaler = []", of=before)


def test_a_comment_whose_bracket_never_closes_ends_with_the_comments() -> None:
    before = "[faelles.x]\n# lokaler = [\na = 1\n"
    assert put(before, "faelles/x/lokaler", []) == after("# lokaler = [", "lokaler = []", of=before)


@pytest.mark.parametrize(
    "lines",
    [
        'tekst = """\n# note = 1\n"""\n',
        "liste = [\n# note = 1\n1]\n",
        "# [faelles.y]\n# note = 1\n",
        "# noter = 1\n# en note = 2\n",
    ],
)
def test_what_only_looks_as_a_key_that_is_commented_out_is_let_be(lines: str) -> None:
    before = f"[faelles.x]\n{lines}slut = 1\n[faelles.z]\n# note = 1\nb = 1\n"
    assert put(before, "faelles/x/note", 2) == after("slut = 1", "note = 2", of=before)


def test_a_missing_table_comes_after_the_last_of_its_root_with_a_blank_line() -> None:
    assert put(FILE, "faelles/lokaler/leje", 1) == after(
        'ledige = "ved_ikke"', "\n[faelles.lokaler]\nleje = 1", of=FILE
    )
    assert put(FILE, "metoder/m/ny/leje", 1) == after("eget = true", "\n[metoder.m.ny]\nleje = 1", of=FILE)
    assert put(FILE, "metoder/n/ny/leje", 1) == after("eget = true", "\n[metoder.n.ny]\nleje = 1", of=FILE)


def test_the_first_shared_table_comes_before_the_methods() -> None:
    before = "[kommune]\nnavn = 1\n\n[metoder.m]\n"
    assert put(before, "faelles/x/y", 1) == after("navn = 1", "\n[faelles.x]\ny = 1", of=before)


@pytest.mark.parametrize("before", ["", "\n", "# kun en note\n"])
def test_a_file_without_tables_gets_one(before: str) -> None:
    new = put(before, "kommune/navn", "By")
    assert new.startswith(before.rstrip("\n"))
    assert new.endswith('[kommune]\nnavn = "By"\n')


def test_a_table_of_an_unknown_root_comes_last() -> None:
    assert put("a = 1\n", "andet/b", 1) == "a = 1\n\n[andet]\nb = 1\n"


def test_a_new_header_takes_no_keys_from_the_table_before() -> None:
    before = "metoder.m.x.y = 1\nb = 1\n"
    assert put(before, "metoder/m/z/y", 2) == f"{before}\n[metoder.m.z]\ny = 2\n"


def test_a_table_known_only_by_its_inner_one_gets_a_header() -> None:
    before = "[faelles.a.b]\nx = 1\n"
    assert put(before, "faelles/a/note", 2) == "[faelles.a.b]\nx = 1\n\n[faelles.a]\nnote = 2\n"


def test_a_part_is_added_to_an_inline_table_after_its_last() -> None:
    new = put(FILE, "faelles/tovholder/ressourcer/timer", Decimal("7.5"))
    assert new == FILE.replace("{ afsat = true }", "{ afsat = true, timer = 7.5 }")


def test_an_empty_inline_table_gets_its_first_part() -> None:
    assert put("[faelles.x]\na = {}\n", "faelles/x/a/b", 1) == "[faelles.x]\na = { b = 1 }\n"


def test_an_inline_table_with_dotted_keys_gets_another() -> None:
    before = "[faelles.x]\na = { b.c = 1 }\n"
    assert put(before, "faelles/x/a/b/d", 2) == "[faelles.x]\na = { b.c = 1, b.d = 2 }\n"


def test_a_part_of_what_is_not_answered_answers_it() -> None:
    assert put(FILE, "faelles/tovholder/ny/timer", 1) == after(
        'ledige = "ved_ikke"', "ny = { timer = 1 }", of=FILE
    )
    new = put(FILE, "faelles/tovholder/ledige/timer", 1)
    assert new == FILE.replace('"ved_ikke"', "{ timer = 1 }")


def test_a_table_under_a_table_is_written_in_its_own_header() -> None:
    before = '[faelles.x.pr_enhed]\n"A" = 1\n'
    assert put(before, "faelles/x/pr_enhed/Sal 2", 2) == f'{before}"Sal 2" = 2\n'


def test_a_table_of_dotted_keys_gets_another() -> None:
    before = "[faelles]\nx.a = 1\n\n[metoder.m]\n"
    assert put(before, "faelles/x/b", 2) == after("x.a = 1", "x.b = 2", of=before)


def test_a_part_of_an_entry_is_changed_in_its_place() -> None:
    before = "[metoder.m.x]\nsale = [ # alle\n  { navn = 'A' }, # en\n  { navn = 'B' }\n]\n"
    assert put(before, "metoder/m/x/sale/1/navn", "C") == before.replace("'B'", '"C"')


def test_an_entry_is_added_to_a_list_of_several_lines() -> None:
    before = "[metoder.m.x]\nsale = [ # alle\n  { navn = 'A' }, # en\n  { navn = 'B' },\n]\n"
    new = put(before, "metoder/m/x/sale/2/navn", "C")
    assert new == before.replace("'B' },\n", "'B' },\n  { navn = \"C\" },\n")


def test_an_entry_is_added_to_an_array_of_tables() -> None:
    before = "[[metoder.m.x.sale]]\nnavn = 'A'\n\n[metoder.m.y]\n"
    assert put(before, "metoder/m/x/sale/1/navn", "B") == after(
        "navn = 'A'", '\n[[metoder.m.x.sale]]\nnavn = "B"', of=before
    )


def test_a_part_is_added_to_an_entry_of_an_array_of_tables() -> None:
    before = "[[metoder.m.x.sale]]\nnavn = 'A'\n[[metoder.m.x.sale]]\nnavn = 'B'\n"
    assert put(before, "metoder/m/x/sale/0/aften", 1) == after("navn = 'A'", "aften = 1", of=before)


def test_a_removed_answer_takes_its_line_with_it() -> None:
    assert put(FILE, "metoder/m/samordnere/eget", NOTHING) == FILE.replace("eget = true\n", "")
    assert put(FILE, "kommune/navn", NOTHING) == FILE.replace('navn = "Eksempelby" # her\n', "")


def test_a_removed_answer_leaves_the_blank_line_before_it() -> None:
    assert put("[faelles.x]\na = 1\n\nb = 2\n", "faelles/x/b", NOTHING) == "[faelles.x]\na = 1\n\n"


def test_a_removed_part_takes_its_comma_with_it() -> None:
    assert tomlkit.parse(put("[faelles.x]\na = { b = 1, c = 2 }\n", "faelles/x/a/b", NOTHING)) == {
        "faelles": {"x": {"a": {"c": 2}}}
    }
    assert put("[faelles.x]\na = [1, 2]\n", "faelles/x/a/1", NOTHING) == "[faelles.x]\na = [1]\n"


def test_a_removed_part_may_stand_under_a_dotted_key() -> None:
    assert put("[faelles.x]\na = { b.c = 1, b.d = 2 }\n", "faelles/x/a/b/c", NOTHING).count("c = 1") == 0


def test_a_table_that_is_removed_leaves_its_milestone() -> None:
    before = "[kommune]\nnavn = 1   \n\n[faelles.a.b]\nx = 1\n\n[faelles.c]\n"
    assert put(before, "faelles/a/b", NOTHING) == "[kommune]\nnavn = 1   \n\n[faelles.c]\n\n[faelles.a]\n"


def test_the_last_entry_of_an_array_of_tables_leaves_an_empty_list() -> None:
    before = "[metoder.m.x]\na = 1\n\n[[metoder.m.x.sale]]\nnavn = 'A'\n"
    assert put(before, "metoder/m/x/sale/0", NOTHING) == "[metoder.m.x]\na = 1\nsale = []\n"


def test_a_table_is_replaced_by_an_answer_in_one_line() -> None:
    before = "[faelles.x]\na = 1\n[faelles.x.pr_enhed]\nA = 1\nB = 2"
    new = put(before, "faelles/x/pr_enhed", {"C": 3})
    assert new.rstrip("\n") == "[faelles.x]\na = 1\npr_enhed = { C = 3 }"


@pytest.mark.parametrize("path", ["kommune/kode", "faelles/x/y", "faelles/tovholder/ressourcer/timer"])
def test_nothing_to_remove_changes_nothing(path: str) -> None:
    assert put(FILE, path, NOTHING) == FILE


def test_the_same_answer_changes_nothing_however_it_is_written() -> None:
    before = "[kommune]\nnavn = 'By'\nkode = 1_0\n"
    assert put(before, "kommune/navn", "By") == before
    assert put(before, "kommune/kode", 10) == before


def test_a_yes_is_not_a_one() -> None:
    assert put("[faelles.x]\na = 1\n", "faelles/x/a", value=True) == "[faelles.x]\na = true\n"


def test_line_ends_stay_as_they_are_also_where_they_differ() -> None:
    before = b"[kommune]\r\nnavn = 'x'\nkode = 'y'\r\n"
    new = edited(before, "f", ("kommune", "opstart"), 1)
    assert new == before + b"opstart = 1\r\n"


def test_a_byte_order_mark_stays() -> None:
    assert put("\ufeff[kommune]\n", "kommune/navn", "x") == '\ufeff[kommune]\nnavn = "x"\n'


def test_characters_that_steer_are_escaped() -> None:
    assert put("[kommune]\n", "kommune/navn", 'a"\\\n\x1b') == '[kommune]\nnavn = "a\\"\\\\\\n\\u001b"\n'


@pytest.mark.parametrize("text", ["nan", "inf", "-inf"])
def test_what_is_no_number_is_itself(text: str) -> None:
    value = toml.parse(f"x = {text}".encode(), "f").values["x"]
    assert literal(value) == text
    assert same(value, Decimal(str(value)))


def test_a_file_that_is_no_toml_is_told_as_ever() -> None:
    assert told("[kommune\n", "kommune/navn", "x") == ["F043"]


def test_an_answer_that_makes_the_file_too_large_is_told_so() -> None:
    assert told("[kommune]\n", "kommune/navn", "x" * toml.MAX_BYTES) == ["F004"]


def test_what_cannot_be_changed_without_changing_more_is_refused() -> None:
    assert told("[[metoder.m.x.sale]]\n", "metoder/m/x/sale/1", "Sal 2") == ["F031"]


def test_a_list_that_tomlkit_does_not_give_back_as_it_got_it_is_refused() -> None:
    before = "[faelles.x]\na = [{ b = 2027-02-01 }]\n"  # it would lose the last blank
    assert told(before, "faelles/x/a/1", {}) == ["F031"]
    assert put(before, "faelles/x/c", 1) == f"{before}c = 1\n"


def test_a_table_may_become_an_answer_in_one_line() -> None:
    assert put("[faelles.x]\n", "faelles/x", "ved_ikke") == '[faelles]\nx = "ved_ikke"\n'


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.parent.name)
def test_tomlkit_gives_every_example_back_as_it_got_it(example: Path) -> None:
    text = example.read_text(encoding="utf-8")
    assert tomlkit.dumps(tomlkit.parse(text)) == text


# Below, whatever lies in the examples.

CONTENTS = {path: path.read_bytes() for path in EXAMPLES}
VALUES = st.recursive(
    st.booleans() | st.integers(0, 9) | st.dates() | st.text(max_size=5),
    lambda each: (
        st.lists(each, max_size=2) | st.dictionaries(st.text(min_size=1, max_size=3), each, max_size=2)
    ),
    max_leaves=3,
)


def answers_of(path: Path) -> list[KeyPath]:
    """Give the paths of all that is answered in an example: what lies inside the table of a milestone."""
    positions = toml.parse(CONTENTS[path], "f").positions
    depth = {"faelles": 2, "metoder": 3}
    return [each for each in positions.keys | positions.values if len(each) > depth.get(str(each[0]), 9)]


ANSWERS = [(path, answer) for path in EXAMPLES for answer in answers_of(path)]
FEW = settings(
    deadline=None, max_examples=12, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def outside(content: bytes, path: KeyPath) -> tuple[bytes, bytes]:
    """Give the bytes of a file before and after the value at a path."""
    file = toml.parse(content, "f")
    span = file.positions.values[path]
    head = file.text[: span.start].encode()
    tail = file.text[span.end :].encode()
    return head, tail


@FEW
@given(st.sampled_from(ANSWERS), st.sampled_from(sorted(FORMS)), VALUES)
def test_only_the_value_at_the_path_is_another(
    answer: tuple[Path, KeyPath], form: str, value: object
) -> None:
    example, path = answer
    before = FORMS[form](CONTENTS[example])
    had_span = path in toml.parse(before, "f").positions.values

    written = edited(before, "f", path, value)

    old, new = toml.parse(before, "f").values, toml.parse(written, "f").values
    assert same(value_at(new, path), value)
    for values in (old, new):
        holder = value_at(values, path[:-1])
        holder[path[-1]] = None
    assert same(old, new)
    if had_span:
        assert outside(before, path) == outside(written, path)


@FEW
@given(st.sampled_from(ANSWERS), st.sampled_from(sorted(FORMS)), VALUES)
def test_an_answer_that_is_added_and_removed_leaves_the_file_as_it_was(
    answer: tuple[Path, KeyPath], form: str, value: object
) -> None:
    example, path = answer
    before = FORMS[form](CONTENTS[example])
    milestone = path[: 3 if path[0] == "metoder" else 2]
    new = (*milestone, "ny")

    written = edited(before, "f", new, value)

    headers = [each.path for each in toml.parse(before, "f").positions.statements if each.is_header]
    if milestone in headers:
        assert edited(written, "f", new, NOTHING) == before
    lines = set(written.splitlines()) - set(before.splitlines())
    assert all(b"ny" in line or line.startswith(b"[") for line in lines)


# --- Many values at once ---


def test_values_that_stand_are_replaced_where_they_stand() -> None:
    values: dict[KeyPath, object] = {
        ("kommune", "navn"): "Prøvekøbing",
        ("faelles", "tovholder", "ressourcer", "afsat"): False,
    }
    new = replaced(FILE.encode(), "kommune.toml", values).decode()

    assert new == FILE.replace("Eksempelby", "Prøvekøbing").replace("afsat = true", "afsat = false")


def test_what_would_say_anything_else_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editing, "literal", lambda _: '"andet"')

    with pytest.raises(SetupError, match="F031"):
        replaced(FILE.encode(), "kommune.toml", {("kommune", "navn"): "Prøvekøbing"})
