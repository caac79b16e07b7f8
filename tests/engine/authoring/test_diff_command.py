"""`readiness rules diff`: what is printed, whose assessment moves, and the exit codes."""

from __future__ import annotations

import json
import re
import sys
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.conftest import head

from readiness.authoring.comparison.editions import find_editions
from readiness.errors import NothingAssessed

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Run

ROOT = Path(__file__).parents[3]
GOLDEN = Path(__file__).parent / "compared"
EXAMPLES = [ROOT / "examples" / name / "kommune.toml" for name in ("eksempelby", "klar")]
FRL = (files("readiness_rulesets") / "familieraadslagning.toml").read_text(encoding="utf-8")

#: What somebody might change in Familierådslagning at one sitting.
EDIT = {
    'version = "1.0.0"': 'version = "1.1.0"',
    'guide = "frl"': 'guide = "frl"\nthresholds = { ready = 85, minimum = 50 }',
    'publisher = "Socialstyrelsen"': 'publisher = "Social- og Boligstyrelsen"',
    'after = ["arbejdsvilkaar", "samordnere"]': 'after = ["samordnere"]',
    'any = "lokaler", where = { at_least = "siderum", value = 1 } }\nmessage.unmet': (
        'any = "lokaler", where = { at_least = "siderum", value = 2 } }\nmessage.unmet'
    ),
    "Find et lokale med mindst ét siderum tæt på.": "Find et lokale med mindst to siderum tæt på.",
    "Find a room with at least one adjacent room": "Find a room with at least two adjacent rooms",
    'id = "opgaver"\nbasis = "kilde_krav"': 'id = "opgaver"\ngate = true\nbasis = "kilde_krav"',
    'id = "under_forhandling", da = "Under forhandling", en = "In negotiation" },': (
        'id = "under_forhandling", da = "Under forhandling", en = "In negotiation" },\n'
        '    { id = "opsagt", da = "Opsagt", en = "Terminated" },'
    ),
    '[[milestone.contradiction]]\nid = "aftale_uden_kilde"': (
        "[[milestone.rule]]\n"
        'id = "afloeser"\n'
        "gate = true\n"
        'basis = "afledt"\n'
        "source = { question = 1 }\n"
        'question = { da = "Er der mindst to aftaler?", en = "Are there at least two agreements?" }\n'
        'met = { any = "aftaler", where = { above = "raadslagninger_pr_aar", value = 60 } }\n'
        'message.unmet = { da = "Ingen aftale er stor nok.", en = "No agreement is large enough." }\n'
        'remedy = { da = "Indgå en aftale mere.", en = "Make one more agreement." }\n\n'
        '[[milestone.contradiction]]\nid = "aftale_uden_kilde"'
    ),
}


#: What has files refused.
NARROWING = {
    'version = "1.0.0"': 'version = "2.0.0"',
    'id = "uafhaengig"\ntype = "bool"': 'id = "udefra"\ntype = "bool"',
    '{ equals = "uafhaengig", value = true }': '{ equals = "udefra", value = true }',
    'type = "number", minimum = 1, label = { da = "Kroner pr. kuvert"': (
        'type = "number", minimum = 100, label = { da = "Kroner pr. kuvert"'
    ),
}


@pytest.fixture
def rewritten(tmp_path: Path) -> Callable[..., Path]:
    """Write the ruleset of Familierådslagning with some of it replaced."""

    def rewritten(edits: dict[str, str], name: str = "ny.toml") -> Path:
        text = FRL
        for old, new in edits.items():
            assert old in text
            text = text.replace(old, new, 1)
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return rewritten


def plugin(folder: Path, ruleset: str, code: str, module: str = "readiness_proeve") -> Path:
    """Write a project with one method, in a folder of its own."""
    (folder / module).mkdir(parents=True)
    lines = ["[project]", f'name = "{module}"', 'version = "1.0"']
    lines += ['[project.entry-points."readiness.methods"]', f'proeve = "{module}"', ""]
    (folder / "pyproject.toml").write_text("\n".join(lines), encoding="utf-8")
    (folder / module / "proeve.toml").write_text(ruleset, encoding="utf-8")
    (folder / module / "__init__.py").write_text(code, encoding="utf-8")
    return folder


