"""Every code that can be told is explained once, in both languages, for the one who can mend it."""

from __future__ import annotations

import ast
import re
from datetime import date
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

import pytest

import readiness
from readiness import ReadinessError
from readiness.authoring.lint import lint
from readiness.catalogue import CATALOGUE, baselines, house
from readiness.check import assess
from readiness.contradictions import compile_contradictions
from readiness.diagnostics import Diagnostic
from readiness.documents import read_ruleset
from readiness.evidence import Whereabouts
from readiness.ruleset import effective_ruleset
from readiness.toml import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readiness.model import Language, Text

TEXTS = [
    pytest.param(code, text, id=f"{code}-{part}")
    for code, entry in CATALOGUE.items()
    for part, text in (("sentence", entry.sentence), ("advice", entry.advice), ("why", entry.why))
]
#: Codes of what is wrong inside a file, which an example can show.
SHOWN = [code for code, entry in CATALOGUE.items() if entry.wrong]
#: Codes where no line of a file is at fault: files that cannot be opened or written, their names, packages,
#: options, tables, and what is said to `init` and `set`.
NOT_SHOWN = {
    *(f"F{number:03}" for number in range(20, 26)),
    *("F030", "F031", "F032", "F033", "F060"),
    *(f"K{number:03}" for number in (*range(44, 51), *range(53, 58))),
    "F001",
    "F002",
    "F003",
    "F004",
    "F005",
    "K052",
    "P002",
    "R001",
    "R025",
    *(code for code in CATALOGUE if code[0] == "H" and code >= "H030"),  # told of more than one file
    *(f"M{number:03}" for number in range(3, 20)),
}

_LONGEST_SENTENCE = 25


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def codes_in_use() -> Iterator[str]:
    """Give the codes that stand as texts in the engine, besides the catalogue itself."""
    [folder] = readiness.__path__
    for path in Path(folder).rglob("*.py"):
        if path.parent.name == "catalogue":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and re.fullmatch(r"[A-Z][0-9]{3}", str(node.value)):
                yield str(node.value)


def test_every_code_in_use_is_in_the_catalogue_and_every_code_of_the_catalogue_is_in_use() -> None:
    assert sorted(set(codes_in_use())) == sorted(CATALOGUE)


def test_the_catalogue_is_in_order_within_each_kind() -> None:
    for kind in "FHKMPR":
        codes = [code for code in CATALOGUE if code[0] == kind]
        assert codes == sorted(codes)
    assert {code[0] for code in CATALOGUE} <= set("FHKMPR")


@pytest.mark.parametrize(("code", "text"), TEXTS)
def test_both_languages_are_filled_with_the_same_values(code: str, text: Text) -> None:
    assert placeholders(text.da) == placeholders(text.en), code


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(("code", "text"), TEXTS)
def test_a_text_ends_with_a_full_stop_or_an_example(code: str, text: Text, language: Language) -> None:
    """An example is a command to type; a text may also end in the words of another program."""
    last = re.split(r"(?<=[.:]) (?!\{reason\}\))", text[language])[-1]

    assert last.endswith((".", "{reason}", "(TOML: {reason})")) or re.fullmatch(
        r"(readiness|pip) .*>", last
    ), code


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(("code", "text"), TEXTS)
def test_a_text_begins_with_a_capital_letter_a_quote_or_a_value(
    code: str, text: Text, language: Language
) -> None:
    assert re.match(r"[A-ZÆØÅ”“{]", text[language]), code
    assert "  " not in text[language]


@pytest.mark.parametrize("code", CATALOGUE)
def test_no_brace_is_left_when_all_values_are_given(code: str) -> None:
    entry = CATALOGUE[code]
    names = {name for text in (entry.sentence, entry.advice) for name in placeholders(text.da)}
    diagnostic = Diagnostic(code, values=dict.fromkeys(names, "VÆRDI"))

    for language in ("da", "en"):
        for words in (diagnostic.sentence(language), diagnostic.advice(language)):
            assert not [name for name in names if f"{{{name}}}" in words]
            assert "{{" not in words


def test_the_two_languages_are_not_the_same_text() -> None:
    assert [
        code
        for code, entry in CATALOGUE.items()
        for text in (entry.sentence, entry.advice, entry.why)
        if text.da == text.en
    ] == []


# --- What is explained ---


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("code", CATALOGUE)
def test_why_is_told_in_one_to_three_short_sentences(code: str, language: Language) -> None:
    why = CATALOGUE[code].why[language]
    sentences = re.split(r"(?<=[.?!]) (?=[A-ZÆØÅ”“])", why)

    assert 1 <= len(sentences) <= 3, code
    assert not placeholders(why)


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(("code", "text"), TEXTS)
def test_a_sentence_has_at_most_25_words(code: str, text: Text, language: Language) -> None:
    for sentence in re.split(r"(?<=[.?!])\s(?=[A-ZÆØÅ”“({])", text[language]):
        assert len(sentence.split()) <= _LONGEST_SENTENCE, (code, sentence)


def test_every_code_of_what_is_wrong_in_a_file_has_an_example_and_its_cure() -> None:
    assert set(CATALOGUE) - set(SHOWN) == NOT_SHOWN
    assert [code for code in SHOWN if not CATALOGUE[code].right] == []
    assert [code for code in NOT_SHOWN if CATALOGUE[code].right] == []


