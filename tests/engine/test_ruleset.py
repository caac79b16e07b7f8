"""Inheritance: what a document adds, replaces, drops, restates and omits, and what it may not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from readiness.documents import read_ruleset
from readiness.errors import RulesetError
from readiness.model import Factor, Field, Measure, Ruleset, Text, Thresholds
from readiness.ruleset import effective_ruleset
from readiness.sources import Source

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from readiness.written import RulesetDocument

    Join = Callable[..., Ruleset]

ROOT = """\
[ruleset]
id = "rod"
version = "1.0.0"
abstract = true
title = { da = "Rod", en = "Root" }
thresholds = { ready = 80, minimum = 50 }

[[milestone]]
id = "lokaler"
factor = "organisering"
title = { da = "Lokaler", en = "Rooms" }
source = { page = 8, milestone = 11 }
after = ["maal"]
field = [
  { id = "antal", type = "int", label = { da = "Antal", en = "Number" } },
  { id = "neutral", type = "bool", label = { da = "Neutral", en = "Neutral" } },
]

[[milestone.rule]]
id = "antal"
basis = "kilde_krav"
source = { question = 1 }
question = { da = "Hvor mange?", en = "How many?" }
met = { at_least = "antal", value = 1 }
message.unmet = { da = "Ingen.", en = "None." }
remedy = { da = "Find et.", en = "Find one." }

[[milestone.rule]]
id = "neutral"
basis = "kilde_krav"
source = { page = 9, question = 2 }
question = { da = "Neutral?", en = "Neutral?" }
met = { equals = "neutral", value = true }
message.unmet = { da = "Nej.", en = "No." }
remedy = { da = "Find et andet.", en = "Find another." }

[[milestone]]
id = "maal"
factor = "ledelse"
title = { da = "Mål", en = "Goals" }
source = { page = 4, milestone = 1 }
field = [{ id = "sager", type = "int", scope = "metode", label = { da = "Sager", en = "Cases" } }]

[[milestone.rule]]
id = "sager"
basis = "afledt"
question = { da = "Hvor mange sager?", en = "How many cases?" }
met = { answered = "sager" }
remedy = { da = "Skriv det.", en = "Write it." }
"""
HEAD = """\
[ruleset]
id = "barn"
version = "2.1.0"
extends = "rod"
guide = "bog"
title = { da = "Barn", en = "Child" }
"""
BOOK = """
[[document]]
id = "bog"
title = "En bog"
publisher = "Et forlag"
"""
NEW_MILESTONE = """
[[milestone]]
id = "nyt"
factor = "kompetencer"
title = { da = "Nyt", en = "New" }
source = { page = 7, milestone = 5 }
"""
RULE = """
[[milestone.rule]]
id = "{id}"
basis = "afledt"
question = {{ da = "Egen?", en = "Own?" }}
met = {{ present = "antal" }}
message.unmet = {{ da = "Nej.", en = "No." }}
remedy = {{ da = "Skriv.", en = "Write." }}
"""
OWN_RULE = RULE.format(id="antal")
ROOMS = '\n[[milestone]]\nid = "lokaler"\n'


@pytest.fixture
def join(document: Callable[..., RulesetDocument]) -> Join:
    def join(*texts: str) -> Ruleset:
        return effective_ruleset([document(text, f"{number}.toml") for number, text in enumerate(texts)])

    return join


def child(body: str = "", head: str = "") -> str:
    return HEAD + head + BOOK + body


def codes(join: Join, *texts: str) -> list[tuple[str, str, str]]:
    """Give each fault's code, file and line."""
    with pytest.raises(RulesetError) as caught:
        join(*texts)
    told = []
    for each in caught.value.diagnostics:
        assert each.place is not None
        assert each.sentence("da")
        told.append((each.code, each.place.path, each.place.text))
    return told


def rules_of(ruleset: Ruleset, milestone: str) -> dict[str, str]:
    """Give the rules of a milestone in order, each with the document that states it."""
    found = ruleset.milestone(milestone)
    assert found is not None
    return {rule.id: rule.stated_by for rule in found.rules}


def fields_of(ruleset: Ruleset, milestone: str) -> list[str]:
    found = ruleset.milestone(milestone)
    assert found is not None
    return [field.id for field in found.fields]


