"""GitHub Actions: annotations that the runner reads as they are meant, and a job summary that it takes."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from readiness import wording
from readiness.diagnostics import Diagnostic
from readiness.errors import SetupError
from readiness.render import github, github_summary
from readiness.render.report import Refused, Report

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.engine.conftest import Proeved

    from readiness import Assessment
    from readiness.model import Language

_COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")
#: The plain lines, and the commands: kind, properties, message.
Log = tuple[list[str], list[tuple[str, dict[str, str], str]]]
_KEYS = ["file", "line", "endLine", "col", "endColumn", "title"]


def read(text: str) -> Log:
    """Read a log as the runner does: plain lines, and commands with their properties and their data."""
    plain, commands = [], []
    for line in text.splitlines():
        found = _COMMAND.fullmatch(line)
        if not found:
            plain.append(line)
            continue
        kind, properties, data = found.groups()
        pairs = dict(each.split("=", 1) for each in properties.split(","))
        commands.append((kind, {key: _property(value) for key, value in pairs.items()}, _data(data)))
    return plain, commands


def _property(text: str) -> str:
    return _data(text.replace("%3A", ":").replace("%2C", ","))


def _data(text: str) -> str:
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


def log(*assessments: Assessment, language: Language = "da") -> Log:
    return read(github.write(Report(assessments, language, is_list=len(assessments) > 1)))


# --- Annotations ---


def test_a_gap_is_marked_at_its_place(proeved: Proeved, setups: Mapping[str, str]) -> None:
    plain, [(kind, properties, message)] = log(proeved(setups["short"], "a,b/50%:x.toml"))

    assert plain == ["Eksempelby Kommune: Ikke klar endnu"]
    assert kind == "error"
    assert properties == {
        "file": "a,b/50%:x.toml",
        "line": "10",
        "endLine": "10",
        "col": "1",
        "endColumn": "8",
        "title": "delvist opfyldt · aftener.nok · Prøvemetoden",
    }
    assert message == "20 aftener rækker næsten. Skaf flere aftener."


def test_what_is_ready_has_a_verdict_and_nothing_to_mark(proeved: Proeved, setups: Mapping[str, str]) -> None:
    assert log(proeved(setups["ready"]), language="en") == (["Eksempelby Kommune: Ready"], [])


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("example", ["eksempelby", "klar", "tom", "herning"])
def test_there_are_at_most_nine_of_a_kind_and_one_that_points_to_the_rest(
    examples: Mapping[str, Assessment], example: str, language: Language
) -> None:
    _, commands = log(examples[example], language=language)

    for kind in ("error", "warning", "notice"):
        of_kind = [properties for each, properties, _ in commands if each == kind]
        marked = [each for each in of_kind if list(each) == _KEYS]
        pointers = of_kind[len(marked) :]
        assert len(marked) <= 9
        assert pointers in ([], [{"title": "readiness"}])
        assert bool(pointers) <= (len(marked) == 9)


def test_the_pointer_counts_what_is_left_out(examples: Mapping[str, Assessment]) -> None:
    _, commands = log(examples["eksempelby"])
    pointers = [message for _, properties, message in commands if "file" not in properties]

    assert re.fullmatch(r"Der er [0-9]+ mere\. Se dem i jobresuméet\.", pointers[0])
    assert len(pointers) == 2


def test_what_several_methods_miss_alike_is_marked_once(examples: Mapping[str, Assessment]) -> None:
    _, commands = log(examples["eksempelby"])
    titles = [properties["title"] for _, properties, _ in commands]

    assert (
        "delvist opfyldt · boern_og_unge.stoette · "
        "Familierådslagning, Det inddragende netværksmøde, Signs of Safety"
    ) in titles


def test_the_gravest_comes_first(examples: Mapping[str, Assessment]) -> None:
    _, commands = log(examples["eksempelby"])
    kinds = list(dict.fromkeys(kind for kind, _, _ in commands))

    assert kinds == ["error", "warning", "notice"]
    assert commands[0][1]["title"].startswith("ikke opfyldt · samordnere.uafhaengig")
    warnings = [properties["title"] for kind, properties, _ in commands if kind == "warning"]
    assert warnings[0].endswith("across.tovholder_timer · På tværs af metoderne")


def test_the_nine_are_those_of_all_files(proeved: Proeved, setups: Mapping[str, str]) -> None:
    several = [proeved(setups["short"], f"{number}.toml") for number in range(12)]
    plain, commands = log(*several)

    assert len(plain) == 12
    assert len(commands) == 10
    assert commands[-1][2] == "Der er 3 mere. Se dem i jobresuméet."


def test_a_hostile_text_stays_in_its_command(hostile: tuple[str, Assessment]) -> None:
    plain, commands = log(hostile[1])

    assert len(plain) == 1
    assert any(message.startswith(wording.shown(hostile[0])) for _, _, message in commands)
    assert commands
    assert all(list(properties) in (_KEYS, ["title"]) for _, properties, _ in commands)


# --- The job summary ---


def test_the_summary_holds_the_report_with_its_rules_folded(examples: Mapping[str, Assessment]) -> None:
    written = github_summary.write(Report((examples["eksempelby"],), "da"))
    milestones = [each for method in examples["eksempelby"].methods for each in method.milestones]

    assert written.startswith("# Er Eksempelby Kommune klar til at begynde?\n")
    assert written.count("<details><summary>") == written.count("</details>") == len(milestones)
    assert "<details><summary>Mål og målgruppe · ✓ nået</summary>\n\n| Udfald |" in written


def test_the_title_of_what_is_folded_is_no_markup(proeved: Proeved, setups: Mapping[str, str]) -> None:
    assessment = proeved(setups["ready"])
    [method] = assessment.methods
    factor, *factors = method.factors
    [milestone] = factor.milestones
    named = replace(milestone.milestone, title=replace(milestone.milestone.title, da="<b>&"))
    first = replace(factor, milestones=(replace(milestone, milestone=named),))
    changed = replace(assessment, methods=(replace(method, factors=(first, *factors)),))

    assert "<summary>&lt;b&gt;&amp; · ✓ nået</summary>" in github_summary.write(Report((changed,), "da"))


def test_many_files_stay_below_what_github_takes_and_lose_whole_parts(
    examples: Mapping[str, Assessment],
) -> None:
    written = github_summary.write(Report((examples["eksempelby"],) * 20, "da", is_list=True))

    assert 900 * 1024 < len(written.encode()) < 1024 * 1024
    assert written.count("<details>") == written.count("</details>")
    assert written.count("# Er Eksempelby Kommune klar til at begynde?\n") == 20
    assert written.endswith(
        "Resten er ikke vist, fordi resuméet ikke må være større. "
        "Skriv hele rapporten med `-o markdown=rapport.md`.\n"
    )


@pytest.mark.parametrize("limit", [0, 50, 150, 1000, 5000])
def test_a_summary_keeps_to_the_room_there_is(examples: Mapping[str, Assessment], limit: int) -> None:
    written = github_summary.write(Report((examples["tom"],), "da"), limit)

    assert len(written.encode()) <= limit
    assert bool(written) == (limit > 140)


def test_a_file_that_is_refused_is_marked_where_it_is_wrong(
    proeved: Proeved, setups: Mapping[str, str]
) -> None:
    with pytest.raises(SetupError) as caught:
        proeved(setups["ready"].replace("sager = 24", 'sager = "::mange, %"'), "a,b.toml")
    written = github.write(Report((Refused("a,b.toml", caught.value),), "da"))

    [line] = written.splitlines()
    assert line.startswith("::error file=a%2Cb.toml,line=5,endLine=5,col=9,endColumn=")
    assert ",title=K" in line


def test_a_file_that_cannot_be_found_is_marked_at_its_beginning() -> None:
    refused = Refused("mangler.toml", SetupError(*[Diagnostic("F001")] * 12))
    lines = github.write(Report((refused,), "en")).splitlines()

    assert len(lines) == 9
    assert lines[0].startswith("::error file=mangler.toml,line=1,")


def test_errors_of_refused_and_of_assessed_files_share_the_room(examples: Mapping[str, Assessment]) -> None:
    refused = Refused("mangler.toml", SetupError(*[Diagnostic("F001")] * 7))
    lines = github.write(Report((refused, examples["eksempelby"]), "da")).splitlines()

    errors = [line for line in lines if line.startswith("::error")]
    assert len(errors) <= 10
    assert "title=readiness::" in errors[-1] or len(errors) < 10
