"""Everyone may ask why: every rule, milestone and code of every installed method is explained.

When an explanation is meant to change, look at the difference that this makes:

    python -m pytest tests/test_explain.py --update-golden
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Any, get_args

import pytest

from readiness.catalogue import CATALOGUE
from readiness.explanation import CodeExplanation, MilestoneExplanation, RuleExplanation, explain
from readiness.model import Language
from readiness.plugins import load_methods
from readiness.render import code, condition, explained, why_words
from readiness.render import explanation as as_text
from readiness.render.canvas import Canvas
from readiness.subjects import find, names
from readiness.suppliers import installed
from readiness.vocabulary import OPERATORS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Run

    from readiness.explanation import Explanation
    from readiness.model import Text

ROOT = Path(__file__).parents[1]
GOLDENS = Path(__file__).parent / "explained"
RULESETS = {name: method.ruleset for name, method in load_methods(installed())[0].items()}
LANGUAGES: tuple[Language, ...] = get_args(Language)
#: Every name that can be asked about, once for all methods.
NAMES = sorted({name for ruleset in RULESETS.values() for name in names(ruleset)})
FULL_NAMES = [f"{ruleset.id}/{name}" for ruleset in RULESETS.values() for name in names(ruleset)]
ALL: dict[str, tuple[Explanation, ...]] = {
    **{name: explain(find(name, RULESETS)) for name in NAMES},
    **{each: (CodeExplanation(each, CATALOGUE[each]),) for each in CATALOGUE},
}
#: Words of our own data that a reader is never shown.
WORDS_OF_DATA = re.compile(
    r"\b(kilde_tal|kilde_krav|erklaeret|unmet|not_applicable|applies_when|worst_of|includes_all|covers_some"
    r"|spread_at_most|at_least|at_most|one_of|not_ready)\b"
)
#: Words that give a language away.
OF_ENGLISH = re.compile(
    r"\b(the|of|and|is|are|when|what|your|which|with|not|this|answer|entry)\b", re.IGNORECASE
)
OF_DANISH = re.compile(r"\b(og|er|ikke|der|skal|hvis|når|eller|på|ved|mindst|svar|regel)\b", re.IGNORECASE)

pytestmark = pytest.mark.usefixtures("at_the_root")


@pytest.fixture
def at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand at the root of the repository, so that places name `examples/<name>/kommune.toml`."""
    monkeypatch.chdir(ROOT)
    for name in ("READINESS_DEBUG", "READINESS_LANG"):
        monkeypatch.delenv(name, raising=False)


def told(name: str, language: Language, width: int = 80) -> str:
    return as_text.render(ALL[name], Canvas(width=width), language)


# ── every rule, milestone and code ──────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", FULL_NAMES)
def test_every_rule_and_milestone_of_every_method_is_found_by_its_full_name(name: str) -> None:
    [told_once] = explain(find(name, RULESETS))

    assert not isinstance(told_once, CodeExplanation)
    assert [use.method.id for use in told_once.uses] == [name.partition("/")[0]]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ALL)
def test_everything_is_explained_in_both_languages(name: str, language: Language) -> None:
    text = told(name, language)
    if name in CATALOGUE:  # what stands in a file is as it is written there
        text = re.sub(r"^    .*\n", "", text, flags=re.MULTILINE)

    assert name in text
    assert not re.search(r"\{[a-z_]*\}", text.replace("{antal}", "").replace("{mangler}", ""))
    assert not re.search(r"[ ”“]{2}[.,;:]| None\b|:\s*\n\n|\(\)|””|““", text)
    assert "  · \n" not in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_reader_is_shown_no_words_of_our_data(name: str, language: Language) -> None:
    assert not WORDS_OF_DATA.findall(told(name, language))


def sources(name: str) -> Iterator[str]:
    """Give the headings of the documents that stand in an explanation: they are Danish in both languages."""
    for each in ALL[name]:
        if isinstance(each, RuleExplanation | MilestoneExplanation):
            for use in each.uses:
                yield from filter(None, [use.source.title, use.document and use.document.title])