# ── what is inherited ───────────────────────────────────────────────────────────────────────────────────


def test_a_child_that_says_nothing_more_has_everything_of_its_parent(join: Join) -> None:
    ruleset = join(ROOT, child())

    assert (ruleset.id, ruleset.version, ruleset.title) == ("barn", "2.1.0", Text("Barn", "Child"))
    assert ruleset.lineage == ("rod", "barn")
    assert ruleset.thresholds == Thresholds(80, 50)
    assert [rule.full_id for rule in ruleset.rules] == ["maal.sager", "lokaler.antal", "lokaler.neutral"]
    assert [each.id for each in ruleset.documents] == ["bog"]


def test_milestones_stand_in_the_order_of_factors_and_of_the_guide(join: Join) -> None:
    earlier = '\n[[milestone]]\nid = "lokaler"\nsource = { page = 3, milestone = 2 }\n'
    late = NEW_MILESTONE.replace('"nyt"', '"sent"').replace("kompetencer", "organisering")

    assert [each.id for each in join(ROOT, child()).milestones] == ["maal", "lokaler"]
    assert [each.id for each in join(ROOT, child(NEW_MILESTONE + late + earlier)).milestones] == [
        "maal",
        "nyt",
        "lokaler",
        "sent",
    ]


def test_sources_are_filled_from_the_milestone_and_the_guide_of_the_method(join: Join) -> None:
    sources = {rule.full_id: rule.source for rule in join(ROOT, child()).rules}

    assert sources == {
        "lokaler.antal": Source("bog", 8, 11, 1),
        "lokaler.neutral": Source("bog", 9, 11, 2),
        "maal.sager": Source("bog", 4, 1, None),
    }


def test_a_restated_source_moves_all_rules_of_the_milestone(join: Join) -> None:
    ruleset = join(ROOT, child('\n[[milestone]]\nid = "lokaler"\nsource = { page = 20, milestone = 3 }\n'))
    sources = {rule.id: rule.source for rule in ruleset.rules if rule.milestone == "lokaler"}

    assert sources == {"antal": Source("bog", 20, 3, 1), "neutral": Source("bog", 9, 3, 2)}


def test_a_rule_may_name_another_document_than_the_guide(join: Join) -> None:
    ruleset = join(
        ROOT.replace("source = { question = 1 }", 'source = { document = "lov", page = 2, question = 1 }'),
        child('\n[[document]]\nid = "lov"\ntitle = "Loven"\npublisher = "Folketinget"\n'),
    )

    assert {rule.source.document for rule in ruleset.rules} == {"bog", "lov"}


def test_a_foundation_needs_no_guide_and_then_has_no_document(join: Join) -> None:
    assert {rule.source.document for rule in join(ROOT).rules} == {None}


# ── what a child changes ────────────────────────────────────────────────────────────────────────────────


def test_a_child_adds_a_milestone(join: Join) -> None:
    milestone = join(ROOT, child(NEW_MILESTONE)).milestone("nyt")

    assert milestone is not None
    assert (milestone.factor, milestone.source.document) == (Factor.KOMPETENCER, "bog")
    assert not milestone.has_gate


def test_a_rule_of_the_same_id_is_replaced_whole_and_in_place(join: Join) -> None:
    ruleset = join(ROOT, child(ROOMS + OWN_RULE))
    replaced = ruleset.rules[1]

    assert rules_of(ruleset, "lokaler") == {"antal": "barn", "neutral": "rod"}
    assert replaced.met == {"present": "antal"}
    assert replaced.source == Source("bog", 8, 11, None)


def test_a_rule_of_another_id_is_added_last(join: Join) -> None:
    ruleset = join(ROOT, child(ROOMS + RULE.format(id="ny")))

    assert rules_of(ruleset, "lokaler") == {"antal": "rod", "neutral": "rod", "ny": "barn"}


def test_a_rule_that_is_dropped_and_stated_anew_moves_last(join: Join) -> None:
    ruleset = join(ROOT, child('\n[[milestone]]\nid = "lokaler"\ndrop_rules = ["antal"]\n' + OWN_RULE))

    assert rules_of(ruleset, "lokaler") == {"neutral": "rod", "antal": "barn"}


