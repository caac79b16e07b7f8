"""A method is begun from its name: an id, titles, and files whose words are placeholders."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import tomli
import yaml  # type: ignore[import-untyped]  # it has no types

from readiness import SetupError
from readiness.authoring.draft import UNTITLED, Draft, draft
from readiness.authoring.lint.texts import texts
from readiness.model import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from readiness.written import RulesetDocument

NAME = "Tættere på familien"


def begun(name: str, *, da: str | None = None, en: str | None = None, data_only: bool = False) -> Draft:
    return draft(name, {"da": da, "en": en}, data_only=data_only)


def codes(name: str, *, da: str | None = None, en: str | None = None) -> list[str]:
    with pytest.raises(SetupError) as caught:
        begun(name, da=da, en=en)
    return [each.code for each in caught.value.diagnostics]


# --- The id and the titles ---


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("Tættere på familien", "taettere_paa_familien"),
        ("taettere_paa_familien", "taettere_paa_familien"),
        ("Ta\u0308ttere pa\u030a", "taettere_paa"),  # as macOS writes letters in names of files
        (" Ånd & ø-ture ", "aand_oe_ture"),
        ("Über alle", "uber_alle"),
    ],
)
def test_an_id_is_written_in_ascii(name: str, identifier: str) -> None:
    assert begun(name).id == identifier


def test_a_name_is_the_danish_title_and_an_id_is_none() -> None:
    assert begun(NAME).title == Text(NAME, UNTITLED.en)
    assert begun("taettere_paa_familien").title == UNTITLED
    assert begun("tpf", da=NAME, en="Closer").title == Text(NAME, "Closer")


def test_a_title_begins_with_a_capital_letter_and_has_single_spaces() -> None:
    assert begun(" tættere  på\nfamilien", en="closer").title == Text(NAME, "Closer")


@pytest.mark.parametrize("name", ["", "–", "3 trin", "家族", "x" * 41])
def test_a_name_without_an_id_is_refused(name: str) -> None:
    assert codes(name, da="Titlen") == ["H080"]


@pytest.mark.parametrize("name", ["across", "Kommune", "frist", "CON", "lpt1", "rulesets"])
def test_a_word_that_means_something_else_is_refused(name: str) -> None:
    """The last would be the package of the rulesets that are shipped."""
    assert codes(name) == ["H081"]


@pytest.mark.parametrize("name", ["Signs of Safety", "faelles"])
def test_a_method_that_is_installed_is_refused(name: str) -> None:
    assert codes(name) == ["H082"]


@pytest.mark.parametrize(
    "title",
    ['Den "nye"', "A\x1b[1m", "A\\b", "$id", "<b>", "{x}", "Er vi klar?", "Metoden.", "x" * 61, "\udcff"],
)
def test_a_title_that_cannot_be_written_as_it_is_is_refused(title: str) -> None:
    assert codes("tpf", da=title) == ["H084"]
    assert codes("tpf", da=title, en=title) == ["H084"]


def test_all_that_is_wrong_is_told_at_once() -> None:
    assert codes("frist", da="<", en=">") == ["H081", "H084", "H084"]


# --- The files ---

BOTH = pytest.mark.parametrize("data_only", [False, True], ids=["arithmetic", "data_only"])


@BOTH
def test_the_project_names_the_method_and_the_package_that_is_written(*, data_only: bool) -> None:
    files = begun(NAME, data_only=data_only).files()

    project = tomli.loads(files["pyproject.toml"])
    package = "readiness_taettere_paa_familien"
    assert project["project"]["name"] == "readiness-taettere-paa-familien"
    assert project["project"]["entry-points"]["readiness.methods"] == {"taettere_paa_familien": package}
    assert project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"] == [package]
    assert {f"{package}/__init__.py", f"{package}/taettere_paa_familien.toml"} <= files.keys()
    assert not [path for path, content in files.items() if "$" in path + content]


def test_a_method_of_data_has_no_python_but_the_hook_and_no_function() -> None:
    files = begun(NAME, data_only=True).files()

    assert [path for path in files if path.endswith(".py")] == ["readiness_taettere_paa_familien/__init__.py"]
    assert "call = " not in files["readiness_taettere_paa_familien/taettere_paa_familien.toml"]
    assert "pytest" not in "".join(files.values())


@BOTH
def test_the_python_that_is_written_compiles(*, data_only: bool) -> None:
    files = begun("tpf", da="”Titlen” – med alt", data_only=data_only).files()
    for path, content in files.items():
        if path.endswith(".py"):
            compile(content, path, "exec")


@BOTH
def test_the_workflow_may_only_read_and_names_its_action_by_a_commit(*, data_only: bool) -> None:
    workflow = yaml.safe_load(begun(NAME, data_only=data_only).files()[".github/workflows/metode.yml"])

    assert workflow["permissions"] == {"contents": "read"}
    steps = workflow["jobs"]["metoden"]["steps"]
    [uses] = [each["uses"] for each in steps if "uses" in each]
    assert re.fullmatch(r"actions/checkout@[0-9a-f]{40}", uses)
    commands = [each["run"] for each in steps if "run" in each]
    assert [each.partition(" ")[2] for each in commands if "readiness rules" in each] == [
        "rules lint .",
        "rules test .",
    ]
    assert (".venv/bin/python -m pytest" in commands) is not data_only


@BOTH
def test_every_text_says_that_it_is_to_be_replaced(
    document: Callable[..., RulesetDocument], *, data_only: bool
) -> None:
    whole = begun("tpf", data_only=data_only).files()["readiness_tpf/tpf.toml"]
    body = document(whole).body

    written = [said.text for said in texts(body) if said.kind != "note"]
    assert len(written) > 50
    assert [each for each in written if not each.da.startswith("Skriv")] == []
    assert [each for each in written if not each.en.startswith("Write")] == []
    assert body.ruleset.note is not None
    assert (body.ruleset.note.da[:6], body.ruleset.note.en[:6]) == ("Udkast", "Draft:")
    assert [each.title for each in body.document] == ["Skriv vejledningens titel her"]
    assert [each.publisher for each in body.document] == ["Skriv udgiverens navn her"]


def test_each_way_to_judge_an_answer_is_shown(document: Callable[..., RulesetDocument]) -> None:
    body = document(begun("tpf").files()["readiness_tpf/tpf.toml"]).body
    [milestone] = [each for each in body.milestone if each.rule]

    operators = {key for rule in milestone.rule for key in (rule.met or {})}
    assert operators >= {
        "answered",
        "present",
        "equals",
        "one_of",
        "at_least",
        "includes_all",
        "covers",
        "and",
    }
    for key in ("partial", "applies_when", "worst_of", "call", "gate"):
        assert [rule for rule in milestone.rule if getattr(rule, key)], key
    assert len(milestone.contradiction) == 1


@BOTH
def test_what_two_archives_write_is_joined_with_one_blank_line(*, data_only: bool) -> None:
    files = begun("tpf", data_only=data_only).files()

    assert [path for path, content in files.items() if "\n\n\n" in content and path[-3:] != ".py"] == []
    assert [path for path, content in files.items() if content.strip() and content[-2:] == "\n\n"] == []
