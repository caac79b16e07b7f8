"""A project is found by its files, and loaded as it stands in its folder."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from readiness.authoring.project import find_project, survey
from readiness.errors import NothingAssessed, PluginError, ReadinessError, RulesetError, SetupError
from readiness.suppliers import GROUP

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

RULESET = """[ruleset]
id = "{id}"
version = "1.0.0"
guide = "bog"
title = {{ da = "Prøven", en = "The trial" }}
thresholds = {{ ready = 80, minimum = 50 }}
{more}
[[document]]
id = "bog"
title = "Bogen"
publisher = "Forlaget"
"""
HOOK = """
from pathlib import Path
from readiness import Method, hookimpl, read_ruleset

@hookimpl
def readiness_methods():
    return [Method(read_ruleset(Path(__file__).with_name("{name}")), {{"regel": print}})]
"""


def ruleset(name: str = "besoeg", more: str = "") -> str:
    return RULESET.format(id=name, more=more)


def pyproject(*lines: str, head: str = '[project]\nname = "readiness-besoeg"\nversion = "2.0"\n') -> str:
    return "\n".join([head, f'[project.entry-points."{GROUP}"]', *lines])


@pytest.fixture
def write(code_path: Path, request: pytest.FixtureRequest) -> Callable[..., Path]:
    """Write the files of a project; its modules are forgotten after the test."""
    request.getfixturevalue("install")  # forgets what was loaded
    folder = code_path / "projekt"

    def write(files: Mapping[str, str]) -> Path:
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return folder

    return write


@pytest.fixture
def besoeg(write: Callable[..., Path]) -> Path:
    """Write a project with one method in a package."""
    return write(
        {
            "pyproject.toml": pyproject('besoeg = "rb"'),
            "rb/__init__.py": HOOK.format(name="besoeg.toml"),
            "rb/besoeg.toml": ruleset(),
        }
    )


def codes(error: ReadinessError) -> list[str]:
    return [each.code for each in error.diagnostics]


def place_of(error: ReadinessError) -> str:
    [diagnostic] = error.diagnostics
    assert diagnostic.place
    return f"{Path(diagnostic.place.path).name}:{diagnostic.place.line}:{diagnostic.place.column}"


# --- Where it is found ---


def test_a_folder_is_a_project_by_the_entry_points_of_its_pyproject(besoeg: Path) -> None:
    project = find_project(besoeg)
    [piece] = project.pieces

    assert (project.folder, project.siblings) == (besoeg, project.pieces)
    assert (piece.id, piece.path) == ("besoeg", besoeg / "rb" / "besoeg.toml")
    assert piece.proofs == besoeg / "tests" / "rulesets" / "besoeg"
    assert (piece.place.line, piece.place.text) == (6, 'besoeg = "rb"')


def test_the_entry_point_carries_the_name_and_the_version_of_the_project(besoeg: Path) -> None:
    [piece] = find_project(besoeg).pieces

    assert piece.entry == piece.stand_in
    assert piece.stand_in.dist
    assert (piece.stand_in.dist.name, piece.stand_in.dist.version) == ("readiness-besoeg", "2.0")
    assert piece.stand_in.dist.locate_file("a") == Path("a")
    assert piece.stand_in.dist.read_text("RECORD") is None


@pytest.mark.parametrize("head", ["", '[project]\nname = "a\\n\\nb"\nversion = 2\n'])
def test_a_project_without_a_proper_name_is_loaded_all_the_same(
    write: Callable[..., Path], head: str
) -> None:
    folder = write(
        {
            "pyproject.toml": pyproject('besoeg = "rb"', head=head),
            "rb/__init__.py": HOOK.format(name="besoeg.toml"),
            "rb/besoeg.toml": ruleset(),
        }
    )
    [piece] = find_project(folder).pieces

    assert piece.stand_in.dist
    assert piece.stand_in.dist.version == ("2" if head else "?")


@pytest.mark.parametrize(
    "where",
    ["rb/besoeg.toml", "src/rb/besoeg.toml", "data/rules/besoeg.toml", "besoeg.toml"],
)
def test_the_ruleset_lies_in_the_package_or_beside_it(write: Callable[..., Path], where: str) -> None:
    folder = write({"pyproject.toml": pyproject('besoeg = "rb"'), where: ruleset()})

    assert [each.path for each in find_project(folder).pieces] == [folder / where]


def test_the_ruleset_in_the_package_comes_before_another_of_its_name(write: Callable[..., Path]) -> None:
    folder = write(
        {
            "pyproject.toml": pyproject('besoeg = "rb"'),
            "rb/besoeg.toml": ruleset(),
            "other/besoeg.toml": "x",
        }
    )

    assert [each.path for each in find_project(folder).pieces] == [folder / "rb" / "besoeg.toml"]


def test_hidden_folders_hold_no_ruleset(write: Callable[..., Path]) -> None:
    folder = write({"pyproject.toml": pyproject('besoeg = "rb"')})
    hidden = folder / ".venv" / "rb"
    hidden.mkdir(parents=True)
    (hidden / "besoeg.toml").write_text(ruleset(), encoding="utf-8")

    with pytest.raises(PluginError) as caught:
        find_project(folder)
    assert codes(caught.value) == ["M018"]


def test_a_ruleset_file_of_a_project_is_looked_at_alone_among_its_siblings(
    write: Callable[..., Path],
) -> None:
    folder = write(
        {
            "pyproject.toml": pyproject('besoeg = "rb"', 'grund = "rb"'),
            "rb/besoeg.toml": ruleset(more='extends = "grund"'),
            "rb/grund.toml": ruleset("grund").replace("bog", "kilde"),
        }
    )
    project = find_project(folder / "rb" / "besoeg.toml")

    assert project.folder == folder
    assert [each.id for each in project.pieces] == ["besoeg"]
    assert [each.id for each in project.siblings] == ["besoeg", "grund"]
    assert [each.id for each in project.documents(project.pieces[0])] == ["grund", "besoeg"]


def test_the_folder_of_a_file_is_told_as_seen_from_here(
    besoeg: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(besoeg.parent)
    project = find_project(Path("projekt/rb/besoeg.toml"))

    assert (project.folder, project.pieces[0].path) == (Path("projekt"), Path("projekt/rb/besoeg.toml"))


def test_a_file_by_itself_has_no_functions_and_its_proofs_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "alene.toml"
    path.write_text(ruleset("alene"), encoding="utf-8")
    project = find_project(path)
    [piece] = project.pieces

    assert (piece.id, piece.entry, piece.proofs) == ("alene", None, tmp_path / "proofs")
    assert piece.stand_in.value == str(path)
    assert project.chain(piece)[-1].method.functions == {}
    assert project.method(piece).ruleset.id == "alene"


def test_a_file_that_lies_in_no_project_is_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("readiness.authoring.project._PROJECT", "findes_ikke.toml")
    path = tmp_path / "alene.toml"
    path.write_text(ruleset("alene"), encoding="utf-8")

    assert [each.entry for each in find_project(path).pieces] == [None]


def test_a_file_that_its_project_does_not_name_is_by_itself(besoeg: Path) -> None:
    (besoeg / "loes.toml").write_text(ruleset("loes"), encoding="utf-8")

    assert [each.entry for each in find_project(besoeg / "loes.toml").siblings] == [None]


# --- What is wrong with it ---


def test_a_path_that_does_not_exist_is_told(tmp_path: Path) -> None:
    with pytest.raises(NothingAssessed) as caught:
        find_project(tmp_path / "ingen")
    assert codes(caught.value) == ["M016"]


@pytest.mark.parametrize(
    "text", [None, "", "[project]\nname = 3", "project = 3", '[project]\nentry-points = "a"']
)
def test_a_folder_without_a_method_is_told(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8")

    with pytest.raises(NothingAssessed) as caught:
        find_project(tmp_path)
    assert codes(caught.value) == ["M017"]


def test_a_pyproject_that_is_no_toml_or_no_file_is_told(write: Callable[..., Path]) -> None:
    folder = write({"pyproject.toml": "[project\n"})

    with pytest.raises(SetupError) as caught:
        find_project(folder)
    assert place_of(caught.value) == "pyproject.toml:1:1"


def test_a_huge_pyproject_is_refused(write: Callable[..., Path]) -> None:
    folder = write({"pyproject.toml": "#" * 2_000_000})

    with pytest.raises(SetupError) as caught:
        find_project(folder)
    assert codes(caught.value) == ["F004"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('besoeg = "rb"', "M018"),
        ('"../besoeg" = "rb"', "M018"),
        ('"a b" = "rb"', "M018"),
        ('"a\\nb" = "rb"', "M018"),
        ("besoeg = 3", "M019"),
        ('besoeg = ""', "M019"),
        ('besoeg = "-rf /"', "M019"),
        ('besoeg = "rb\\n[console_scripts]\\nx = y"', "M019"),
        ('besoeg.dyb = "rb"', "M019"),
    ],
)
def test_a_wrong_entry_point_is_told_at_its_line(write: Callable[..., Path], line: str, code: str) -> None:
    folder = write({"pyproject.toml": pyproject(line)})
    (folder.parent / "besoeg.toml").write_text(ruleset(), encoding="utf-8")

    with pytest.raises(PluginError) as caught:
        find_project(folder)
    assert (codes(caught.value), place_of(caught.value)) == ([code], "pyproject.toml:6:1")


def test_all_wrong_entry_points_are_told_and_those_that_fit_are_kept(besoeg: Path) -> None:
    with (besoeg / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write('\nto = "rb"\ntre = 3\n')
    project, faults = survey(besoeg)

    assert [each.id for each in project.pieces] == ["besoeg"]
    assert [each.code for each in faults] == ["M018", "M019"]
    with pytest.raises(PluginError):
        find_project(besoeg)
    assert find_project(besoeg / "rb" / "besoeg.toml").pieces == project.pieces


def test_several_rulesets_of_a_name_are_told_with_their_number(write: Callable[..., Path]) -> None:
    folder = write(
        {
            "pyproject.toml": pyproject('besoeg = "rb"'),
            "a/besoeg.toml": ruleset(),
            "b/besoeg.toml": ruleset(),
        }
    )
    _, faults = survey(folder)

    assert [(each.code, each.values["count"]) for each in faults] == [("M018", "2")]
    with pytest.raises(PluginError):  # the file itself may be the one that is meant
        find_project(folder / "a" / "besoeg.toml")


def test_a_file_that_cannot_be_read_tells_all_its_faults(tmp_path: Path) -> None:
    path = tmp_path / "alene.toml"
    path.write_text('[ruleset]\nid = "alene"\nextra = 1\n', encoding="utf-8")

    with pytest.raises(RulesetError) as caught:
        find_project(path)
    assert set(codes(caught.value)) == {"R002"}
    assert len(caught.value.diagnostics) > 1


# --- How it is loaded ---


def test_a_method_is_loaded_with_its_functions_from_its_folder(besoeg: Path) -> None:
    project = find_project(besoeg)
    [contribution] = project.chain(project.pieces[0])

    assert list(contribution.method.functions) == ["regel"]
    assert contribution.document.file.name == str(besoeg / "rb" / "besoeg.toml")
    assert str(besoeg) not in sys.path


def test_the_documents_of_a_method_are_read_without_its_code(besoeg: Path) -> None:
    (besoeg / "rb" / "__init__.py").write_text("raise SystemExit", encoding="utf-8")
    project = find_project(besoeg)

    assert [each.id for each in project.documents(project.pieces[0])] == ["besoeg"]
    with pytest.raises(PluginError) as caught:
        project.chain(project.pieces[0])
    assert codes(caught.value) == ["M006"]


def test_a_method_extends_what_is_installed(write: Callable[..., Path]) -> None:
    folder = write(
        {"pyproject.toml": pyproject('besoeg = "rb"'), "rb/besoeg.toml": ruleset(more='extends = "faelles"')}
    )
    project = find_project(folder)

    assert [each.id for each in project.documents(project.pieces[0])] == ["faelles", "besoeg"]


def test_a_hook_that_reads_another_file_is_told(besoeg: Path) -> None:
    (besoeg / "rb" / "anden.toml").write_text(ruleset(more="# en anden"), encoding="utf-8")
    (besoeg / "rb" / "__init__.py").write_text(HOOK.format(name="anden.toml"), encoding="utf-8")
    project = find_project(besoeg)

    with pytest.raises(PluginError) as caught:
        project.chain(project.pieces[0])
    assert codes(caught.value) == ["M015"]
    assert caught.value.diagnostics[0].values["name"] == "anden.toml"


def test_a_module_that_lies_elsewhere_is_told_at_its_entry_point(write: Callable[..., Path]) -> None:
    folder = write({"pyproject.toml": pyproject('besoeg = "json"'), "besoeg.toml": ruleset()})
    project = find_project(folder)

    with pytest.raises(PluginError) as caught:
        project.method(project.pieces[0])
    assert (codes(caught.value), place_of(caught.value)) == (["M019"], "pyproject.toml:6:1")


def test_a_module_may_be_a_single_file(write: Callable[..., Path]) -> None:
    folder = write(
        {
            "pyproject.toml": pyproject('besoeg = "rb_alene"'),
            "src/rb_alene.py": HOOK.format(name="besoeg.toml"),
            "src/besoeg.toml": ruleset(),
        }
    )
    project = find_project(folder)

    assert project.method(project.pieces[0]).ruleset.id == "besoeg"