@pytest.mark.parametrize("name", NAMES)
def test_the_languages_are_not_mixed(name: str) -> None:
    for language, foreign in zip(LANGUAGES, (OF_ENGLISH, OF_DANISH), strict=True):
        text = " ".join(told(name, language).split())
        for title in (*sources(name), "Signs of Safety"):
            text = text.replace(title, "")
        words_to_write = r"\S*[_./\[\]]\S*|\w+ \("  # paths, tables, and what a choice is called in the file
        assert not foreign.findall(re.sub(words_to_write, "", text))


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_is_longer_than_the_terminal_unless_it_is_one_word(language: Language, width: int) -> None:
    long = [
        line
        for name in NAMES
        for line in told(name, language, width).split("\n")
        if len(line) > width and len(line.replace(" · ", " ").split()) > 1
    ]

    assert long == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ALL)
def test_everything_is_explained_to_other_programs_too(name: str, language: Language) -> None:
    documents = [explained.explanation(each, language) for each in ALL[name]]

    assert all(each["id"] == name for each in documents)
    assert json.loads(json.dumps(documents)) == documents


def test_a_terminal_without_signs_and_letters_is_given_plain_ones() -> None:
    canvas = Canvas(has_signs=False, has_letters=False)

    for name in NAMES:
        as_text.render(ALL[name], canvas, "da").encode("ascii")


# ── the words ───────────────────────────────────────────────────────────────────────────────────────────


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def phrases_of_explanations() -> Iterator[tuple[str, Text]]:
    yield from why_words.PHRASES.items()
    yield from why_words.BASIS.items()
    yield from condition._SAID.items()  # noqa: SLF001 (its words)


@pytest.mark.parametrize(("key", "text"), list(phrases_of_explanations()))
def test_both_languages_take_the_same_values_in_sentences_that_a_reader_takes_in(
    key: str, text: Text
) -> None:
    assert placeholders(text.da) == placeholders(text.en), key
    for sentence in re.split(r"(?<=[.:?])\s", f"{text.da} {text.en}"):
        assert len(sentence.split()) <= 25


def test_every_operator_has_words() -> None:
    said = {key.partition(" ")[0] for key in condition._SAID}  # noqa: SLF001 (all there are)

    assert said == OPERATORS.keys()


def test_every_value_of_a_diagnostic_has_plain_words() -> None:
    values = {
        name
        for entry in CATALOGUE.values()
        for text in (entry.sentence, entry.advice)
        for name in placeholders(text.da)
    }

    assert values <= code._VALUES.keys()  # noqa: SLF001 (all there are)


def test_braces_that_are_to_be_written_stay_and_those_of_a_value_do_not() -> None:
    text = told("R018", "da")

    assert "{mangler}" in text
    assert "outcome" not in text
    assert "<udfald>" in text


# ── what is shared is told once ─────────────────────────────────────────────────────────────────────────


def test_a_rule_that_methods_share_is_told_once_with_the_source_in_each_guide() -> None:
    [shared] = ALL["tovholder.udpeget"]
    assert isinstance(shared, RuleExplanation)

    assert [use.method.id for use in shared.uses] == [
        "familieraadslagning",
        "inddragende_netvaerksmoede",
        "signs_of_safety",
    ]
    assert len({use.document for use in shared.uses}) == 3
    assert shared.others == ()


def test_a_rule_that_a_method_replaces_is_told_apart_and_names_the_others() -> None:
    first, *rest = ALL["lokaler.lokaleadgang"]
    assert isinstance(first, RuleExplanation)

    assert len(rest) == 2
    assert [each.id for each in first.others] == ["inddragende_netvaerksmoede", "signs_of_safety"]


@pytest.mark.parametrize("name", RULESETS)
def test_all_rules_of_a_method_weigh_a_hundred_points(name: str) -> None:
    rules = [explain(find(f"{name}/{rule.full_id}", RULESETS))[0] for rule in RULESETS[name].rules]

    assert sum(each.uses[0].points or 0 for each in rules) == 100


@pytest.mark.parametrize("name", [each for each in NAMES if "." in each])
def test_a_rule_names_every_field_that_its_conditions_or_its_function_read(name: str) -> None:
    for each in ALL[name]:
        assert isinstance(each, RuleExplanation)
        read = {reading.path for reading in each.readings}
        read |= {f"{reading.path}.{part.id}" for reading in each.readings for part in reading.parts}
        asked = {path for clause in (each.applies, each.met, each.partial) if clause for path in clause.paths}

        assert asked <= read
        assert all(path in read for path in each.rule.reads)
        assert each.readings