def test_fields_are_added_replaced_and_dropped(join: Join) -> None:
    ruleset = join(
        ROOT,
        child(
            """
[[milestone]]
id = "lokaler"
drop_fields = ["neutral"]
drop_rules = ["neutral"]
field = [
  { id = "antal", type = "number", label = { da = "Nyt", en = "New" } },
  { id = "by", type = "text", label = { da = "By", en = "Town" } },
]
"""
        ),
    )

    assert fields_of(ruleset, "lokaler") == ["antal", "by"]
    assert rules_of(ruleset, "lokaler") == {"antal": "rod"}
    assert ruleset.field("lokaler.antal") == Field("antal", "number", Text("Nyt", "New"))


def test_title_and_order_may_be_restated_and_the_factor_stays(join: Join) -> None:
    milestone = join(
        ROOT,
        child('\n[[milestone]]\nid = "lokaler"\ntitle = { da = "Steder", en = "Places" }\nafter = []\n'),
    ).milestone("lokaler")

    assert milestone is not None
    assert (milestone.title, milestone.after) == (Text("Steder", "Places"), ())
    assert (milestone.factor, milestone.source) == (Factor.ORGANISERING, Source("bog", 8, 11))


def test_a_milestone_is_omitted_and_nothing_comes_after_it_any_more(join: Join) -> None:
    ruleset = join(ROOT, child(head='omit = ["maal"]\n'))

    assert [(each.id, each.after) for each in ruleset.milestones] == [("lokaler", ())]


def test_a_grandchild_changes_what_its_parent_changed(join: Join) -> None:
    middle = child(ROOMS + OWN_RULE)
    last = child(
        '\n[[milestone]]\nid = "lokaler"\ndrop_rules = ["antal"]\n',
        "thresholds = { ready = 90, minimum = 10 }\n",
    )

    ruleset = join(ROOT, middle, last.replace('id = "barn"', 'id = "barnebarn"'))

    assert rules_of(ruleset, "lokaler") == {"neutral": "rod"}
    assert ruleset.thresholds == Thresholds(90, 10)
    assert ruleset.lineage == ("rod", "barn", "barnebarn")


def test_a_parent_is_not_changed_by_its_child(document: Callable[..., RulesetDocument]) -> None:
    root = document(ROOT, "rod.toml")
    before = effective_ruleset([root])

    effective_ruleset([root, document(child(ROOMS + OWN_RULE), "barn.toml")])

    assert effective_ruleset([root]) == before


def test_what_may_be_answered_once_is_what_is_inherited(join: Join) -> None:
    ruleset = join(
        ROOT,
        child(
            NEW_MILESTONE + '\n[[milestone]]\nid = "lokaler"\n'
            'field = [{ id = "by", type = "text", label = { da = "By", en = "Town" } }]\n'
        ),
    )

    assert {name: [each.id for each in fields] for name, fields in ruleset.inherited.items()} == {
        "lokaler": ["antal", "neutral"],
        "maal": ["sager"],
    }
    assert join(ROOT).inherited == {}


ACROSS = """
[[across]]
id = "aftener"
basis = "afledt"
question = { da = "Nok?", en = "Enough?" }
call = "aftener"
reads = ["lokaler.antal"]
message.met = { da = "Ja.", en = "Yes." }
message.unmet = { da = "Nej.", en = "No." }
remedy = { da = "Lej flere.", en = "Rent more." }
"""


def test_rules_across_methods_come_along_with_the_document_that_states_them(join: Join) -> None:
    ruleset = join(ROOT + ACROSS, child(ACROSS.replace('"aftener"', '"egne"')))

    assert [(stated_by, rule.id) for stated_by, rule in ruleset.across] == [
        ("rod", "aftener"),
        ("barn", "egne"),
    ]


def test_an_inherited_rule_across_methods_goes_with_the_milestone_that_it_reads(join: Join) -> None:
    own = ACROSS.replace('"aftener"', '"egne"')
    both = ACROSS.replace('"lokaler.antal"', '"maal.sager", "lokaler.antal"')
    ruleset = join(ROOT + both, child(own, head='omit = ["lokaler"]\n'))

    assert [(stated_by, rule.id) for stated_by, rule in ruleset.across] == [("barn", "egne")]
    assert [each.id for each in ruleset.milestones] == ["maal"]


