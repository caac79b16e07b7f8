"""The contradictions of a ruleset: read strictly, inherited as rules are, and compiled when it is loaded."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from readiness import assembly, plugins
from readiness.errors import RulesetError
from readiness.ruleset import effective_ruleset
from readiness.sources import Source

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Install, Run

    from readiness.model import Ruleset
    from readiness.written import RulesetDocument

    Join = Callable[..., Ruleset]

PLUGIN = """
from pathlib import Path
from readiness import Method, hookimpl, read_ruleset

@hookimpl
def readiness_methods():
    return [Method(read_ruleset(Path(__file__).with_suffix(".toml")))]
"""
ROOT = """\
[ruleset]
id = "rod"
version = "1.0.0"
guide = "bog"
title = { da = "Rod", en = "Root" }
thresholds = { ready = 80, minimum = 50 }

[[document]]
id = "bog"
title = "En bog"
publisher = "Et forlag"

[[milestone]]
id = "lokaler"
factor = "organisering"
title = { da = "Lokaler", en = "Rooms" }
source = { page = 8, milestone = 11 }
field = [
  { id = "antal", type = "int", label = { da = "Antal", en = "Number" } },
  { id = "leje", type = "bool", label = { da = "Leje", en = "Rent" } },
]

[[milestone.rule]]
id = "antal"
basis = "kilde_krav"
question = { da = "Hvor mange?", en = "How many?" }
met = { at_least = "antal", value = 1 }
message.unmet = { da = "Ingen.", en = "None." }
remedy = { da = "Find et.", en = "Find one." }

[[milestone.contradiction]]
id = "leje_af_intet"
basis = "kilde_krav"
source = { question = 2 }
when = { and = [{ equals = "leje", value = true }, { at_most = "antal", value = 0 }] }
message = { da = "I lejer, men der er ingen lokaler.", en = "You rent, but there are no rooms." }
remedy = { da = "Skriv lokalerne.", en = "Write the rooms." }
"""
CHILD = """\
[ruleset]
id = "barn"
version = "2.1.0"
extends = "rod"
guide = "bog"
title = { da = "Barn", en = "Child" }