# ── goldens ─────────────────────────────────────────────────────────────────────────────────────────────

#: A gate with a function, one that covers, the worst of others, one across methods, a milestone, a code.
EXPLAINED = {
    "gate": ["explain", "samordnere.aftaler"],
    "covers": ["explain", "ansvar_og_beslutningskompetence.ansvarlige_pr_enhed"],
    "worst": ["explain", "omlaegning/faglig_sparring.foelger_bevilling"],
    "across": ["explain", "across.lokaler_aftener"],
    "milestone": ["explain", "lokaler", "--method", "signs_of_safety"],
    "code": ["explain", "r021"],
    "why-gate": ["samordnere.aftaler"],
    "why-covers": ["ansvar_og_beslutningskompetence.ansvarlige_pr_enhed"],
    "why-across": ["across.tovholder_timer"],
    "why-entries": ["inddragende_netvaerksmoede/lokaler.lokaleadgang"],
    "why-worst": ["faglig_sparring.foelger_bevilling"],
    "why-table": ["kadencer.opfoelgningsbyrde"],
}
_HERNING = ("worst", "table")


def arguments(name: str) -> list[str]:
    if not name.startswith("why-"):
        return EXPLAINED[name]
    is_herning = name.endswith(_HERNING)
    example, day = ("herning", "2016-11-02") if is_herning else ("eksempelby", "2026-11-06")
    return ["check", f"examples/{example}/kommune.toml", f"--as-of={day}", "--why", *EXPLAINED[name]]


@pytest.mark.parametrize("kind", ["da.txt", "en.txt", "json"])
@pytest.mark.parametrize("name", EXPLAINED)
def test_an_explanation_is_as_it_was(run: Run, name: str, kind: str, pytestconfig: pytest.Config) -> None:
    golden = GOLDENS / f"{name}.{kind}"
    asked = ["--format=json"] if kind == "json" else [f"--lang={kind[:2]}"]
    shown = run(*arguments(name), *asked).out
    if pytestconfig.getoption("--update-golden"):
        golden.write_text(shown, encoding="utf-8", newline="\n")

    assert shown == golden.read_text(encoding="utf-8")


def test_every_golden_is_one_of_an_explanation() -> None:
    assert {path.name.partition(".")[0] for path in GOLDENS.iterdir()} == EXPLAINED.keys()


@pytest.mark.parametrize("name", [each for each in EXPLAINED if each.startswith("why-")])
def test_asking_why_exits_as_the_check_does(run: Run, name: str) -> None:
    asked = arguments(name)

    assert run(*asked).code == run(*asked[:3]).code


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("method", ["familieraadslagning", "inddragende_netvaerksmoede", "signs_of_safety"])
def test_every_answer_of_eksempelby_can_be_asked_about(run: Run, method: str, language: Language) -> None:
    """Each milestone with all its rules, and the numbers that meeting them would give."""
    for milestone in RULESETS[method].milestones:
        asked = ["examples/eksempelby/kommune.toml", "--as-of=2026-11-06", "--lang", language]
        ran = run("check", *asked, "--why", f"{method}/{milestone.id}", "--format=json")
        [*why] = json.loads(ran.out)["why"]

        assert [each["id"] for each in why] == [rule.full_id for rule in milestone.rules]
        assert all(_is_raised(effect) for each in why for case in each["cases"] for effect in case["effects"])
        text = run("check", *asked, "--why", f"{method}/{milestone.id}").out
        assert not re.search(r"\{[a-z_]*\}", text)


def _is_raised(effect: dict[str, Any]) -> bool:
    before, after = effect["before"], effect["after"]
    ladder = ["not_ready", "undetermined", "conditional", "ready"]
    return (
        before["score"]["low"] <= after["score"]["low"]
        and before["score"]["high"] <= after["score"]["high"]
        and ladder.index(before["verdict"]) <= ladder.index(after["verdict"])
    )