def test_an_inherited_rule_across_methods_that_reads_what_never_was_stays_to_be_refused(join: Join) -> None:
    ruleset = join(ROOT + ACROSS.replace("lokaler", "lokalr"), child(head='omit = ["lokaler"]\n'))

    assert [rule.id for _, rule in ruleset.across] == ["aftener"]


def test_the_fingerprint_changes_with_every_document_of_the_chain(join: Join) -> None:
    prints = {
        join(ROOT, child()).sha256,
        join(ROOT + "# a word\n", child()).sha256,
        join(ROOT, child() + "# a word\n").sha256,
    }

    assert len(prints) == 3
    assert join(ROOT, child()).sha256 in prints


# ── what is refused ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("head", "body", "fault"),
    [
        ('omit = ["findes_ikke"]\n', "", ("R010", "1.toml", 'omit = ["findes_ikke"]')),
        ("", ROOMS + 'drop_rules = ["x"]\n', ("R010", "1.toml", 'drop_rules = ["x"]')),
        ("", ROOMS + 'drop_fields = ["x"]\n', ("R010", "1.toml", 'drop_fields = ["x"]')),
        ("", ROOMS.replace("er", "r") + 'drop_fields = ["x"]\n', ("R011", "1.toml", 'id = "lokalr"')),
        ("", NEW_MILESTONE.replace('factor = "kompetencer"\n', ""), ("R011", "1.toml", 'id = "nyt"')),
        (
            "",
            NEW_MILESTONE.replace('title = { da = "Nyt", en = "New" }', ""),
            ("R011", "1.toml", 'id = "nyt"'),
        ),
        ("", NEW_MILESTONE.replace("source = { page = 7,", "after = [] #"), ("R011", "1.toml", 'id = "nyt"')),
        ("", NEW_MILESTONE + 'after = ["ingen"]\n', ("R016", "1.toml", 'after = ["ingen"]')),
        ("", NEW_MILESTONE + 'after = ["nyt"]\n', ("R015", "1.toml", 'after = ["nyt"]')),
    ],
)
def test_a_document_may_not_change_or_name_what_is_not_there(
    join: Join, head: str, body: str, fault: tuple[str, str, str]
) -> None:
    assert codes(join, ROOT, child(body, head)) == [fault]


WORST = RULE.format(id="vaerst").replace(
    'met = { present = "antal" }\n',
    'message.partial = { da = "Halvt.", en = "Half." }\nworst_of = [{named}]\n',
)


def worst_of(*named: str) -> str:
    return ROOMS + WORST.replace("{named}", ", ".join(f'"{name}"' for name in named))


def test_a_rule_may_take_the_worst_of_inherited_rules(join: Join) -> None:
    *_, rule = join(ROOT, child(worst_of("lokaler.antal", "maal.sager"))).rules

    assert (rule.full_id, rule.worst_of) == ("lokaler.vaerst", ("lokaler.antal", "maal.sager"))


@pytest.mark.parametrize(
    ("named", "code", "advice"),
    [
        ("lokaler.antl", "R019", "Mente I lokaler.antal? Skriv regler som milepæl.regel under worst_of."),
        ("antal", "R019", "Mente I lokaler.antal? Skriv regler som milepæl.regel under worst_of."),
        ("lokaler.vaerst", "R020", "Skriv i stedet de regler, som ”lokaler.vaerst” nævner under worst_of."),
    ],
)
def test_the_worst_is_taken_of_rules_that_exist_and_take_no_worst_themselves(
    join: Join, named: str, code: str, advice: str
) -> None:
    with pytest.raises(RulesetError) as caught:
        join(ROOT, child(worst_of("maal.sager", named)))

    [told] = caught.value.diagnostics
    assert (told.code, told.advice("da")) == (code, advice)
    assert told.place is not None
    assert told.place.text[told.place.column - 1 :].startswith(f'"{named}"')


