"""Lint tells all that is wrong with a ruleset at once: what is refused, and the rules of the house."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from readiness.authoring.lint import lint
from readiness.authoring.lint.texts import LONGEST_SENTENCE
from readiness.diagnostics import Severity
from readiness.render.canvas import Canvas
from readiness.render.lint import in_text
from readiness.suppliers import GROUP

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.conftest import Run

    from readiness.authoring.lint import Linted

    Write = Callable[..., Path]

#: A ruleset in which nothing is wrong: its lines are changed and added to by the tests.
GOOD = """[ruleset]
id = "besoeg"
version = "1.0.0"
guide = "bog"
title = { da = "Besøg", en = "Visits" }
thresholds = { ready = 80, minimum = 50 }

[[document]]
id = "bog"
title = "Bogen"
publisher = "Forlaget"

[[milestone]]
id = "hjem"
factor = "ledelse"
title = { da = "I hjemmet", en = "At home" }
source = { page = 4 }

[[milestone.field]]
id = "uger"
type = "int"
label = { da = "Besøg om ugen", en = "Visits a week" }
hint = { da = "Tæl kun de planlagte.", en = "Count only the planned." }

[[milestone.rule]]
id = "nok"
basis = "kilde_krav"
question = { da = "Er der besøg?", en = "Are there visits?" }
met = { at_least = "uger", value = 1 }
message.unmet = { da = "Der er ingen besøg.", en = "There are no visits." }
remedy = { da = "Planlæg et besøg.", en = "Plan a visit." }
"""
HOOK = """
from pathlib import Path
from readiness import Judgement, Method, hookimpl, read_ruleset

def nok(facts, context):
    return Judgement.met("hjem.uger")

@hookimpl
def readiness_methods():
    return [Method(read_ruleset(path), {"nok": nok}) for path in Path(__file__).parent.glob("*.toml")]