@pytest.fixture
def parts(proeve: Path) -> tuple[str, str]:
    """Give the ruleset and the code of the small method, the code as it stands in a package."""
    ruleset, code = proeve / "proeve.toml", proeve / "readiness_proeve.py"
    text = code.read_text(encoding="utf-8").replace('with_suffix(".toml")', 'with_name("proeve.toml")')
    return ruleset.read_text(encoding="utf-8"), text


SETUP = """
[kommune]
navn = "Prøvekøbing"
[metoder.proeve.maal]
sager = 24
[metoder.proeve.kursus]
form = "uge"
[metoder.proeve.aftener]
moeder = 12
lokaler = { Skolen = 12 }
"""


@pytest.fixture
def setup(tmp_path: Path) -> Path:
    path = tmp_path / "kommune.toml"
    path.write_text(SETUP, encoding="utf-8")
    return path


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(
    ("name", "edit", "code"), [("moved", EDIT, 1), ("refused", NARROWING, 0)], ids=["moved", "refused"]
)
def test_a_realistic_edit_reads_as_it_was_looked_at(  # noqa: PLR0913, PLR0917 (fixtures)
    name: str,
    edit: dict[str, str],
    code: int,
    language: str,
    run: Run,
    rewritten: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    monkeypatch.chdir(rewritten(edit).parent)
    for example in EXAMPLES:
        Path(f"{example.parent.name}.toml").write_bytes(example.read_bytes())
    ran = run(
        *("--lang", language, "rules", "diff", "familieraadslagning", "ny.toml"),
        *("eksempelby.toml", "klar.toml", "--as-of", "2026-11-06"),
    )
    shown = f"{ran.out}\n{ran.err}"
    golden = GOLDEN / f"{name}.{language}.txt"
    if request.config.getoption("--update-golden"):
        golden.write_text(shown, encoding="utf-8")

    assert shown == golden.read_text(encoding="utf-8")
    assert ran.code == code


def test_the_version_that_is_demanded_gives_exit_code_0(run: Run, rewritten: Callable[..., Path]) -> None:
    new = rewritten(EDIT | {'version = "1.0.0"': 'version = "2.0.0"'})
    ran = run("rules", "diff", "familieraadslagning", new)

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith("Ændringerne kræver mindst version 2.0.0. Versionen er høj nok.\n")


def test_the_repository_has_no_change_from_what_is_installed(run: Run) -> None:
    ran = run("rules", "diff", "familieraadslagning", ROOT, EXAMPLES[1], "--as-of", "2026-11-06")

    assert (ran.code, ran.err) == (0, "")
    assert "Der er ingen forskel på de to regelsæt." in ran.out
    assert "Score, svar og spørgsmål er de samme." in ran.out


def test_a_change_of_what_is_inherited_shows_in_the_method(
    run: Run, tmp_path: Path, parts: tuple[str, str]
) -> None:
    ruleset, _ = parts
    for name, text in (("gammel", ruleset), ("ny", ruleset.replace('"uge" }', '"dag" }'))):
        folder = plugin(tmp_path / name, text, parts[1])
        with (folder / "pyproject.toml").open("a", encoding="utf-8") as file:
            file.write('gren = "readiness_gren"\n')
        (folder / "readiness_gren").mkdir()
        (folder / "readiness_gren" / "gren.toml").write_text(
            '[ruleset]\nid = "gren"\nversion = "1.0.0"\nextends = "proeve"\nguide = "bog"\n'
            'title = { da = "Grenen", en = "The branch" }\n',
            encoding="utf-8",
        )
    ran = run("rules", "diff", tmp_path / "gammel", tmp_path / "ny", "--method", "gren")

    assert ran.code == 1
    assert "Spørgsmålet kursus.form: Varer kurset en uge?" in ran.out
    assert "gren.toml:3:11" in ran.err


def test_two_versions_of_code_in_modules_of_one_name_are_told_apart(
    run: Run, tmp_path: Path, parts: tuple[str, str], setup: Path
) -> None:
    ruleset, code = parts
    old = plugin(tmp_path / "gammel", ruleset, code)
    new = plugin(tmp_path / "ny", ruleset, code.replace("evenings >= meetings", "evenings > meetings"))
    before, path = sys.modules.get("readiness_proeve"), list(sys.path)
    ran = run("rules", "diff", old, new, setup)

    assert ran.code == 0
    assert "✓ opfyldt → ◐ delvist opfyldt  aftener.nok" in ran.out
    assert "Intet i regelsættet forklarer det." in ran.out
    assert "Én regel bliver afgjort af en funktion." in ran.out
    assert (sys.modules.get("readiness_proeve"), sys.path) == (before, path)
    other_way = run("rules", "diff", new, old, setup)
    assert "◐ delvist opfyldt → ✓ opfyldt  aftener.nok" in other_way.out


def test_a_file_without_code_borrows_the_functions_of_the_other_and_says_so(
    run: Run, tmp_path: Path, parts: tuple[str, str], setup: Path
) -> None:
    (tmp_path / "gammel.toml").write_text(parts[0], encoding="utf-8")
    new = plugin(tmp_path / "ny", parts[0].replace("ready = 80", "ready = 90"), parts[1])
    for one, other in ((tmp_path / "gammel.toml", new), (new, tmp_path / "gammel.toml")):
        ran = run("rules", "diff", one, other, setup)

        assert "Disse funktioner er lånt fra den anden:\n  regel_nok." in ran.out
        assert "Klar · 100 af 100 point" in ran.out
        assert "Score, svar og spørgsmål er de samme." in ran.out


def test_a_function_that_nobody_has_is_told_and_its_rule_stays_open(
    run: Run, tmp_path: Path, parts: tuple[str, str], setup: Path
) -> None:
    for name in ("gammel", "ny"):
        (tmp_path / f"{name}.toml").write_text(parts[0], encoding="utf-8")
    ran = run("--lang", "en", "rules", "diff", tmp_path / "gammel.toml", tmp_path / "ny.toml", setup)

    assert ran.code == 0
    assert "Cannot be decided yet · 66–100 of 100 points" in ran.out
    assert ran.err.count("warning[H062]") == 2
    assert "does not have the code for the questions that functions judge (1)" in re.sub(r"\s+", " ", ran.err)
    assert "The questions are: aftener.nok." in re.sub(r"\s+", " ", ran.err)


def test_functions_that_nobody_has_are_told_once_a_version(run: Run, rewritten: Callable[..., Path]) -> None:
    ran = run("rules", "diff", rewritten({}, "gammel.toml"), rewritten({}), EXAMPLES[1])

    assert ran.code == 0
    assert re.findall(r"\[(\w+)\]", ran.err) == ["H062", "H062"]
    assert re.sub(r"\s+", " ", ran.err).count("Spørgsmålene er: lokaler.pladser, lokaler.aftenpladser,") == 2


def test_each_way_in_which_a_setup_moves_is_told_with_its_reason(
    run: Run, tmp_path: Path, parts: tuple[str, str], setup: Path
) -> None:
    rule = (
        '[[milestone.rule]]\nid = "{id}"\nbasis = "afledt"\n'
        'question = {{ da = "Er der {id}?", en = "Is there {id}?" }}\n'
        'remedy = {{ da = "Find det.", en = "Find it." }}\nmet = {{ above = "sager", value = 100 }}\n'
        'message.unmet = {{ da = "Nej.", en = "No." }}\n'
    )
    ruleset, code = parts
    at = '[[milestone]]\nid = "kursus"'
    old = plugin(tmp_path / "gammel", ruleset.replace(at, rule.format(id="et") + at), code)
    new = plugin(
        tmp_path / "ny",
        ruleset.replace(at, rule.format(id="to") + at)
        .replace('id = "form"\nbasis', 'id = "kursets_form"\nbasis')
        .replace('value = "uge"', 'value = "dag"')
        .replace("ready = 80", "ready = 90")
        .replace('"En dag", en = "One day"', '"Én dag", en = "One day"')
        .replace('"1.0.0"', '"2.0.0"'),
        code,
    )
    ran = run("rules", "diff", old, new, setup)

    assert ran.code == 0
    for line in (
        "    ikke spurgt → ✗ ikke opfyldt  maal.to",
        "    ✗ ikke opfyldt → ikke spurgt  maal.et",
        "        fordi: Nyt spørgsmål.",
        "        fordi: Spørgsmålet er fjernet.",
    ):
        assert line in ran.out


def test_a_gate_and_a_limit_that_move_a_verdict_are_told_though_no_question_turns(
    run: Run, tmp_path: Path, parts: tuple[str, str], setup: Path
) -> None:
    ruleset, code = parts
    setup.write_text(SETUP.replace('"uge"', '"dag"'), encoding="utf-8")
    old = plugin(tmp_path / "gammel", ruleset.replace("minimum = 50", "minimum = 0"), code)
    new = plugin(
        tmp_path / "ny", ruleset.replace('id = "form"\nbasis', 'id = "form"\ngate = true\nbasis'), code
    )
    ran = run("rules", "diff", old, new, setup)

    assert "Klar med forbehold → Ikke klar endnu · 66 af 100 point" in ran.out
    assert "    Det flytter sig også, fordi:\n" in ran.out
    assert "      · Spørgsmålet kursus.form: Skal nu på plads først.\n" in ran.out
    assert (
        "      · Regelsættet proeve: Mindstegrænsen i hver faktor er nu 50\u00a0%, før 0\u00a0%."
        in ran.out.replace(" %", "\u00a0%")
    )


def test_a_renamed_rule_that_comes_out_the_same_does_not_move(
    run: Run, tmp_path: Path, parts: tuple[str, str], setup: Path
) -> None:
    ruleset, code = parts
    old = plugin(tmp_path / "gammel", ruleset, code)
    renamed = ruleset.replace('id = "form"\nbasis', 'id = "kursets_form"\nbasis')
    new = plugin(tmp_path / "ny", renamed.replace('"1.0.0"', '"2.0.0"'), code)
    ran = run("rules", "diff", old, new, setup)

    assert ran.code == 0
    assert "Score, svar og spørgsmål er de samme." in ran.out


def test_a_setup_that_the_newer_refuses_is_told_with_what_is_wrong(
    run: Run, tmp_path: Path, parts: tuple[str, str], setup: Path
) -> None:
    ruleset, code = parts
    old = plugin(tmp_path / "gammel", ruleset, code)
    narrow = ruleset.replace('id = "sager"\ntype = "int"', 'id = "sager"\ntype = "int"\nminimum = 25')
    new = plugin(tmp_path / "ny", narrow, code)

    refused = run("rules", "diff", old, new, setup)
    assert refused.code == 1  # of the version; that a file is refused is a change like others
    assert "Filen bliver nu afvist. Den gjaldt før." in refused.out
    assert "kommune.toml:5:9: K011" in re.sub(r"\s+", " ", refused.out)
    taken = run("rules", "diff", new, old, setup)
    assert "Filen bliver nu vurderet. Den blev afvist før." in taken.out
    setup.write_text(SETUP.replace("24", '"mange"'), encoding="utf-8")
    both = run("rules", "diff", old, new, setup)
    assert both.code == 2
    assert "Filen kunne heller ikke vurderes før." in both.out


def test_a_rule_that_raises_gives_exit_code_4(
    run: Run, tmp_path: Path, parts: tuple[str, str], setup: Path
) -> None:
    setup.write_text(SETUP.replace("moeder = 12", "moeder = 13"), encoding="utf-8")
    old = plugin(tmp_path / "gammel", *parts)
    ran = run("rules", "diff", old, old, setup)

    assert ran.code == 4


def test_markdown_and_json_tell_the_same(run: Run, rewritten: Callable[..., Path]) -> None:
    new = rewritten(EDIT)
    args: list[str | Path] = ["rules", "diff", "familieraadslagning", new, *EXAMPLES]
    args += ["--as-of", "2026-11-06", "--format"]
    markdown, data = run(*args, "markdown"), json.loads(run(*args, "json").out)

    assert markdown.code == 1
    assert markdown.out.startswith("## Familierådslagning (familieraadslagning) 1.0.0 → 1.1.0\n")
    for change in data["changes"]:
        assert change["sentence"] in markdown.out
    assert (data["method"], data["demands"], data["least_version"], data["is_high_enough"]) == (
        "familieraadslagning",
        "major",
        "2.0.0",
        False,
    )
    [code] = [each["code"] for each in data["diagnostics"]]
    assert code == "H055"
    eksempelby, klar = data["setups"]
    assert not klar["is_same"]
    assert eksempelby["before"] != eksempelby["after"]
    for turn in eksempelby["questions"]:
        assert [data["changes"][number]["id"] for number in turn["because"]] == [turn["id"]]


@pytest.mark.parametrize("shape", ["markdown", "json", "text"])
def test_every_format_tells_of_refused_setups_words_and_verdicts(
    shape: str, run: Run, tmp_path: Path, parts: tuple[str, str], setup: Path
) -> None:
    ruleset, code = parts
    old = plugin(tmp_path / "gammel", ruleset, code)
    edited = ruleset.replace("Varer kurset en uge?", "Varer kurset en hel uge?")
    edited = edited.replace("Kurset er for kort.", "En uge mangler.").replace(
        'basis = "kilde_krav"', 'basis = "afledt"'
    )
    new = plugin(
        tmp_path / "ny", edited.replace('id = "form"\nbasis', 'id = "form"\ngate = true\nbasis'), code
    )
    narrow = plugin(tmp_path / "smal", edited.replace('"int"', '"int"\nminimum = 25', 1), code)
    file_alone = tmp_path / "alene.toml"
    file_alone.write_text(edited, encoding="utf-8")
    setup.write_text(SETUP.replace('"uge"', '"dag"'), encoding="utf-8")

    for one, other in ((old, new), (old, narrow), (narrow, old), (old, file_alone), (old, old)):
        ran = run("rules", "diff", one, other, setup, "--format", shape)
        assert ran.code in (0, 1)
        assert "K011" in ran.out or other is not narrow
        assert "Varer kurset en hel uge?" in ran.out or other is old


@pytest.mark.parametrize(
    ("args", "code", "told"),
    [
        (("familieraadslagning", "omlaegning"), 3, "H059"),
        ((ROOT, ROOT), 3, "H060"),
        (("familieraadslagning", ROOT, "--method", "omlaegning"), 3, "H061"),
        (("findes_ikke", "findes_ikke"), 3, "M001"),
        (("familieraadslagnin", "familieraadslagning"), 3, "M001"),
        ((ROOT, "familieraadslagnin"), 3, "M001"),
        (("findes/ikke.toml", "familieraadslagning"), 3, "M016"),
        (
            ("familieraadslagning", "familieraadslagning", ROOT / "examples" / "herning" / "kommune.toml"),
            3,
            "H063",
        ),
        (("familieraadslagning", "familieraadslagning", ROOT / "findes_ikke.toml"), 2, "F"),
    ],
)
def test_what_cannot_be_compared_is_told(
    run: Run, args: tuple[str | Path, ...], code: int, told: str
) -> None:
    ran = run("rules", "diff", *args)

    assert (ran.code, ran.out) == (code, "")
    assert f"fejl[{told}" in ran.err


def test_a_project_with_one_method_in_common_needs_no_choice(tmp_path: Path, parts: tuple[str, str]) -> None:
    folders = []
    for name, other in (("gammel", "gren"), ("ny", "kvist")):
        folder = plugin(tmp_path / name, *parts)
        with (folder / "pyproject.toml").open("a", encoding="utf-8") as file:
            file.write(f'{other} = "readiness_proeve"\n')
        (folder / "readiness_proeve" / f"{other}.toml").write_text(
            f'[ruleset]\nid = "{other}"\nversion = "1.0.0"\nextends = "proeve"\nguide = "bog"\n'
            'title = { da = "Grenen", en = "The branch" }\n',
            encoding="utf-8",
        )
        folders.append(str(folder))

    assert [each.id for each in find_editions(folders[0], folders[1], None)] == ["proeve", "proeve"]
    with pytest.raises(NothingAssessed):
        find_editions(folders[0], folders[1], "gren")


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (("", "[["), "F"),
        (('type = "int"', 'type = "heltal"'), "R002"),
        (('at_least = "sager"', 'at_least = "findes_ikke"'), "M008"),
        (('guide = "bog"', 'guide = "bog"\nextends = "findes_ikke"'), "M003"),
    ],
)
@pytest.mark.parametrize("order", [1, -1])
def test_a_ruleset_that_is_broken_is_told_with_its_place(  # noqa: PLR0913, PLR0917 (fixtures)
    edit: tuple[str, str],
    code: str,
    order: int,
    run: Run,
    tmp_path: Path,
    parts: tuple[str, str],
) -> None:
    (tmp_path / "hel.toml").write_text(parts[0], encoding="utf-8")
    (tmp_path / "itu.toml").write_text(parts[0].replace(*edit, 1), encoding="utf-8")
    paths = [tmp_path / "itu.toml", tmp_path / "hel.toml"]
    ran = run("rules", "diff", *paths[::order])

    assert ran.code in (2, 4)
    assert f"fejl[{code}" in ran.err
    assert "itu.toml:" in ran.err