[[milestone]]
id = "lokaler"
"""
WHEN = 'when = { and = [{ equals = "leje", value = true }, { at_most = "antal", value = 0 }] }'
MESSAGE = 'message = { da = "I lejer, men der er ingen lokaler.", en = "You rent, but there are no rooms." }'
OWN = ROOT[ROOT.index("[[milestone.contradiction]]") :].replace("I lejer", "Vi lejer")


@pytest.fixture
def join(document: Callable[..., RulesetDocument]) -> Join:
    def join(*texts: str) -> Ruleset:
        return effective_ruleset([document(text, f"{number}.toml") for number, text in enumerate(texts)])

    return join


def told(make: Callable[[], object]) -> list[tuple[str, str]]:
    """Give the codes of the faults with the lines that they point at."""
    with pytest.raises(RulesetError) as caught:
        make()
    found = []
    for each in caught.value.diagnostics:
        assert each.place is not None
        assert each.sentence("da")
        assert each.advice("en")
        found.append((each.code, each.place.text))
    return found


# --- As it is written ---


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('id = "leje_af_intet"', 'id = "Leje"', ("R008", 'id = "Leje"')),
        (WHEN, "", ("R002", "[[milestone.contradiction]]")),
        (WHEN, 'when = "altid"', ("R002", 'when = "altid"')),
        (WHEN, WHEN + "\nmet = {}", ("R002", "met = {}")),
        ("{ question = 2 }", "{ question = 0 }", ("R009", "source = { question = 0 }")),
        (
            "Skriv lokalerne.",
            "Skriv {antal}.",
            ("R023", 'remedy = { da = "Skriv {antal}.", en = "Write the rooms." }'),
        ),
        ("I lejer, men der er ingen", "{", ("R023", MESSAGE.replace("I lejer, men der er ingen", "{"))),
        ("there are no rooms.", "}", ("R023", MESSAGE.replace("there are no rooms.", "}"))),
    ],
)
def test_what_is_wrong_with_a_contradiction_is_told_at_its_key(
    document: Callable[..., RulesetDocument], old: str, new: str, fault: tuple[str, str]
) -> None:
    assert old in ROOT
    assert told(lambda: document(ROOT.replace(old, new))) == [fault]


def test_two_contradictions_of_a_milestone_have_each_their_id(
    document: Callable[..., RulesetDocument],
) -> None:
    assert told(lambda: document(ROOT + "\n" + OWN)) == [("R003", 'id = "leje_af_intet"')]


@pytest.mark.parametrize(
    ("kind", "is_taken"),
    [
        ('type = "text"', True),
        ('type = "texts"', True),
        ('type = "table", of = "text"', True),
        ('type = "table", of = "int"', False),
        ('type = "int"', False),
        ('type = "bool"', False),
    ],
)
def test_only_a_text_can_be_a_role(
    document: Callable[..., RulesetDocument], kind: str, *, is_taken: bool
) -> None:
    field = '{ id = "hvem", ' + kind + ', role = true, label = { da = "Hvem", en = "Who" } },\n  '
    text = ROOT.replace('{ id = "antal"', field + '{ id = "antal"')

    if is_taken:
        assert document(text).body.milestone[0].field[0].role
    else:
        assert told(lambda: document(text)) == [("R007", "  " + field.strip())]


# --- As it is inherited ---


def test_a_contradiction_knows_where_it_is_stated_and_where_in_the_source(join: Join) -> None:
    [inherited] = join(ROOT, CHILD).milestones[0].contradictions

    assert (inherited.full_id, inherited.stated_by) == ("lokaler.leje_af_intet", "rod")
    assert inherited.source == Source("bog", 8, 11, 2)


def test_a_contradiction_is_replaced_by_one_of_the_same_id_or_dropped(join: Join) -> None:
    [replaced] = join(ROOT, CHILD + "\n" + OWN).milestones[0].contradictions

    assert (replaced.stated_by, replaced.message.da) == ("barn", "Vi lejer, men der er ingen lokaler.")
    assert join(ROOT, CHILD + 'drop_contradictions = ["leje_af_intet"]\n').milestones[0].contradictions == ()


def test_what_is_not_inherited_cannot_be_dropped(join: Join) -> None:
    line = 'drop_contradictions = ["leje"]'

    assert told(lambda: join(ROOT, f"{CHILD}{line}\n")) == [("R010", line)]


def test_a_contradiction_names_a_document_that_is_described(join: Join) -> None:
    source = 'source = { document = "andet", question = 2 }'

    assert told(lambda: join(ROOT.replace("source = { question = 2 }", source))) == [("R013", source)]


def test_a_contradiction_that_rests_on_the_source_says_where(join: Join) -> None:
    loose = ROOT.replace("{ page = 8, milestone = 11 }", "{}").replace(
        'basis = "kilde_krav"\nq', 'basis = "afledt"\nq'
    )

    assert told(lambda: join(loose)) == [("R017", 'id = "leje_af_intet"')]
    assert join(loose.replace('basis = "kilde_krav"', 'basis = "afledt"')).milestones[0].contradictions


# --- As it is compiled ---


def loaded(install: Install, text: str) -> assembly.InstalledMethod:
    site = install("rod", {"rod": "readiness_rod"}, readiness_rod=PLUGIN)
    (site / "readiness_rod.toml").write_text(text, encoding="utf-8")
    return plugins.load_method("rod")


def test_a_contradiction_is_compiled_with_its_method(install: Install) -> None:
    [compiled] = loaded(install, ROOT).contradictions

    assert compiled.when.reads == ("lokaler.leje", "lokaler.antal")


@pytest.mark.parametrize(
    ("when", "reason"),
    [
        ('when = { answered = "leje" }', "it asks only whether something is answered; write the answer"),
        ('when = { equals = "lejet", value = true }', "no field is called “lejet”; write leje"),
        ("when = {}", "a condition must have exactly one of"),
    ],
)
def test_a_condition_that_does_not_compile_is_told_at_its_key(
    install: Install, when: str, reason: str
) -> None:
    with pytest.raises(RulesetError) as caught:
        loaded(install, ROOT.replace(WHEN, when))
    whose, diagnostic = caught.value.diagnostics

    assert (whose.code, diagnostic.code) == ("M006", "R022")
    assert diagnostic.place is not None
    assert diagnostic.place.text == when
    assert f"“lokaler.leje_af_intet” cannot be used: {reason}" in diagnostic.sentence("en")


def test_rules_and_contradictions_that_do_not_compile_are_told_together(install: Install) -> None:
    text = ROOT.replace('at_least = "antal"', 'at_least = "tal"').replace(
        'at_most = "antal"', 'at_most = "tal"'
    )

    with pytest.raises(RulesetError) as caught:
        loaded(install, text)
    assert [each.code for each in caught.value.diagnostics] == ["M006", "M008", "R022"]


@pytest.mark.parametrize("language", ["da", "en"])
def test_show_lists_the_contradictions_of_a_method(run: Run, install: Install, language: str) -> None:
    loaded(install, ROOT)
    content = json.loads(run("methods", "show", "rod", "--format=json", "--lang", language).out)
    [shown] = content["milestones"][0]["contradictions"]

    assert (shown["id"], shown["stated_by"], shown["basis"]) == ("lokaler.leje_af_intet", "rod", "kilde_krav")
    assert shown["message"].startswith({"da": "I lejer", "en": "You rent"}[language])
    assert shown["remedy"] == {"da": "Skriv lokalerne.", "en": "Write the rooms."}[language]
    assert shown["source"]["page"] == 8


def test_a_municipality_is_told_of_it(run: Run, install: Install, tmp_path: Path) -> None:
    loaded(install, ROOT)
    path = tmp_path / "kommune.toml"
    path.write_text(
        '[kommune]\nnavn = "Eksempelby Kommune"\n[metoder.rod.lokaler]\nleje = true\nantal = 0\n',
        encoding="utf-8",
    )
    ran = run("check", path, "--fail-on=never")

    assert ran.code == 0
    assert "advarsel[K076]: I lejer, men der er ingen lokaler." in ran.err
    assert "kommune.toml:4:1" in ran.err