"""
ACROSS = """
[[across]]
id = "timer"
basis = "afledt"
question = { da = "Er der timer?", en = "Are there hours?" }
remedy = { da = "Find timer.", en = "Find hours." }
message.met = { da = "Timerne rækker.", en = "The hours suffice." }
message.unmet = { da = "Timerne rækker ikke.", en = "The hours do not suffice." }
reads = ["hjem.uger"]
call = "nok"
"""


@pytest.fixture
def write(code_path: Path, request: pytest.FixtureRequest) -> Write:
    """Write a project whose methods have one hook; its module is forgotten after the test."""
    request.getfixturevalue("install")  # forgets what was loaded
    folder = code_path / "projekt"

    def write(rulesets: Mapping[str, str], hook: str = HOOK, proved: str = "hjem.nok across.timer") -> Path:
        package = folder / "rb"
        package.mkdir(parents=True)
        lines = [f'{name} = "rb"' for name in rulesets]
        (folder / "pyproject.toml").write_text(
            "\n".join(['[project]\nname = "rb"', f'[project.entry-points."{GROUP}"]', *lines]),
            encoding="utf-8",
        )
        (package / "__init__.py").write_text(hook, encoding="utf-8")
        for name, text in rulesets.items():
            (package / f"{name}.toml").write_text(text, encoding="utf-8")
            for rule in proved.split():
                proofs = folder / "tests" / "rulesets" / name / rule
                proofs.mkdir(parents=True)
                (proofs / "unanswered.toml").touch()
        return folder

    return write


def fields(count: int) -> str:
    """Write fields that no rule reads."""
    return "".join(UNREAD.replace("ulaest", f"felt_{number}") for number in range(count))


def told(linted: Linted) -> list[str]:
    """Give each finding as `file:line:column code`."""
    assert all(each.place for each in linted.diagnostics)
    return [
        f"{Path(each.place.path).name}:{each.place.line}:{each.place.column} {each.code}"
        for each in linted.diagnostics
        if each.place
    ]


def changed(old: str, new: str) -> str:
    assert GOOD.count(old) == 1
    return GOOD.replace(old, new)


def test_a_ruleset_in_which_nothing_is_wrong_gives_nothing(write: Write) -> None:
    linted = lint([write({"besoeg": GOOD})])

    assert told(linted) == []
    assert linted.exit_codes == {0}
    assert [each.id for each in linted.pieces] == ["besoeg"]


# --- The rules of the house ---

ANSWERED, BELOW = '{ answered = "uger" }', '{ below = "uger", value = 9 }'
PARTIAL = 'partial = { at_least = "uger", value = 7 }\nmessage.partial = { da = "Næsten.", en = "Nearly." }'
UNREAD = '[[milestone.field]]\nid = "ulaest"\ntype = "bool"\nlabel = { da = "Ulæst", en = "Unread" }\n'
LONG = " ".join(["ord"] * LONGEST_SENTENCE)
#: What is changed in the good ruleset, what it becomes, and the code with its place; "" where it stays good.
CASES = [
    # the same in both languages
    ('en = "Are there visits?"', 'en = "Er der besøg?"', "28:41 H002"),
    ('"I hjemmet", en = "At home"', '"Ved Signs of Safety", en = "Ved Signs of Safety"', "16:44 H002"),
    ('da = "I hjemmet", en = "At home"', 'da = "Signs of Safety", en = "Signs of Safety"', ""),
    ('da = "Besøg", en = "Visits"', 'da = "Budget", en = "Budget"', ""),
    # long sentences
    ('"Planlæg et besøg."', f'"Planlæg {LONG}."', "31:18 H003"),
    ('"Planlæg et besøg."', f'"Planlæg. Ja {LONG}."', "31:27 H003"),
    ('"Planlæg et besøg."', f'"Planlæg {LONG[4:]}."', ""),
    # remedies
    ('"Planlæg et besøg."', '"Der skal være besøg."', "31:18 H004"),
    ('"Planlæg et besøg."', '"planlæg et besøg."', "31:18 H004"),
    ('"Planlæg et besøg."', '"Planlæg et besøg"', "31:18 H004"),
    ('"Planlæg et besøg."', '"Planlæg I besøg?"', "31:18 H004"),
    ('"Plan a visit."', '"The visits are planned."', "31:44 H004"),
    ('"Plan a visit."', '"Det er engelsk."', ""),
    # questions
    ('"Er der besøg?"', '"Antal besøg"', "28:20 H005"),
    ('"Er der besøg?"', '"er der besøg?"', "28:20 H005"),
    ('"Er der besøg?"', '"Er der besøg? Hvor mange?"', "28:20 H005"),
    # messages
    ('"Der er ingen besøg."', '"der er ingen besøg."', "30:25 H006"),
    ('"There are no visits."', '"There are no visits"', "30:53 H006"),
    ('"There are no visits."', '"Are there no visits?."', "30:53 H006"),
    ('"Der er ingen besøg."', '"2 er for lidt."', ""),
    # names and explanations
    ('"Besøg om ugen"', '"besøg om ugen"', "22:17 H007"),
    ('"Visits a week"', '"Visits a week."', "22:39 H007"),
    ('"At home"', '"At home?"', "16:35 H007"),
    ('"Tæl kun de planlagte."', '"Kun planlagte"', "23:16 H008"),
    ('"Tæl kun de planlagte."', '"Hvor mange er der?"', ""),
    # what cannot be seen
    ('"Planlæg et besøg."', '"Planlæg  et besøg."', "31:18 H009"),
    ('"Planlæg et besøg."', '"Planlæg\\tet besøg."', "31:17 H009"),
    ('"Planlæg et besøg."', '"""Planlæg\net besøg."""', "31:20 H009"),
    ('"Planlæg et besøg."', '"Planlæg \\u202eet besøg."', "31:17 H010"),
    # limits
    ("value = 1 }", "value = 2 }", "29:28 H011"),
    ('basis = "kilde_krav"', f'basis = "kilde_krav"\n{PARTIAL}', "28:32 H011"),
    ('at_least = "uger", value = 1', f"or = [{ANSWERED}, {BELOW}]", "29:56 H011"),
    ("value = 1 }", 'value = 2 }\nwhy = { da = "To er nok.", en = "Two are enough." }', ""),
    ("value = 1 }", 'value = 2 }\nwhy = { da = "to er nok", en = "Two are enough." }', "30:15 H008"),
    ("value = 1 }", "value = 0 }", ""),
    # gates
    ('basis = "kilde_krav"', 'basis = "afledt"\ngate = true', "28:1 H012"),
    ('basis = "kilde_krav"', 'basis = "kilde_krav"\ngate = true', ""),
    ('basis = "kilde_krav"', 'basis = "afledt"', ""),
    # what has no use
    ("[[milestone.field]]\n", f"{UNREAD}[[milestone.field]]\n", "20:1 H015"),
    ('version = "1.0.0"', 'version = "1.0"', "3:1 H016"),
    ('version = "1.0.0"', 'version = "01.0.0"', "3:1 H016"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "finding"), CASES)
def test_a_rule_of_the_house_is_told_as_a_warning_at_its_characters(
    write: Write, old: str, new: str, finding: str
) -> None:
    linted = lint([write({"besoeg": changed(old, new)})])

    assert told(linted) == ([f"besoeg.toml:{finding}"] if finding else [])
    assert {each.severity for each in linted.diagnostics} <= {Severity.WARNING}
    assert linted.exit_codes == ({0, 1} if finding else {0})


def test_the_answers_of_a_choice_are_names_too(write: Write) -> None:
    field = UNREAD.replace("bool", "choice") + (
        'choices = [{ id = "a", da = "Ja", en = "Yes" }, { id = "b", da = "nej", en = "No." }]\n'
    )
    met = 'met = { or = [{ equals = "ulaest", value = "a" }, { at_least = "uger", value = 1 }] }'
    text = changed("[[milestone.rule]]", f"{field}[[milestone.rule]]")
    folder = write({"besoeg": text.replace('met = { at_least = "uger", value = 1 }', met)})

    assert told(lint([folder])) == ["besoeg.toml:29:67 H007", "besoeg.toml:29:79 H007"]


def test_a_limit_that_is_derived_or_the_sources_needs_no_reason(write: Write) -> None:
    text = changed("value = 1 }", "value = 2 }")
    numbers = text.replace("kilde_krav", "kilde_tal"), text.replace("kilde_krav", "afledt")
    folder = write({"besoeg": numbers[0], "anden": numbers[1].replace('"besoeg"', '"anden"')})

    assert told(lint([folder])) == []


def test_a_long_sentence_is_told_with_its_number_of_words(write: Write) -> None:
    folder = write({"besoeg": changed('"Planlæg et besøg."', f'"Planlæg {LONG}."')})

    assert [each.values for each in lint([folder]).diagnostics] == [{"count": str(LONGEST_SENTENCE + 1)}]


def test_a_rule_needs_a_proof_or_an_example_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "besoeg.toml"
    path.write_text(GOOD, encoding="utf-8")
    assert told(lint([path])) == ["besoeg.toml:26:1 H014"]

    example = '[[milestone.rule.example]]\nexpect = "unmet"\ngiven = { hjem = { uger = 0 } }\n'
    path.write_text(f"{GOOD}{example}", encoding="utf-8")
    assert told(lint([path])) == []


def test_a_milestone_without_rules_is_told_where_the_document_states_it(write: Write) -> None:
    empty = GOOD.replace('"besoeg"', '"tom"').partition("[[milestone.rule]]")[0]
    milestone = empty.partition("[[milestone.field]]")[0]
    folder = write({"besoeg": GOOD, "tom": milestone})

    assert told(lint([folder])) == ["tom.toml:14:1 H013"]


def test_a_milestone_whose_rules_are_all_dropped_is_told(write: Write) -> None:
    child = (
        '[ruleset]\nid = "barn"\nversion = "1.0.0"\nextends = "besoeg"\nguide = "bog"\n'
        'title = { da = "Barn", en = "Child" }\n[[milestone]]\nid = "hjem"\ndrop_rules = ["nok"]\n'
    )
    folder = write({"besoeg": GOOD, "barn": child})

    assert told(lint([folder])) == ["barn.toml:8:1 H013"]


def test_a_field_that_only_a_contradiction_or_a_rule_across_methods_reads_is_read(write: Write) -> None:
    field = '\n[[milestone.field]]\nid = "timer"\ntype = "int"\nlabel = { da = "Timer", en = "Hours" }\n'
    contradiction = (
        '[[milestone.contradiction]]\nid = "mod"\nbasis = "afledt"\nwhen = { above = "timer", value = 9 }\n'
        'message = { da = "Det er for meget.", en = "It is too much." }\n'
        'remedy = { da = "Ret det.", en = "Mend it." }\n'
    )
    across = ACROSS.replace("hjem.uger", "hjem.timer")
    folder = write(
        {
            "besoeg": GOOD + field + contradiction,
            "anden": (GOOD + field + across).replace('"besoeg"', '"anden"'),
        }
    )

    assert told(lint([folder])) == []


def test_what_a_foundation_asks_for_may_be_read_by_those_who_extend_it(write: Write) -> None:
    field = '\n[[milestone.field]]\nid = "timer"\ntype = "int"\nlabel = { da = "Timer", en = "Hours" }\n'
    text = changed('guide = "bog"', "abstract = true") + field

    assert told(lint([write({"besoeg": text})])) == []


@pytest.mark.parametrize(
    ("basis", "source", "findings"),
    [
        ("kilde_krav", "source = {}", ["besoeg.toml:26:1 H001"]),
        ("kilde_krav", "source = { section = '2' }", []),
        ("afledt", "source = {}", []),
    ],
)
def test_a_rule_of_a_foundation_says_where_its_requirement_stands(
    write: Write, basis: str, source: str, findings: list[str]
) -> None:
    text = changed('guide = "bog"', "abstract = true").replace("source = { page = 4 }", source)

    assert told(lint([write({"besoeg": text.replace("kilde_krav", basis)})])) == findings


def test_a_method_that_says_no_source_is_refused_and_told_of_once(write: Write) -> None:
    text = changed("source = { page = 4 }", "source = {}")

    assert told(lint([write({"besoeg": text})])) == ["besoeg.toml:26:1 R017"]


def test_a_rule_across_methods_says_its_source_its_numbers_and_its_proofs(write: Write) -> None:
    across = "\n".join(line for line in ACROSS.splitlines() if not line.startswith("message"))
    folder = write({"besoeg": GOOD + across.replace("afledt", "kilde_krav")}, proved="hjem.nok")
    linted = lint([folder])

    assert told(linted) == [f"besoeg.toml:34:1 {code}" for code in ("H001", "H017", "H017", "H014")]
    assert [each.values.get("outcome") for each in linted.diagnostics] == [None, "met", "unmet", None]


# --- What the loader refuses ---


def test_every_broken_document_is_told_of_and_hides_none_of_the_others(write: Write) -> None:
    folder = write(
        {
            "besoeg": changed('"Planlæg et besøg."', '"Der er besøg."'),
            "ulaeselig": "[ruleset\n",
            "misfit": GOOD.replace('"besoeg"', '"misfit"').replace("factor", "faktor"),
            "uens": GOOD.replace('"besoeg"', '"uens"') + '\n[[milestone.field]]\nid = "uger"\n'
            'type = "bool"\nlabel = { da = "uger", en = "Weeks" }\n',
        }
    )
    linted = lint([folder])

    assert told(linted) == [
        "besoeg.toml:31:18 H004",
        "misfit.toml:15:1 R002",
        "uens.toml:34:1 R003",
        "uens.toml:36:17 H007",
        "ulaeselig.toml:1:1 F043",
    ]
    assert linted.exit_codes == {0, 1, 4}


def test_rules_of_the_house_are_told_where_joining_fails(write: Write) -> None:
    text = changed("source = { page = 4 }", 'source = { page = 4 }\nafter = ["hjem"]').replace(
        '"Er der', '"er der'
    )

    assert told(lint([write({"besoeg": text})])) == ["besoeg.toml:18:10 R015", "besoeg.toml:29:20 H005"]


def test_a_circle_of_predecessors_is_told_where_it_is_named(write: Write) -> None:
    other = GOOD.partition("[[milestone]]")[2].replace('id = "hjem"', 'id = "ude"\nafter = ["hjem"]')
    text = changed("source = { page = 4 }", 'source = { page = 4 }\nafter = ["ude"]')
    folder = write({"besoeg": f"{text}\n[[milestone]]{other}"}, proved="hjem.nok ude.nok")

    assert told(lint([folder])) == ["besoeg.toml:18:10 R015", "besoeg.toml:36:10 R015"]


def test_conditions_and_functions_that_are_nowhere_are_told_at_once(write: Write) -> None:
    text = changed('met = { at_least = "uger", value = 1 }', 'met = { at_least = "ugr", value = 1 }')
    across = ACROSS.replace('"nok"', '"nul"').replace('"hjem.uger"', '"hjem.uger", "hjem.ugr"')
    folder = write({"besoeg": text + across})

    assert told(lint([folder])) == [
        "besoeg.toml:29:1 M008",
        "besoeg.toml:40:23 M008",
        "besoeg.toml:41:1 M008",
    ]


@pytest.mark.parametrize(
    ("hook", "code"),
    [
        ("1/0", "M006"),
        ("raise SystemExit", "M006"),
        ("", "M005"),
        (HOOK.replace("readiness_methods", "readiness_metoder"), "M005"),
        (HOOK.replace("for path", "for path in () for path"), "M007"),
    ],
)
def test_a_plugin_that_cannot_be_loaded_is_told_at_its_entry_point_and_the_ruleset_all_the_same(
    write: Write, hook: str, code: str
) -> None:
    folder = write({"besoeg": changed("value = 1 }", "value = 2 }")}, hook)

    assert told(lint([folder])) == [f"pyproject.toml:4:1 {code}", "besoeg.toml:29:28 H011"]


def test_a_hook_is_not_asked_while_a_document_of_its_is_broken(write: Write) -> None:
    folder = write({"besoeg": GOOD, "tom": "[ruleset]\n"}, hook=f"{HOOK}\nraise SystemExit")

    assert {each.partition(":")[0] for each in told(lint([folder / "rb" / "besoeg.toml"]))} == {"tom.toml"}


def test_a_document_that_is_broken_hides_no_condition_of_another_with_the_same_hook(write: Write) -> None:
    text = changed('at_least = "uger"', 'at_least = "ugr"')

    assert told(lint([write({"besoeg": text, "tom": "[ruleset]\n"})]))[0] == "besoeg.toml:29:1 M008"


def test_a_document_with_faults_of_its_own_is_joined_all_the_same(write: Write) -> None:
    text = changed("source = { page = 4 }", 'source = { page = 4, milestone = 0 }\nafter = ["hjem"]')

    assert told(lint([write({"besoeg": text})])) == ["besoeg.toml:17:22 R009", "besoeg.toml:18:10 R015"]


def test_a_document_with_faults_of_its_own_that_can_be_joined_gives_just_these(write: Write) -> None:
    text = changed("source = { page = 4 }", "source = { page = 4, milestone = 0 }")

    assert told(lint([write({"besoeg": text})])) == ["besoeg.toml:17:22 R009"]


def test_a_foundation_that_is_not_installed_is_told_where_it_is_named(write: Write) -> None:
    text = changed('guide = "bog"', 'guide = "bog"\nextends = "findes_ikke"')

    assert told(lint([write({"besoeg": text})])) == ["besoeg.toml:5:1 M003"]


def test_a_ruleset_that_extends_itself_is_told(write: Write) -> None:
    text = changed('guide = "bog"', 'guide = "bog"\nextends = "besoeg"')

    assert told(lint([write({"besoeg": text})])) == ["besoeg.toml:5:1 M009"]


def test_an_installed_foundation_that_is_broken_is_told_where_it_is_extended(
    write: Write, request: pytest.FixtureRequest
) -> None:
    request.getfixturevalue("install")("brudt", {"brudt": "readiness_brudt"}, readiness_brudt="1/0")
    text = changed('guide = "bog"', 'guide = "bog"\nextends = "brudt"')

    assert told(lint([write({"besoeg": text})])) == ["besoeg.toml:5:1 M006"]


# --- Any input ---


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "R002"),
        (b"\xff\xfe[\x00", "F005"),
        (b"\xe6", "F005"),
        (b"[[[[", "F006"),
        (b"a = " + b"[" * 5_000, "F007"),
        (b"#" * 2_000_000, "F004"),
        (b'[ruleset]\nid = "\\u0000\\u001b[2J../../x"\n', "R002"),
    ],
)
def test_a_file_that_is_no_ruleset_is_told_and_nothing_is_raised(
    tmp_path: Path, content: bytes, code: str
) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes(content)
    linted = lint([path])

    assert code in {each.code for each in linted.diagnostics}
    assert linted.exit_codes == {0, 4}
    assert "\x1b" not in in_text(linted, Canvas(), "da")


def test_ids_that_would_lead_out_of_a_folder_lead_nowhere(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    text = GOOD.replace('id = "nok"', 'id = "../../\\u0000\\u001b"').replace(
        'id = "hjem"', f'id = "{"h" * 5000}"'
    )
    path.write_text(text, encoding="utf-8")
    linted = lint([path])

    assert [each.code for each in linted.diagnostics] == ["R008", "H014"]
    assert "\x1b" not in in_text(linted, Canvas(), "en")


def test_places_are_right_behind_a_mark_of_byte_order_and_with_line_ends_of_windows(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    text = changed('"Er der besøg?"', '"er der besøg?"')
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())

    assert told(lint([path])) == ["x.toml:26:1 H014", "x.toml:28:20 H005"]


def test_a_path_that_is_given_twice_is_told_of_once(write: Write) -> None:
    folder = write({"besoeg": changed('"Er der besøg?"', '"er der besøg?"')})
    linted = lint([folder, folder / "rb" / "besoeg.toml", folder])

    assert told(linted) == ["besoeg.toml:28:20 H005"]
    assert len(linted.pieces) == 1


# --- The command ---


def test_the_command_is_clean_where_nothing_is_wrong(
    write: Write, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(write({"besoeg": GOOD}))

    assert run("rules", "lint") == (0, "Intet at rette.\nLæst: besoeg.\n", "")
    assert run("rules", "lint", "--lang", "en") == (0, "Nothing to mend.\nRead: besoeg.\n", "")


@pytest.mark.parametrize(
    ("language", "words"), [("da", "Teksten under question"), ("en", "The text under question")]
)
def test_the_command_prints_findings_with_the_line_and_what_was_read(
    write: Write, run: Run, language: str, words: str
) -> None:
    folder = write({"besoeg": changed('"Er der besøg?"', '"er der besøg?"')})
    ran = run("rules", "lint", folder, "--lang", language)

    assert (ran.code, ran.err) == (1, "")
    assert f"[H005]: {words}" in ran.out
    assert "besoeg.toml:28:20" in ran.out
    assert "readiness explain H005" in ran.out


def test_the_command_prints_more_findings_than_a_check_would(write: Write, run: Run) -> None:
    ran = run("rules", "lint", write({"besoeg": GOOD + fields(12)}))

    assert ran.out.count("[H015]") == 12


@pytest.mark.parametrize(
    ("path", "code"), [("ingen", 3), (".", 3), ("krop.toml", 4), ("projekt/pyproject.toml", 4), ("brudt", 2)]
)
def test_the_exit_code_tells_what_kind_of_fault_it_is(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, code: int
) -> None:
    (tmp_path / "krop.toml").touch()
    for name, text in (("projekt", "[project]\n"), ("brudt", "[project\n")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "pyproject.toml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    ran = run("rules", "lint", path)

    assert ran.code == code
    assert "readiness explain" in ran.out


@pytest.mark.parametrize("is_first", [True, False])
def test_what_is_not_there_makes_no_fault_of_the_ruleset_beside_it(
    write: Write, run: Run, *, is_first: bool
) -> None:
    folder = write({"besoeg": GOOD})
    paths = [folder / "ingen", folder]

    assert run("rules", "lint", *(paths if is_first else reversed(paths))).code == 3


def test_the_json_holds_every_finding_with_its_place(write: Write, run: Run) -> None:
    folder = write({"besoeg": changed('"Er der besøg?"', '"er der besøg?"')})
    ran = run("rules", "lint", folder, folder / "ingen", "--format", "json", "--lang", "en")
    content = json.loads(ran.out)

    assert (ran.code, content["exit_code"], ran.err) == (3, 3, "")
    assert content["schema_version"] == "1"
    assert content["rulesets"] == [{"id": "besoeg", "path": str(folder / "rb" / "besoeg.toml")}]
    found = {each["code"]: each for each in content["diagnostics"]}
    assert found.keys() == {"H005", "M016"}
    assert found["H005"]["severity"] == "warning"
    assert found["H005"]["location"] == {
        "path": str(folder / "rb" / "besoeg.toml"),
        "line": 28,
        "column": 20,
    }


def test_github_gets_a_mark_for_each_finding_and_the_log_the_text(write: Write, run: Run) -> None:
    folder = write({"besoeg": changed('"Er der besøg?"', '"er der besøg?"')})
    ran = run("rules", "lint", folder, "--format", "github")

    [mark] = ran.out.splitlines()
    assert mark.startswith("::warning file=")
    assert "besoeg.toml,line=28,endLine=28,col=20,endColumn=33,title=H005::Teksten under" in mark
    assert "advarsel[H005]" in ran.err


def test_github_gets_no_more_marks_than_it_shows(write: Write, run: Run) -> None:
    marks = run("rules", "lint", write({"besoeg": GOOD + fields(12)}), "--format", "github").out.splitlines()

    assert len(marks) == 10
    assert marks[-1] == "::warning title=readiness::Der er 3 mere. Se dem i loggen."
