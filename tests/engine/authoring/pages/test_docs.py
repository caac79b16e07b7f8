"""`readiness rules docs`: what is written where, what is stale, and what is never written over."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

NAMES = {
    f"{stem}{language}{ending}"
    for ending, stems in ((".md", ("gren", "alene", "README")), (".html", ("gren", "alene", "index")))
    for stem in stems
    for language in ("", ".en")
}


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def flat(text: str) -> str:
    return " ".join(text.replace("\n  ", " ").split())


def test_a_project_gets_pages_of_its_methods_in_both_formats_and_languages(project: Path, run: Run) -> None:
    done = run("rules", "docs")

    assert (done.code, done.err) == (0, "")
    assert names(project / "docs") == NAMES
    assert done.out.endswith("12 sider i docs, 12 skrevet nu.\n")
    assert "Skrevet: docs/gren.md\n" in done.out


def test_a_page_is_the_same_each_time_and_from_everywhere(project: Path, run: Run) -> None:
    run("rules", "docs", ".", "--to", "a")
    run("rules", "docs", project, "--to", "b")

    for name in NAMES:
        written = (project / "a" / name).read_bytes()
        assert (project / "b" / name).read_bytes() == written
        assert b"\r" not in written
        assert str(project).encode() not in written


def test_what_is_fresh_is_not_written_again(project: Path, run: Run) -> None:
    run("rules", "docs")
    page = project / "docs/gren.md"
    page.write_bytes(page.read_bytes() + b"\n")

    again = run("rules", "docs")

    assert again.out.splitlines() == ["Skrevet: docs/gren.md", "12 sider i docs, 1 skrevet nu."]


def test_pages_that_are_fresh_pass_the_check_also_with_the_line_ends_of_windows(
    project: Path, run: Run
) -> None:
    run("rules", "docs")
    page = project / "docs/gren.md"
    page.write_bytes(page.read_bytes().replace(b"\n", b"\r\n"))

    done = run("rules", "docs", "--check")

    assert done == (0, "12 sider i docs er, som regelsættene siger.\n", "")


def test_the_check_names_each_page_that_is_missing_stale_or_left_over_and_what_writes_it(
    project: Path, run: Run
) -> None:
    run("rules", "docs")
    docs = project / "docs"
    (docs / "gren.en.md").unlink()
    (docs / "alene.html").rename(docs / "borte.html")
    (docs / "gren.md").write_text("[//]: # (readiness rules docs)\n", encoding="utf-8")
    (docs / "egen.md").write_text("# Vores egen side\n", encoding="utf-8")
    before = names(docs)

    done = run("rules", "docs", "--check", "--lang", "en")

    assert (done.code, done.out) == (1, "")
    told = flat(done.err)
    assert "error[H050]: These pages are missing: gren.en.md, alene.html." in told
    assert "error[H051]: These pages are not as the ruleset says: gren.md." in told
    assert "error[H052]: These pages belong to no method any more: borte.html." in told
    assert "readiness rules docs --to docs" in told
    assert "egen.md" not in told
    assert names(docs) == before


def test_a_page_is_stale_when_its_ruleset_has_changed(project: Path, run: Run) -> None:
    run("rules", "docs", ".")
    ruleset = project / "readiness_gren/gren.toml"
    ruleset.write_text(ruleset.read_text(encoding="utf-8").replace("2.0.0", "3.0.0"), encoding="utf-8")

    done = run("rules", "docs", ".", "--check")

    assert done.code == 1
    assert "gren.md, README.md, gren.en.md, README.en.md, gren.html" in flat(done.err)


@pytest.mark.usefixtures("project")
def test_pages_that_were_never_written_are_missing(project: Path, run: Run) -> None:
    done = run("rules", "docs", "--check", "--format", "html", "--to", "sider/her")

    assert done.code == 1
    assert "readiness rules docs --to sider/her --format html" in flat(done.err)
    assert not (project / "sider").exists()


def test_only_the_formats_that_are_asked_for_are_written_and_judged(project: Path, run: Run) -> None:
    run("rules", "docs", "--format", "markdown")
    assert names(project / "docs") == {each for each in NAMES if each.endswith(".md")}

    run("rules", "docs")
    (project / "docs/gren.html").rename(project / "docs/borte.html")
    assert run("rules", "docs", "--check", "--format", "markdown").code == 0
    assert run("rules", "docs", "--check", "--format", "html").code == 1


def test_a_page_that_is_left_over_is_told_when_the_others_are_written(project: Path, run: Run) -> None:
    run("rules", "docs")
    (project / "docs/gren.md").rename(project / "docs/borte.md")

    done = run("rules", "docs")

    assert done.code == 0
    assert "advarsel[H052]" in done.err
    assert (project / "docs/borte.md").exists()


def test_a_file_of_somebody_elses_is_never_written_over(project: Path, run: Run) -> None:
    (project / "docs/gren.html").mkdir(parents=True)
    (project / "docs/README.md").write_text("# Vores egen\n", encoding="utf-8")

    done = run("rules", "docs")

    assert (done.code, done.out) == (2, "")
    assert "fejl[H053]" in done.err
    assert "README.md, gren.html" in flat(done.err)
    assert names(project / "docs") == {"README.md", "gren.html"}


def test_a_foundation_gets_a_page_only_when_its_file_is_named(project: Path, run: Run) -> None:
    done = run("rules", "docs", "readiness_gren/grund.toml", "--format", "markdown")

    assert done.code == 0
    assert names(project / "docs") == {"grund.md", "grund.en.md"}


def test_one_ruleset_gets_no_index_and_judges_no_other_page(project: Path, run: Run) -> None:
    asked = ("--to", "en", "--format", "html")

    done = run("rules", "docs", "readiness_gren/gren.toml", *asked)

    assert names(project / "en") == {"gren.html", "gren.en.html"}
    assert "index.html" not in (project / "en/gren.html").read_text(encoding="utf-8")
    assert "2 sider i en, 2 skrevet nu." in done.out
    run("rules", "docs", "readiness_gren/alene.toml", *asked)
    assert run("rules", "docs", "readiness_gren/gren.toml", *asked, "--check").code == 0


def test_an_installed_method_is_named_by_its_id(project: Path, run: Run) -> None:
    done = run("rules", "docs", "signs_of_safety", "readiness_gren/gren.toml", "--format", "markdown")

    assert done.code == 0
    assert names(project / "docs") == {
        f"{name}{end}" for name in ("signs_of_safety", "gren") for end in (".md", ".en.md")
    }


@pytest.mark.parametrize(
    ("name", "told"),
    [("signs_of_safty", "M001"), ("findes_ikke.toml", "M016"), ("ingen/steder", "M016"), ("docs", "M017")],
)
def test_what_is_no_method_is_told(project: Path, run: Run, name: str, told: str) -> None:
    (project / "docs").mkdir()

    done = run("rules", "docs", name)

    assert done.code == 3
    assert f"fejl[{told}]" in done.err
    assert names(project / "docs") == set()


def test_all_rulesets_that_are_not_valid_are_told_at_once_and_nothing_is_written(
    project: Path, run: Run
) -> None:
    package = project / "readiness_gren"
    (package / "alene.toml").write_text("[ruleset]\nid = 3\n", encoding="utf-8")
    gren = package / "gren.toml"
    wrong = gren.read_text(encoding="utf-8").replace('met = { present = "rum" }', 'met = { present = "rom" }')
    gren.write_text(wrong, encoding="utf-8")

    done = run("rules", "docs")

    assert done.code == 4
    assert "fejl[R002]" in done.err
    assert "fejl[M008]" in done.err
    assert "readiness_gren/gren.toml" in done.err
    assert not (project / "docs").exists()


@pytest.mark.parametrize("option", [(), ("--check",)])
def test_a_folder_that_is_a_file_is_wrong_use(project: Path, run: Run, option: tuple[str, ...]) -> None:
    (project / "docs").write_text("", encoding="utf-8")

    assert run("rules", "docs", *option).code == 2


def test_a_folder_that_cannot_be_made_is_told_by_its_name(project: Path, run: Run) -> None:
    (project / "fil").write_text("", encoding="utf-8")

    done = run("rules", "docs", "--to", "fil/sider")

    assert done.code == 2
    assert "fil" in done.err
    assert "Traceback" not in done.err


def test_no_code_of_the_project_is_run(project: Path, run: Run) -> None:
    assert run("rules", "docs", "readiness_gren/gren.toml").code == 0
    assert "readiness_gren" not in sys.modules
    assert (project / "docs/gren.md").exists()