def test_a_version_that_cannot_be_read_is_told(run: Run, tmp_path: Path, parts: tuple[str, str]) -> None:
    for name, old, new in (("gammel", "", ""), ("ny", '"1.0.0"', '"tirsdag"')):
        text = parts[0].replace(old, new, 1).replace("Bogen", f"Bogen {name}")
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    ran = run("rules", "diff", tmp_path / "gammel.toml", tmp_path / "ny.toml")

    assert ran.code == 1
    assert ran.out.endswith("Versionen kan ikke holdes op mod ændringerne.\n")
    assert "fejl[H058]" in ran.err


#: A method without functions, of one question and two that rest on it.
PLAIN = (
    head("enkel", "Enkel", "Plain")
    + """[[milestone]]
id = "maal"
factor = "ledelse"
title = { da = "Mål", en = "Aims" }
source = { page = 4 }
[[milestone.field]]
id = "sager"
type = "number"
label = { da = "Sager", en = "Cases" }
[[milestone.field]]
id = "navne"
type = "texts"
label = { da = "Navne", en = "Names" }
[[milestone.rule]]
id = "sager"
basis = "afledt"
question = { da = "Er der sager?", en = "Are there cases?" }
remedy = { da = "Find sager.", en = "Find cases." }
met = { above = "sager", value = 1 }
message.unmet = { da = "Nej.", en = "No." }
[[milestone.rule]]
id = "navne"
basis = "afledt"
question = { da = "Er der navne?", en = "Are there names?" }
remedy = { da = "Find navne.", en = "Find names." }
met = { present = "navne" }
message.unmet = { da = "Nej.", en = "No." }
[[milestone.rule]]
id = "samlet"
basis = "afledt"
question = { da = "Er det hele der?", en = "Is all of it there?" }
remedy = { da = "Find det hele.", en = "Find all of it." }
worst_of = ["maal.sager"]
message.partial = { da = "Næsten.", en = "Nearly." }
message.unmet = { da = "Nej.", en = "No." }
"""
)