def test_a_rule_that_is_replaced_may_name_rules_that_are_dropped(join: Join) -> None:
    middle = child(worst_of("lokaler.antal"), "abstract = true\n").replace('"barn"', '"midte"')
    own = HEAD.replace('"rod"', '"midte"') + ROOMS + 'drop_rules = ["antal"]\n'
    replaced = RULE.format(id="vaerst")

    assert codes(join, ROOT, middle, own) == [
        ("R019", "1.toml", 'worst_of = ["lokaler.antal"]'),
    ]
    assert rules_of(join(ROOT, middle, own + replaced), "lokaler") == {"neutral": "rod", "vaerst": "barn"}


def test_a_rule_that_names_its_own_place_in_a_source_has_none_of_its_milestone(join: Join) -> None:
    section = NEW_MILESTONE.replace(
        "page = 7, milestone = 5", 'section = "5.1", title = "Sparring", line = 5'
    )
    own = RULE.format(id="b") + 'source = { section = "5.2" }\n'
    ruleset = join(
        ROOT, child(section + RULE.format(id="a").replace("antal", "x") + own.replace("antal", "x"))
    )
    a, b = [rule.source for rule in ruleset.rules if rule.milestone == "nyt"]

    assert (a.section, a.title, a.line) == ("5.1", "Sparring", 5)
    assert (b.section, b.title, b.line) == ("5.2", None, None)


def test_the_note_of_a_ruleset_is_its_own(join: Join) -> None:
    note = 'note = { da = "Vores.", en = "Ours." }\n'

    assert join(ROOT, child(head=note)).note == Text("Vores.", "Ours.")
    assert join(ROOT.replace("abstract", note + "abstract"), child()).note is None


def test_a_rule_says_what_its_answer_is(join: Join) -> None:
    measured = ROOMS + OWN_RULE + 'measure = "gennemsnit"\n'
    ruleset = join(ROOT, child(measured))

    assert {rule.full_id: rule.measure for rule in ruleset.rules} == {
        "maal.sager": Measure.DECLARED,
        "lokaler.antal": Measure.AVERAGE,
        "lokaler.neutral": Measure.DECLARED,
    }


def test_the_shares_of_a_ruleset_are_found_in_parts_and_entries_too(join: Join) -> None:
    share = '{ id = "andel", type = "share", label = { da = "Andel", en = "Share" } }'
    label = 'label = { da = "A", en = "B" }'
    fields = (
        f'field = [{share}, {{ id = "post", type = "record", {label}, fields = [{share}] }}, '
        f'{{ id = "hold", type = "table", of = "record", {label}, fields = [{share}] }}]\n'
    )

    assert join(ROOT, child(NEW_MILESTONE + fields)).shares == {
        "nyt.andel",
        "nyt.post.andel",
        "nyt.hold.andel",
    }


def test_a_factor_that_is_restated_is_refused_or_counts_but_is_never_ignored(join: Join) -> None:
    moved = '\n[[milestone]]\nid = "lokaler"\nfactor = "ledelse"\n'

    try:
        milestone = join(ROOT, child(moved)).milestone("lokaler")
    except RulesetError as error:
        assert error.diagnostics[0].place is not None  # noqa: PT017 (either is right)
    else:
        assert milestone is not None
        assert milestone.factor is Factor.LEDELSE


def test_milestones_that_wait_for_each_other_are_told_with_the_whole_circle(join: Join) -> None:
    circle = '\n[[milestone]]\nid = "maal"\nafter = ["nyt"]\n' + NEW_MILESTONE + 'after = ["lokaler"]\n'
    with pytest.raises(RulesetError) as caught:
        join(ROOT, child(circle))

    assert {each.code for each in caught.value.diagnostics} == {"R015"}
    assert {str(each.values["circle"]) for each in caught.value.diagnostics} == {
        "lokaler -> maal -> nyt -> lokaler",
        "maal -> nyt -> lokaler -> maal",
        "nyt -> lokaler -> maal -> nyt",
    }


def test_two_ways_to_the_same_predecessor_are_no_circle(join: Join) -> None:
    more = NEW_MILESTONE + 'after = ["lokaler", "maal"]\n'

    assert join(ROOT, child(more)).milestones