#: What stands around an example, unless it says it itself.
_KOMMUNE = '[kommune]\nnavn = "Eksempelby Kommune"\n\n'
_METODE = "\n[metoder.familieraadslagning]\n"
_TABLES = {
    "sager_pr_aar": "maal_og_maalgruppe",
    "sager pr aar": "maal_og_maalgruppe",
    "timer_pr_sag": "ressourcer",
    "fagomraader": "faggrupper",
    "uafh": "samordnere",
    "lokaler": "lokaler",
}


def setup_of(lines: str) -> bytes:
    """Make a whole setup of an example: with a municipality, and a method where it needs one."""
    if not lines.startswith("["):
        table = next((name for key, name in _TABLES.items() if lines.startswith(key)), "tovholder")
        lines = f"[metoder.familieraadslagning.{table}]\n{lines}"
    head = "" if lines.startswith("[kommune]") else _KOMMUNE
    lacks_method = "[metoder" not in lines and lines != CATALOGUE["K051"].wrong
    return f"{head}{lines}\n{_METODE if lacks_method else ''}".encode()


#: The evidence that lies in the folder of the examples.
_EVIDENCE = {"beslutninger/tovholder.md", "beslutninger/kontrakt.md", "beslutning.md"}


def looked_up(written: str) -> Whereabouts:
    if written.startswith("https://") or written in _EVIDENCE:
        return Whereabouts.THERE
    return Whereabouts.ELSEWHERE if written.startswith("..") else Whereabouts.MISSING


def is_beside_the_point(diagnostic: Diagnostic, code: str) -> bool:
    """Tell whether it only says that nobody is responsible, which most examples leave out."""
    return diagnostic.code == "K072" and (code != "K072" or " uden svar" in diagnostic.sentence("da"))


def codes_of_setup(lines: str, code: str) -> list[str]:
    try:
        file = parse(setup_of(lines), "kommune.toml")
        told = assess(file, as_of=date(2026, 11, 6), look_up=looked_up).diagnostics
    except ReadinessError as error:
        told = error.diagnostics
    return [each.code for each in told if not is_beside_the_point(each, code)]


@pytest.mark.parametrize(
    "code", [code for code in SHOWN if code[0] not in "HR" and code not in baselines.ENTRIES]
)
def test_the_example_of_a_setup_gives_its_code_and_the_cure_gives_none(code: str) -> None:
    entry = CATALOGUE[code]

    assert codes_of_setup(entry.wrong, code) == [code]
    assert codes_of_setup(entry.right, code) == []


_RULESET = """
[ruleset]
id = "proeve"
version = "1.0.0"
guide = "bog"
title = { da = "Prøven", en = "The trial" }
thresholds = { ready = 80, minimum = 50 }
"""
_REST = """
[[document]]
id = "bog"
title = "Bogen"
publisher = "Forlaget"

[[milestone]]
id = "maal"
factor = "ledelse"
title = { da = "Mål", en = "Aims" }
source = { page = 4 }

[[milestone.field]]
id = "sager"
type = "int"
label = { da = "Sager om året", en = "Cases a year" }

[[milestone.rule]]
id = "sager"
basis = "afledt"
question = { da = "Hvor mange sager planlægger I?", en = "How many cases do you plan?" }
remedy = { da = "Planlæg mindst én sag.", en = "Plan at least one case." }
met = { at_least = "sager", value = 1 }
message.unmet = { da = "I planlægger ingen sager.", en = "You plan no cases." }

"""


def codes_of_ruleset(lines: str, path: Path) -> list[str]:
    is_head = lines.startswith("[ruleset]")
    text = f"{lines}\n{_REST}" if is_head else f"{_RULESET}{_REST}{lines}\n"
    path.write_text(text, encoding="utf-8")
    try:
        ruleset = effective_ruleset([read_ruleset(path)])
    except ReadinessError as error:
        return [each.code for each in error.diagnostics]
    return ["R022" for _ in compile_contradictions(ruleset)[1]]


@pytest.mark.parametrize("code", [code for code in SHOWN if code[0] == "R"])
def test_the_example_of_a_ruleset_gives_its_code_and_the_cure_gives_none(code: str, tmp_path: Path) -> None:
    entry = CATALOGUE[code]

    assert codes_of_ruleset(entry.wrong, tmp_path / "proeve.toml") == [code]
    assert codes_of_ruleset(entry.right, tmp_path / "proeve.toml") == []


def codes_of_house(lines: str, code: str, path: Path) -> list[str]:
    """Lint an example by itself: it has no plugin and, but where they are the point, no proofs."""
    is_head = lines.startswith("[ruleset]")
    path.write_text(f"{lines}\n{_REST}" if is_head else f"{_RULESET}{_REST}{lines}\n", encoding="utf-8")
    proof = path.parent / "proofs" / "maal.sager" / "unanswered.toml"
    proof.parent.mkdir(parents=True, exist_ok=True)
    proof.touch()
    return [
        each.code
        for each in lint([path]).diagnostics
        if each.code not in {"H014", "M008"} or each.code == code
    ]


@pytest.mark.parametrize("code", house.ENTRIES)
def test_the_example_of_a_rule_of_the_house_gives_its_code_and_the_cure_gives_none(
    code: str, tmp_path: Path
) -> None:
    entry = CATALOGUE[code]

    assert codes_of_house(entry.wrong, code, tmp_path / "proeve.toml") == [code]
    assert codes_of_house(entry.right, code, tmp_path / "proeve.toml") == []