def test_why_a_question_turns_is_found_in_what_it_reads_and_rests_on(run: Run, tmp_path: Path) -> None:
    setup = tmp_path / "kommune.toml"
    answers = "[metoder.enkel.maal]\nsager = 0.5\n"
    setup.write_text(f'[kommune]\nnavn = "Prøvekøbing"\n{answers}', encoding="utf-8")

    def reasons(*edits: tuple[str, str], shape: str = "text") -> str:
        (tmp_path / "gammel.toml").write_text(PLAIN, encoding="utf-8")
        text = PLAIN
        for old, new in edits:
            text = text.replace(old, new, 1)
        (tmp_path / "ny.toml").write_text(text, encoding="utf-8")
        ran = run("rules", "diff", tmp_path / "gammel.toml", tmp_path / "ny.toml", setup, "--format", shape)
        assert ran.code in (0, 1)
        return re.sub(r"\s+", " ", ran.out)

    rests_on = reasons(("value = 1", "value = 0"))
    assert "✗ ikke opfyldt → ✓ opfyldt maal.samlet fordi: Spørgsmålet maal.sager: Det, der skal" in rests_on
    more = PLAIN[PLAIN.index("[[milestone]]") :].replace('"maal"', '"nyt"').replace("maal.sager", "nyt.sager")
    milestone = reasons(('["maal.sager"]', '["maal.sager"]'), (PLAIN, PLAIN + more))
    assert "ikke spurgt → ? ikke besvaret nyt.sager fordi: Milepælen nyt: Ny milepæl i Ledelse" in milestone
    other = reasons(('worst_of = ["maal.sager"]', 'worst_of = ["maal.navne"]'))
    assert "✗ ikke opfyldt → ? ikke besvaret maal.samlet" in other
    factor = reasons(('factor = "ledelse"', 'factor = "organisering"'))
    assert "Score, svar og spørgsmål er de samme." in factor
    assert "Score, svar og spørgsmål er de samme." in reasons(shape="markdown")
    setup.write_text(f'[kommune]\nnavn = "Prøvekøbing"\n{answers}navne = ["A"]\n', encoding="utf-8")
    falls = reasons(('worst_of = ["maal.sager"]', 'worst_of = ["maal.sager", "maal.navne"]'))
    assert "Score, svar og spørgsmål er de samme." in falls