def test_a_milestone_that_leads_into_a_circle_is_itself_in_none(join: Join) -> None:
    circle = '\n[[milestone]]\nid = "maal"\nafter = ["lokaler"]\n' + NEW_MILESTONE + 'after = ["maal"]\n'

    assert [line for _, _, line in codes(join, ROOT, child(circle))] == [
        'after = ["maal"]',
        'after = ["lokaler"]',
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (child().replace('guide = "bog"', 'guide = "bgo"'), ("R013", "1.toml", 'guide = "bgo"')),
        (child().replace('guide = "bog"\n', ""), ("R014", "1.toml", "[ruleset]")),
    ],
)
def test_a_method_names_a_guide_that_it_describes(join: Join, text: str, fault: tuple[str, str, str]) -> None:
    assert codes(join, ROOT, text) == [fault]


@pytest.mark.parametrize(
    "source",
    [
        "source = { question = 1 }",
        "source = { page = 8, milestone = 11 }",
    ],
)
def test_a_source_names_a_document_that_is_described(join: Join, source: str) -> None:
    wrong = source.replace("{", '{ document = "findes_ikke",')

    assert codes(join, ROOT.replace(source, wrong), child()) == [("R013", "0.toml", wrong)]


def test_limits_are_set_somewhere_in_the_chain(join: Join) -> None:
    without = ROOT.replace("thresholds = { ready = 80, minimum = 50 }\n", "")

    assert codes(join, without, child()) == [("R012", "1.toml", "[ruleset]")]
    assert codes(join, without) == [("R012", "0.toml", "[ruleset]")]


def test_all_that_does_not_fit_is_told_at_once(join: Join) -> None:
    text = child('\n[[milestone]]\nid = "lokaler"\ndrop_rules = ["x", "y"]\n', 'omit = ["z"]\n')

    assert [code for code, _, _ in codes(join, ROOT, text.replace('guide = "bog"', 'guide = "bgo"'))] == [
        "R010",
        "R010",
        "R010",
        "R013",
    ]


# ── looking up ──────────────────────────────────────────────────────────────────────────────────────────


def test_a_field_is_found_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "rod.toml"
    record = 'type = "record", fields = [{ id = "x", type = "int", label = { da = "X", en = "X" } }]'
    path.write_text(ROOT.replace('id = "antal", type = "int"', f'id = "antal", {record}'), encoding="utf-8")
    ruleset = effective_ruleset([read_ruleset(path)])

    found = ruleset.field("lokaler.antal.x")
    assert found is not None
    assert found.type == "int"
    for wrong in (
        "lokaler.antal.y",
        "lokaler.findes_ikke",
        "lokaler.neutral.x.y",
        "lokaler",
        "findes.ikke",
        "",
    ):
        assert ruleset.field(wrong) is None
    assert ruleset.milestone("findes_ikke") is None


# ── what rests on a source names its page ───────────────────────────────────────────────────────────────

NO_PAGE = NEW_MILESTONE.replace("page = 7, ", "")


@pytest.mark.parametrize("basis", ["kilde_tal", "kilde_krav"])
def test_a_rule_that_rests_on_the_source_names_a_page_or_its_milestone_does(join: Join, basis: str) -> None:
    field = '[[milestone.field]]\nid = "antal"\ntype = "int"\nlabel = { da = "A", en = "B" }\n'
    rule = field + OWN_RULE.replace("afledt", basis)
    placed = rule.replace("\nmet =", "\nsource = { page = 3 }\nmet =")

    assert [code for code, _, _ in codes(join, ROOT, child(NO_PAGE + rule))] == ["R017"]
    assert join(ROOT, child(NO_PAGE + placed)).milestones
    assert join(ROOT, child(NEW_MILESTONE + rule)).milestones
    assert join(ROOT, child(NO_PAGE + rule.replace(basis, "afledt"))).milestones


def test_a_rule_without_a_page_is_told_where_it_stands(join: Join) -> None:
    rule = OWN_RULE.replace("afledt", "kilde_krav")

    assert codes(join, ROOT, child(NO_PAGE + rule)) == [("R017", "1.toml", 'id = "antal"')]


def test_a_foundation_may_leave_the_pages_to_the_methods_that_build_on_it(join: Join) -> None:
    assert join(ROOT.replace("page = 8, ", "")).milestones
    assert [code for code, _, _ in codes(join, ROOT.replace("page = 8, ", ""), child())] == ["R017"]
