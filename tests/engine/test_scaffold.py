"""The setup to begin with: valid as it stands, and with every answer in it that it offers."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest

from readiness import Outcome, Verdict
from readiness.check import assess
from readiness.model import Choice, Field, Text
from readiness.plugins import declarable, load_method
from readiness.samples import sample
from readiness.scaffold import WIDTH, Heading, addition, scaffold
from readiness.setup import read_setup
from readiness.toml import parse

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from readiness.model import FieldType, Language, Ruleset

RULESETS = {name: load_method(name).ruleset for name in declarable()}
EVERY_CHOICE = [names for count in range(1, len(RULESETS) + 1) for names in combinations(RULESETS, count)]
HEADING = Heading("Eksempelby Kommune", None, date(2027, 2, 1))
AS_OF = date(2026, 11, 6)
#: A line of an answer: no space after the sign, or an entry of a list.
_ANSWER = re.compile(r"^#(?=[^ :#\n]|  \{)", re.MULTILINE)

each_language = pytest.mark.parametrize("language", ["da", "en"])
every_choice = pytest.mark.parametrize("names", EVERY_CHOICE, ids="+".join)


def written(names: Sequence[str], language: Language = "da", heading: Heading = HEADING) -> str:
    return scaffold(heading, [RULESETS[name] for name in names], language)


def uncommented(text: str) -> str:
    """Delete the sign before every answer, as the one who answers does."""
    return _ANSWER.sub("", text)


def comments(text: str) -> str:
    """Give the words of the comments, wherever their lines break."""
    return " ".join(line.lstrip("# ") for line in text.split("\n") if line.startswith("#")).replace("  ", " ")


def flat(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


# ── valid ─────────────────────────────────────────────────────────────────────────────────────────────────


@each_language
@every_choice
def test_it_is_valid_as_it_stands_and_says_nothing_yet(names: Sequence[str], language: Language) -> None:
    assessment = assess(parse(written(names, language).encode(), "kommune.toml"), as_of=AS_OF)

    assert {each.code for each in assessment.diagnostics} == {"K072"}  # nobody is responsible yet
    assert [each.ruleset.id for each in assessment.methods] == list(names)
    for method in assessment.methods:
        assert method.verdict is Verdict.UNDETERMINED
        assert method.score
        assert (method.score.percent_low, method.score.percent_high) == (0, 100)
        assert {each.outcome for _, each in method.findings} == {Outcome.UNANSWERED}


@each_language
@every_choice
def test_with_every_answer_uncommented_it_is_valid_and_answers_every_field(
    names: Sequence[str], language: Language
) -> None:
    file = parse(uncommented(written(names, language)).encode(), "kommune.toml")
    setup = read_setup(file, {name: RULESETS[name] for name in names})

    assert setup.warnings == ()
    for name in names:
        fields = {
            f"{milestone.id}.{field.id}"
            for milestone in RULESETS[name].milestones
            for field in milestone.fields
        }
        assert setup.methods[name].answers.keys() >= fields


@each_language
@pytest.mark.parametrize("name", RULESETS)
def test_each_answer_is_valid_by_itself(name: str, language: Language) -> None:
    text = written([name], language)
    answers = re.findall(r"^#[^ :#\n].*(?:\n#  \{.*\n#\])?$", text, re.MULTILINE)

    assert len(answers) > sum(len(each.fields) for each in RULESETS[name].milestones)
    for answer in answers:
        alone = text.replace(answer, uncommented(answer), 1)
        assert alone != text
        assert read_setup(parse(alone.encode(), "kommune.toml"), {name: RULESETS[name]}).warnings == ()


@every_choice
def test_what_is_shared_is_asked_once_and_nothing_is_asked_twice(names: Sequence[str]) -> None:
    """TOML itself refuses two tables of one name, so it is enough to count the fields under both roots."""
    values = parse(uncommented(written(names)).encode(), "kommune.toml").values
    shared = {(name, key) for name, table in values.get("faelles", {}).items() for key in table}
    about = {"ansvarlig", "frist", "dokumentation"}

    for method in values["metoder"].values():
        own = {(name, key) for name, table in method.items() for key in table if key not in about}
        assert own & shared == set()


def test_a_field_of_each_method_stands_under_each_method() -> None:
    text = written(["familieraadslagning", "signs_of_safety"])

    assert text.count("#sager_pr_aar = ") == 2
    assert text.count("#formaal = ") == 1
    assert "# For Signs of Safety:\n[metoder.signs_of_safety.maal_og_maalgruppe]" in text


# ── readable ──────────────────────────────────────────────────────────────────────────────────────────────


@each_language
@every_choice
def test_no_line_is_longer_than_a_window(names: Sequence[str], language: Language) -> None:
    assert [line for line in written(names, language).split("\n") if len(line) > WIDTH] == []


@every_choice
def test_milestones_stand_in_working_order(names: Sequence[str]) -> None:
    text = written(names)
    tables = re.findall(r"^\[(?:faelles|metoder\.\w+)\.(\w+)\]$", text, re.MULTILINE)

    for name in names:
        for milestone in RULESETS[name].milestones:
            for earlier in milestone.after:
                assert tables.index(earlier) < tables.index(milestone.id)


@each_language
@pytest.mark.parametrize("name", RULESETS)
def test_every_question_choice_and_hint_is_there_with_its_page(name: str, language: Language) -> None:
    text = flat(comments(written([name], language)))
    page = {"da": "s.", "en": "p."}[language]

    for milestone in RULESETS[name].milestones:
        assert flat(milestone.title[language]) in text
        for rule in milestone.rules:
            assert flat(rule.question[language]) in text, rule.full_id
            if rule.source.page:
                assert f"{flat(rule.question[language])} ({page} {rule.source.page}" in text
        for field in milestone.fields:
            assert flat(field.label[language]) in text
            assert not field.hint or flat(field.hint[language]) in text
            for part in (field, *field.fields):
                for choice in part.choices:
                    label = choice.en if language == "en" else choice.da
                    assert f"{choice.id}: {label}" in text


def test_what_must_be_in_place_first_is_marked_and_asks_for_somebody_responsible() -> None:
    text = written(["familieraadslagning"])
    _, _, milestone = text.partition("[metoder.familieraadslagning.samordnere]")
    gated = [each for each in RULESETS["familieraadslagning"].milestones if each.has_gate]

    assert "skal på plads først)" in flat(comments(milestone.partition("[metoder")[0]))
    assert '#ansvarlig = "Afsnitsleder"' in milestone.partition("\n\n")[0]
    assert text.count("#ansvarlig = ") == text.count("#frist = ") == len(gated)


@pytest.mark.parametrize(
    ("language", "said"),
    [("da", "Skriv roller, ikke navne"), ("en", "Write roles, not names")],
)
def test_it_begins_with_how_to_answer(language: Language, said: str) -> None:
    lines = written(["signs_of_safety"], language).split("\n")

    assert lines[0] == "#:schema ./kommune.schema.json"
    assert said in "\n".join(lines[:20])
    assert any("readiness check kommune.toml" in line for line in lines[:20])
    assert any('"ved_ikke"' in line for line in lines[:20])


def test_what_a_reader_must_know_of_a_ruleset_is_told() -> None:
    note = RULESETS["omlaegning"].note

    assert note
    assert flat(note.da) in flat(comments(written(["omlaegning"])))


@pytest.mark.parametrize(
    ("heading", "lines"),
    [
        (HEADING, '[kommune]\nnavn = "Eksempelby Kommune"\nopstart = 2027-02-01\n'),
        (
            Heading("Esbjerg Kommune", "0561", None),
            '[kommune]\nnavn = "Esbjerg Kommune"\nkode = "0561"\nopstart = "ved_ikke"\n',
        ),
        (Heading('Den "nye" \\ kommune', None, None), 'navn = "Den \\"nye\\" \\\\ kommune"\n'),
    ],
)
def test_the_municipality_is_written_as_toml(heading: Heading, lines: str) -> None:
    text = written(["signs_of_safety"], heading=heading)

    assert lines in text
    assert parse(text.encode(), "kommune.toml").values["kommune"]["navn"] == heading.name


# ── one method more ───────────────────────────────────────────────────────────────────────────────────────


def added(text: str, name: str, *declared: str, language: Language = "da") -> str:
    values = parse(text.encode(), "kommune.toml").values
    return text + addition(RULESETS[name], [RULESETS[each] for each in declared], values, language)


@each_language
@pytest.mark.parametrize("first", RULESETS)
@pytest.mark.parametrize("name", RULESETS)
def test_a_method_that_is_added_asks_for_all_that_is_not_asked_for_yet(
    first: str, name: str, language: Language
) -> None:
    if first == name:
        first = next(each for each in RULESETS if each != name)
    text = added(written([first], language), name, first, language=language)
    for each in (text, uncommented(text)):
        setup = read_setup(
            parse(each.encode(), "kommune.toml"), {key: RULESETS[key] for key in (first, name)}
        )
        assert list(setup.methods) == [first, name]
    fields = {
        f"{milestone.id}.{field.id}" for milestone in RULESETS[name].milestones for field in milestone.fields
    }
    assert setup.methods[name].answers.keys() >= fields


def test_tables_that_stand_in_the_file_are_named_and_not_begun_again() -> None:
    text = added(written(["familieraadslagning"]), "signs_of_safety", "familieraadslagning")
    _, _, more = text.partition("# Signs of Safety er føjet til")

    assert "Disse milepæle er fælles og står allerede i filen: " in more
    assert "[faelles." not in more
    assert "#sager_pr_aar = " in more


def test_tables_that_do_not_stand_in_the_file_are_begun() -> None:
    text = '[kommune]\nnavn = "Eksempelby"\nopstart = "ved_ikke"\n[faelles.tovholder]\n[metoder.omlaegning]\n'
    more = added(text, "signs_of_safety", "omlaegning").removeprefix(text)

    assert "[faelles.maal_og_maalgruppe]" in more
    assert "[faelles.tovholder]" not in more
    assert "[metoder.signs_of_safety.tovholder]" in more
    assert "#frist = 2027-02-01" in more


# ── odd rulesets ──────────────────────────────────────────────────────────────────────────────────────────


def test_methods_that_want_opposite_orders_are_still_all_there(rulesets: Mapping[str, Ruleset]) -> None:
    def after(ruleset: Ruleset, name: str, *earlier: str) -> Ruleset:
        changed = tuple(
            replace(each, after=earlier) if each.id == name else each for each in ruleset.milestones
        )
        return replace(ruleset, milestones=changed)

    one = after(rulesets["proeve"], "tovholder", "maal")
    other = after(rulesets["anden"], "maal", "tovholder")
    text = scaffold(HEADING, [one, other], "da")

    assert text.count("[faelles.tovholder]") == text.count("[faelles.maal]") == 1


TEXT = Text("Navn", "Name")


def field(kind: FieldType, **about: Any) -> Field:  # noqa: ANN401 (the arguments of Field)
    return Field("felt", kind, TEXT, **about)


@pytest.mark.parametrize(
    ("given", "lines"),
    [
        (field("number", minimum=12), ["felt = 12"]),
        (field("int", minimum=2000), ["felt = 2027"]),
        (field("int", minimum=2100), ["felt = 2100"]),
        (field("range", minimum=20), ["felt = [36, 20]"]),
        (field("share"), ["felt = 0.5"]),
        (field("date"), ["felt = 2027-02-01"]),
        (field("choices", choices=(Choice("a", "A", "A"),)), ['felt = ["a"]']),
        (field("table", of="bool"), ['felt = { "Familieafsnittet" = true }']),
        (
            field("table", of="record", fields=(Field("timer", "int", TEXT), Field("navn", "text", TEXT))),
            ['felt."Familieafsnittet".timer = 10', 'felt."Familieafsnittet".navn = "…"'],
        ),
        (field("record", fields=(Field("hvem", "texts", TEXT),)), ['felt.hvem = ["…"]']),
        (
            field("record", fields=(field("records", fields=(Field("timer", "int", TEXT),)),)),
            ["felt.felt = [", "  { timer = 10 },", "]"],
        ),
        (
            field(
                "records",
                fields=(
                    Field("timer", "int", TEXT),
                    Field("dele", "record", TEXT, fields=(Field("navn", "text", TEXT),)),
                    Field("fler", "records", TEXT, fields=(Field("navn", "text", TEXT),)),
                ),
            ),
            ["felt = [", '  { timer = 10, dele = { navn = "…" }, fler = [{ navn = "…" }] },', "]"],
        ),
        (
            field("records", fields=tuple(Field(f"en_lang_del_{n}", "int", TEXT) for n in range(9))),
            ["felt = [", "  { en_lang_del_0 = 10, en_lang_del_1 = 10, en_lang_del_2 = 10 },", "]"],
        ),
    ],
)
def test_a_sample_fits_its_field_and_the_width(given: Field, lines: list[str]) -> None:
    shown = list(sample(given, "da", None, 75))

    assert shown == lines
    assert parse("\n".join(shown).encode(), "x").values
    assert not [line for line in shown if len(line) > 75]