def test_an_answer_of_another_type_explains_why_a_question_turns(
    run: Run, tmp_path: Path, parts: tuple[str, str], setup: Path
) -> None:
    ruleset, code = parts
    setup.write_text(SETUP.replace("Skolen", "skolen"), encoding="utf-8")
    old = plugin(tmp_path / "gammel", ruleset, code)
    part = '{ id = "skolen", type = "int", label = { da = "Skolen", en = "The school" } }'
    new = plugin(
        tmp_path / "ny",
        ruleset.replace('type = "table"\nof = "int"', f'type = "record"\nfields = [{part}]'),
        code.replace(
            'facts.table("aftener.lokaler").values()', '[facts.number("aftener.lokaler.skolen") - 1]'
        ),
    )
    ran = run("rules", "diff", old, new, setup)

    assert "✓ opfyldt → ◐ delvist opfyldt  aftener.nok" in ran.out
    assert "fordi: Feltet aftener.lokaler: Svaret er nu: tabel. Før: tabel med" in ran.out


def test_a_factor_that_a_milestone_counts_in_moves_a_score_though_no_question_turns(
    run: Run, tmp_path: Path
) -> None:
    more = PLAIN[PLAIN.index("[[milestone]]") :].replace('"maal"', '"nyt"').replace("maal.sager", "nyt.sager")
    old = PLAIN + more.replace("ledelse", "organisering")
    for name, text in (("gammel", old), ("ny", old.replace("organisering", "ledelse"))):
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    setup = tmp_path / "kommune.toml"
    lines = ["[kommune]", 'navn = "Prøvekøbing"', "[metoder.enkel.maal]", "sager = 3"]
    lines += ["[metoder.enkel.nyt]", 'ikke_relevant = "Besluttet"']
    setup.write_text("\n".join(lines), encoding="utf-8")
    for shape, lead in (("text", "      · "), ("markdown", "    - ")):
        ran = run("rules", "diff", tmp_path / "gammel.toml", tmp_path / "ny.toml", setup, "--format", shape)
        assert ran.code == 1
        assert f"{lead}Milepælen nyt: Milepælen tæller nu i Ledelse, før i Organisering." in ran.out


def test_a_wider_worst_of_moves_the_low_end_of_a_score_though_no_question_turns(
    run: Run, tmp_path: Path
) -> None:
    wider = PLAIN.replace('worst_of = ["maal.sager"]', 'worst_of = ["maal.sager", "maal.navne"]')
    for name, text in (("gammel", PLAIN), ("ny", wider)):
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    setup = tmp_path / "kommune.toml"
    lines = ["[kommune]", 'navn = "Prøvekøbing"', "[metoder.enkel.maal]", "sager = 3"]
    setup.write_text("\n".join(lines), encoding="utf-8")
    ran = run("rules", "diff", tmp_path / "gammel.toml", tmp_path / "ny.toml", setup)

    assert "66–100 af 100 point → 33–100 af 100 point" in ran.out
    assert "      · Spørgsmålet maal.samlet: De spørgsmål, som det tager det værste af," in ran.out


def test_only_a_limit_that_lies_between_is_told_to_move_a_verdict(run: Run, tmp_path: Path) -> None:
    lower = PLAIN.replace("ready = 80, minimum = 50", "ready = 60, minimum = 40")
    for name, text in (("gammel", PLAIN), ("ny", lower)):
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    setup = tmp_path / "kommune.toml"
    lines = ["[kommune]", 'navn = "Prøvekøbing"', "[metoder.enkel.maal]", "sager = 3"]
    setup.write_text("\n".join(lines), encoding="utf-8")
    ran = run("rules", "diff", tmp_path / "gammel.toml", tmp_path / "ny.toml", setup)
    _, _, moved = ran.out.partition("Det flytter sig også, fordi:")

    assert "Kan ikke afgøres endnu → Klar · 66–100 af 100 point" in ran.out
    assert "Grænsen for klar er nu 60" in moved
    assert "Mindstegrænsen" not in moved


def test_markdown_needs_no_setups(run: Run, rewritten: Callable[..., Path]) -> None:
    ran = run("rules", "diff", "familieraadslagning", rewritten(NARROWING), "--format", "markdown")

    assert ran.code == 0
    assert "Opsætningerne" not in ran.out


@pytest.mark.parametrize("shape", ["text", "markdown", "json"])
def test_what_somebody_wrote_steers_nothing(shape: str, run: Run, tmp_path: Path) -> None:
    hostile = "\\u001b[31mrød\\u202e\\n::error::x\\n# ##vso[x] <script> | `x` 0101701234"
    (tmp_path / "gammel.toml").write_text(PLAIN, encoding="utf-8")
    edited = PLAIN
    for text in ('"1.0.0"', '"Enkel"', '"Bogen"', '"Er der sager?"', '"Find navne."', '"Sager"', '"Navne"'):
        edited = edited.replace(text, f'"{hostile}"')
    edited = edited.replace("value = 1", "value = 2")
    (tmp_path / "ny.toml").write_text(edited, encoding="utf-8")
    ran = run("rules", "diff", tmp_path / "gammel.toml", tmp_path / "ny.toml", "--format", shape)

    assert ran.code == 1
    assert "rød" in ran.out
    for each in ("\x1b", "\u202e", "\n::error", "0101701234"):
        assert each not in ran.out + ran.err
    assert "##vso[" not in ran.out
    assert shape != "markdown" or "<script>" not in ran.out.replace("\\<script\\>", "")


def test_a_setup_without_any_score_is_told_as_not_assessed(run: Run, tmp_path: Path) -> None:
    for name in ("gammel", "ny"):
        (tmp_path / f"{name}.toml").write_text(PLAIN, encoding="utf-8")
    setup = tmp_path / "kommune.toml"
    lines = ["[kommune]", 'navn = "Prøvekøbing"', "[metoder.enkel.maal]", 'ikke_relevant = "Besluttet"']
    setup.write_text("\n".join(lines), encoding="utf-8")
    ran = run("rules", "diff", tmp_path / "gammel.toml", tmp_path / "ny.toml", setup)

    assert "Kan ikke afgøres endnu · ikke vurderet" in ran.out
    assert "funktion" not in ran.out
    as_data = run("rules", "diff", tmp_path / "gammel.toml", tmp_path / "ny.toml", setup, "--format", "json")
    assert json.loads(as_data.out)["setups"][0]["after"]["score"] is None


def test_help_tells_what_old_and_new_are(run: Run) -> None:
    assert "GAMMEL og NY er en fil, en projektmappe" in re.sub(
        r"\s+", " ", run("rules", "diff", "--help").out
    )
    assert "OLD and NEW are a file" in re.sub(r"\s+", " ", run("--lang", "en", "rules", "diff", "--help").out)
