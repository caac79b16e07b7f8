"""`readiness init`: from an empty folder to a valid setup, and one method more in a setup that is there."""

from __future__ import annotations

import errno
import json
import os
import re
import select
import stat
import sys
import time
from contextlib import suppress
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it has no types

from readiness.cli import files
from readiness.cli.files import write_new
from readiness.schema import MARK
from readiness.toml import read

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Ran, Run

SETUP, SCHEMA = Path("kommune.toml"), Path("kommune.schema.json")
GIVEN = ("--kommune", "Eksempelby Kommune", "--opstart", "2027-02-01", "--method", "signs_of_safety")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in an empty folder, with nobody at the keyboard."""
    folder = tmp_path / "her"
    folder.mkdir()
    monkeypatch.chdir(folder)
    for name in ("NO_COLOR", "COLUMNS", "READINESS_DEBUG", "READINESS_LANG"):
        monkeypatch.delenv(name, raising=False)
    return folder


def codes(ran: Ran) -> list[str]:
    """Give the codes that are told; one may stand behind a question that was just answered."""
    return re.findall(r"\b(?:fejl|error)\[([A-Z]\d+)\]", ran.err)


def everything(folder: Path = Path()) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


# ── with options ──────────────────────────────────────────────────────────────────────────────────────────


def test_it_writes_a_setup_and_its_schema_that_readiness_reads(run: Run) -> None:
    ran = run("init", *GIVEN)

    assert (ran.code, ran.err) == (0, "")
    assert set(everything()) == {"kommune.toml", "kommune.schema.json"}
    checked = run("check", SETUP)
    assert (checked.code, codes(checked)) == (1, [])
    assert checked.err.count("advarsel[") == checked.err.count("[K072]") == 1  # nobody is responsible yet
    assert "Kan ikke afgøres endnu" in checked.out
    assert "0–100 af 100 point" in checked.out


def test_the_schema_is_of_the_chosen_methods_and_takes_the_setup(run: Run) -> None:
    run("init", *GIVEN, "--method", "omlaegning")
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))

    assert schema["$id"] == MARK
    assert list(schema["properties"]["metoder"]["properties"]) == ["signs_of_safety", "omlaegning"]
    values = json.loads(json.dumps(read(SETUP).values, default=str))
    assert list(Draft202012Validator(schema).iter_errors(values)) == []


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("da", ["Skrevet:", "kommune.toml: 14 milepæle i Signs of Safety", "readiness check kommune.toml"]),
        (
            "en",
            ["Written:", "kommune.toml: 14 milestones of Signs of Safety", "readiness check kommune.toml"],
        ),
    ],
)
def test_it_says_what_it_wrote_and_what_to_do_next(run: Run, language: str, said: list[str]) -> None:
    shown = run("init", *GIVEN, "--lang", language).out

    assert all(each in shown for each in said), shown
    assert ("How to use the file" in SETUP.read_text(encoding="utf-8")) is (language == "en")


@pytest.mark.parametrize("written", ["2027-02-01", "1.2.2027", "1. februar 2027", "1 February 2027"])
def test_a_date_is_read_as_it_is_written_and_written_as_toml_reads_it(run: Run, written: str) -> None:
    assert run("init", "--kommune", "0561", "--opstart", written, "--method", "signs_of_safety").code == 0
    assert 'navn = "Esbjerg Kommune"\nkode = "0561"\nopstart = 2027-02-01\n' in SETUP.read_text(
        encoding="utf-8"
    )


def test_a_start_that_is_not_decided_is_not_known(run: Run) -> None:
    run("init", "--kommune", "Århus", "--opstart", "ved_ikke", "--method", "signs_of_safety")

    assert 'navn = "Aarhus Kommune"\nkode = "0751"\nopstart = "ved_ikke"\n' in SETUP.read_text(
        encoding="utf-8"
    )


def test_an_invented_municipality_is_taken_with_a_note(run: Run) -> None:
    ran = run("init", *GIVEN)

    assert "”Eksempelby Kommune” står ikke på listen over de 98 kommuner." in ran.out
    assert "\nkode" not in SETUP.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "code", "exit_code", "said"),
    [
        (["--kommune", "Hernning"], "K044", 2, "Mente I Herning eller Hjørring?"),
        (["--kommune", "9999"], "K044", 2, "”9999” er ikke en af de 98 kommuner."),
        (["--kommune", "  "], "K044", 2, "fx Esbjerg eller 0561"),
        (["--kommune", "Borger 010190-1234"], "P001", 2, "personoplysninger"),
        (["--kommune", "Eksempel\u202eby"], "K070", 2, "tegn, der ikke kan ses"),
        (["--opstart", "næste år"], "K045", 2, "”næste år” er ikke en dato"),
        (["--opstart", "2027-02-30"], "K045", 2, "”2027-02-30” er ikke en dato"),
        (["--method", "sign_of_safety"], "M001", 3, "Mente I signs_of_safety?"),
        (["--method", "faelles"], "M002", 3, "grundlag"),
    ],
)
def test_an_answer_that_cannot_be_used_is_told_and_nothing_is_written(
    run: Run, options: list[str], code: str, exit_code: int, said: str
) -> None:
    ran = run("init", *GIVEN, *options)

    assert (ran.code, codes(ran), ran.out) == (exit_code, [code], "")
    assert said in " ".join(ran.err.split())
    assert everything() == {}


@pytest.mark.parametrize(
    ("options", "missing"),
    [
        ([], "--kommune, --opstart, --method"),
        (["--opstart", "1.2.2027"], "--kommune, --method"),
        (["--kommune", "Esbjerg", "--method", "omlaegning"], "--opstart"),
    ],
)
def test_without_anybody_at_the_keyboard_all_that_is_missing_is_named(
    run: Run, options: list[str], missing: str
) -> None:
    ran = run("init", *options)

    assert (ran.code, codes(ran)) == (2, ["K047"])
    assert f"Her mangler: {missing}." in ran.err
    assert everything() == {}


def test_a_method_that_is_named_twice_is_written_once(run: Run) -> None:
    assert run("init", *GIVEN, "--method", "signs_of_safety").code == 0


def test_no_score_is_spoken_of_where_none_was_asked_for(run: Run) -> None:
    assert "score" not in run("init").err


# ── where it writes ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", ["ny/dyb/mappe", "med mellemrum", "æøå", "-x"])
def test_a_folder_that_does_not_exist_is_made(run: Run, name: str) -> None:
    ran = run("init", *GIVEN, "--", name)

    assert ran.code == 0, ran.err
    assert set(everything(Path(name))) == {"kommune.toml", "kommune.schema.json"}


def test_a_link_to_a_folder_is_followed(run: Run) -> None:
    Path("rigtig").mkdir()
    Path("genvej").symlink_to("rigtig")

    assert run("init", "genvej", *GIVEN).code == 0
    assert Path("rigtig/kommune.toml").is_file()


@pytest.mark.parametrize("name", ["kommune.toml", "kommune.schema.json"])
def test_neither_file_is_overwritten_and_then_neither_is_written(run: Run, name: str) -> None:
    Path(name).write_text("mit eget", encoding="utf-8")
    ran = run("init", *GIVEN)

    assert (ran.code, codes(ran)) == (2, ["F020"])
    assert everything() == {name: b"mit eget"}


def test_both_that_are_in_the_way_are_told(run: Run) -> None:
    run("init", *GIVEN)
    before = everything()

    told = run("init", *GIVEN).err
    assert "kommune.toml" in told
    assert "kommune.schema.json" in told
    assert everything() == before


def test_a_link_that_leads_nowhere_is_in_the_way_too(run: Run) -> None:
    SETUP.symlink_to("findes-ikke")

    assert codes(run("init", *GIVEN)) == ["F020"]
    assert not SCHEMA.exists()


def test_a_file_in_the_place_of_the_folder_is_told(run: Run) -> None:
    Path("fil").touch()

    assert codes(run("init", "fil", *GIVEN)) == ["F021"]
    assert codes(run("init", "fil/mappe", *GIVEN)) == ["F022"]


def test_a_folder_that_is_read_only_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The superuser may write anywhere, so the system's answer is given by hand."""

    def refused(**_options: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    Path("låst").mkdir()
    monkeypatch.setattr(files, "NamedTemporaryFile", refused)
    ran = run("init", "låst", *GIVEN)

    assert codes(ran) == ["F022"]
    assert "(Permission denied)" in ran.err
    assert everything() == {}


def full_disk(*_args: object, **_options: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_on_a_full_disk_nothing_is_left_behind(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "write_bytes", full_disk)
    ran = run("init", "ny/mappe", *GIVEN)

    assert (ran.code, codes(ran)) == (2, ["F022"])
    assert "No space left on device" in ran.err
    assert list(Path().iterdir()) == []


def test_when_the_second_file_cannot_be_written_the_first_is_taken_back(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = os.link

    def only_the_schema(written: Path, path: Path) -> None:
        if path.name == "kommune.toml":
            full_disk()
        link(written, path)

    monkeypatch.setattr(os, "link", only_the_schema)
    monkeypatch.setattr(Path, "open", full_disk)

    assert codes(run("init", "ny", *GIVEN)) == ["F022"]
    assert list(Path().iterdir()) == []


def test_a_file_that_comes_in_the_way_while_one_answers_is_kept(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = os.link

    def too_late(written: Path, path: Path) -> None:
        SETUP.write_text("en andens", encoding="utf-8")
        link(written, path)

    monkeypatch.setattr(os, "link", too_late)

    assert codes(run("init", *GIVEN)) == ["F020"]
    assert everything() == {"kommune.toml": b"en andens"}


def test_a_file_system_without_links_gets_its_files_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", full_disk)

    write_new({Path("a"): "æ", Path("b/c"): "b"})
    with pytest.raises(FileExistsError):
        write_new({Path("d/e"): "ny", Path("a"): "ny"})

    assert everything() == {"a": "æ".encode(), "b/c": b"b"}
    assert not Path("d").exists()


def test_new_files_have_the_permissions_that_the_user_gives_new_files(run: Run) -> None:
    before = os.umask(0o027)
    try:
        run("init", *GIVEN)
    finally:
        os.umask(before)

    assert {stat.S_IMODE(path.stat().st_mode) for path in (SETUP, SCHEMA)} == {0o640}


# ── at the keyboard ───────────────────────────────────────────────────────────────────────────────────────


class Terminal:
    """A session of the program at a terminal of its own."""

    def __init__(self, *args: str) -> None:
        """Begin."""
        import pty  # noqa: PLC0415 (other systems have none)

        self.shown = ""
        self._pid, self._fd = pty.fork()
        if not self._pid:  # pragma: no cover (the other process)
            os.execv(sys.executable, [sys.executable, "-m", "readiness", "init", *args])  # noqa: S606 (our own words)

    def until(self, text: str) -> None:
        """Wait until something is shown."""
        end = time.monotonic() + 30
        while text not in self.shown:
            assert time.monotonic() < end, self.shown
            assert self._more(), self.shown

    def say(self, text: str, *, after: str) -> None:
        """Wait for a question, and answer it."""
        self.until(after)
        self.shown = ""
        os.write(self._fd, text.encode())

    def done(self, key: str = "") -> int:
        """Wait for the end, pressing a key again where nothing comes of it, and give the exit code."""
        while self._more(key):
            pass
        _, status = os.waitpid(self._pid, 0)
        os.close(self._fd)
        return os.waitstatus_to_exitcode(status)

    def _more(self, key: str = "") -> bool:
        """Wait for more to be shown; give False when the program has ended.

        A key that is pressed just before a line is read is only noticed with the next one.
        """
        with suppress(OSError):  # how Linux tells that the other end is closed
            for _ in range(6):
                if select.select([self._fd], [], [], 5)[0]:
                    read_now = os.read(self._fd, 65536).decode(errors="replace")
                    self.shown += read_now.replace("\r\n", "\n")
                    return bool(read_now)
                os.write(self._fd, key.encode())
        return False


@pytest.fixture
def at_keyboard(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Terminal]:
    """Give a function that begins a session."""
    if os.name != "posix":  # pragma: no cover
        pytest.skip("a pseudo-terminal is a thing of POSIX")
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("PYTHONIOENCODING", "utf-8")
    monkeypatch.setenv("PYTHONWARNINGS", "ignore")
    return Terminal


def test_a_session_in_danish_asks_until_it_understands(at_keyboard: Callable[..., Terminal]) -> None:
    session = at_keyboard()
    session.say("Arhus\n", after="Hvilken kommune? Skriv navn eller kode:")
    session.until("Mente I Aarhus?")
    session.say("Århus\n", after="tryk Enter for at bruge ”Arhus”, som det står:")
    session.say("engang\n", after="Hvornår begynder I?")
    session.until("”engang” er ikke en dato")
    session.say("1.2.2027\n", after="tryk Enter, hvis det ikke er besluttet:")
    session.until("1  Familierådslagning")
    session.say("7\n", after="fx 1 3:")
    session.say("\n", after="fx 1 3:")
    session.say("1 og 4\n", after="fx 1 3:")

    assert session.done() == 0
    assert "Skrevet:" in session.shown
    text = SETUP.read_text(encoding="utf-8")
    assert 'navn = "Aarhus Kommune"\nkode = "0751"\nopstart = 2027-02-01\n' in text
    assert "[metoder.familieraadslagning]\n[metoder.signs_of_safety]\n" in text


class Keyboard(StringIO):
    """Somebody who has typed all the answers ahead."""

    def isatty(self) -> bool:
        """Say that it is a terminal."""
        return True


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Give a function that types answers, each with Enter after it."""

    def typed(*answers: str) -> None:
        monkeypatch.setattr(sys, "stdin", Keyboard("".join(f"{each}\n" for each in answers)))

    return typed


def test_a_session_in_english_takes_an_invented_municipality(run: Run, typed: Callable[..., None]) -> None:
    typed("", "Eksempelby Kommune", "", "", "omlaegning,4")
    ran = run("init", "ny", "--lang", "en")

    assert ran.code == 0
    assert "Which municipality? Write its name or code:" in ran.err
    assert "is not one of the 98 municipalities" in ran.err
    assert "press Enter to use “Eksempelby Kommune” as it stands:" in ran.err
    assert "When do you start?" in ran.err
    assert "3  The reorganisation (Omlægningen)" in ran.err
    text = Path("ny/kommune.toml").read_text(encoding="utf-8")
    assert 'navn = "Eksempelby Kommune"\nopstart = "ved_ikke"\n' in text
    assert "[metoder.omlaegning]\n[metoder.signs_of_safety]\n" in text


@pytest.mark.parametrize(
    ("written", "methods"),
    [
        ("1", ["familieraadslagning"]),
        ("4 1", ["signs_of_safety", "familieraadslagning"]),
        ("1,4", ["familieraadslagning", "signs_of_safety"]),
        ("1 og 4", ["familieraadslagning", "signs_of_safety"]),
        ("1, 1 signs_of_safety", ["familieraadslagning", "signs_of_safety"]),
    ],
)
def test_methods_are_chosen_by_number_or_id(
    run: Run, typed: Callable[..., None], written: str, methods: list[str]
) -> None:
    typed(written)
    run("init", "--kommune", "Esbjerg", "--opstart", "1.2.2027")

    assert list(read(SETUP).values["metoder"]) == methods


@pytest.mark.parametrize("slip", ["", "0", "5", "familie", "1 og 7", "og"])
def test_methods_are_asked_for_until_they_are_understood(
    run: Run, typed: Callable[..., None], slip: str
) -> None:
    typed(slip, "1")
    ran = run("init", "--kommune", "Esbjerg", "--opstart", "1.2.2027")

    assert (ran.code, codes(ran)) == (0, ["M001"])
    assert ran.err.count("Hvilke metoder?") == 2


def test_only_what_is_not_given_is_asked_for(run: Run, typed: Callable[..., None]) -> None:
    typed("1.2.2027")
    ran = run("init", "--kommune", "0561", "--method", "omlaegning")

    assert ran.code == 0
    assert "Hvornår begynder I?" in ran.err
    assert "Hvilken kommune" not in ran.err
    assert "Hvilke metoder" not in ran.err


def test_an_option_that_is_not_understood_is_asked_for_again(run: Run, typed: Callable[..., None]) -> None:
    typed("0561", "")
    ran = run("init", "--kommune", "9999", "--opstart", "snart", "--method", "omlaegning")

    assert (ran.code, codes(ran)) == (0, ["K044", "K045"])
    assert read(SETUP).values["kommune"]["kode"] == "0561"
    assert read(SETUP).values["kommune"]["opstart"] == "ved_ikke"


@pytest.mark.parametrize(
    ("answers", "told", "name"),
    [
        (["Hernning", "Herning"], ["K044"], "Herning Kommune"),
        (["Hernning", ""], ["K044"], "Hernning"),
        (["Eksempelby", "Prøvekøbing", ""], ["K044", "K044"], "Prøvekøbing"),
        (["010190-1234", "Esbjerg"], ["P001"], "Esbjerg Kommune"),
        (["Eksempel\u202eby", "Esbjerg"], ["K070"], "Esbjerg Kommune"),
    ],
)
def test_a_name_that_is_not_on_the_list_is_asked_about(
    run: Run, typed: Callable[..., None], answers: list[str], told: list[str], name: str
) -> None:
    typed(*answers)
    ran = run("init", "--opstart", "1.2.2027", "--method", "omlaegning")

    assert (ran.code, codes(ran)) == (0, told)
    assert read(SETUP).values["kommune"]["navn"] == name


@pytest.mark.parametrize("answered", [[], ["0561"], ["0561", "1.2.2027"], ["Eksempelby"]])
def test_when_the_answers_end_nothing_is_written(
    run: Run, typed: Callable[..., None], answered: list[str]
) -> None:
    typed(*answered)

    assert run("init", "ny").code == 130
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["Ctrl-C", "Ctrl-D"])
@pytest.mark.parametrize("answered", [0, 1, 2])
def test_one_who_stops_has_written_nothing(
    at_keyboard: Callable[..., Terminal], key: str, answered: int
) -> None:
    session = at_keyboard("ny")
    questions = ["navn eller kode: ", "ikke er besluttet: ", "fx 1 3: "]
    for question, answer in list(zip(questions, ["0561\n", "1.2.2027\n", ""], strict=True))[:answered]:
        session.say(answer, after=question)
    session.say(key, after=questions[answered])

    assert session.done(key) == 130
    assert list(Path().iterdir()) == []


def test_what_is_in_the_way_is_told_before_anything_is_asked(at_keyboard: Callable[..., Terminal]) -> None:
    SETUP.touch()
    session = at_keyboard()

    assert session.done() == 2
    assert "[F020]" in session.shown
    assert "Hvilken kommune" not in session.shown


# ── a method of somebody else's ───────────────────────────────────────────────────────────────────────────


@pytest.mark.usefixtures("proeve")
def test_a_method_that_another_package_brings_is_written_as_the_others_are(run: Run) -> None:
    assert run("init", "--kommune", "Eksempelby", "--opstart", "1.2.2027", "--method", "proeve").code == 0
    text = SETUP.read_text(encoding="utf-8")

    assert "# Mål · Ledelse\n# Kilde: s. 4, milepæl 1\n[metoder.proeve.maal]\n" in text
    assert "# Kursus · Kompetencer\n[metoder.proeve.kursus]\n" in text
    assert '#   dag: En dag\n#   uge: En uge\n#form = "dag"\n' in text
    milestones = json.loads(SCHEMA.read_text(encoding="utf-8"))["properties"]["metoder"]["properties"][
        "proeve"
    ]
    assert "description" not in milestones["properties"]["kursus"]
    assert run("check", SETUP).code == 1


# ── one method more ───────────────────────────────────────────────────────────────────────────────────────

BARE = '[kommune]\nnavn = "Eksempelby Kommune"\n'
FILES = {
    "bare": BARE,
    "no line end": BARE.rstrip(),
    "byte order mark": f"\ufeff{BARE}",
    "Windows": BARE.replace("\n", "\r\n"),
    "Windows, no line end": BARE.replace("\n", "\r\n").rstrip(),
    "shared tables": f'{BARE}[faelles.tovholder]\nfunktion = "Koordinator"\n[metoder.omlaegning]\n',
    "dotted keys": f'{BARE}[faelles]\ntovholder.funktion = "Koordinator"\n'
    "[metoder]\nomlaegning.sagstal.maal = 25\n",
    "a waiver last": f"{BARE}[metoder.familieraadslagning]\n[[fravigelser]]\n"
    'regel = "familieraadslagning/informatoerer.aftaler_mulige"\nbegrundelse = "Aftalt"\n'
    'godkendt_af = "Børne- og familiechef"\nudloeber = 2027-03-31\n',
    "a comment last": f"{BARE}# [metoder.signs_of_safety]",
}


@pytest.fixture
def write() -> Callable[[str], bytes]:
    """Give a function that writes kommune.toml as bytes and gives them."""

    def write(text: str) -> bytes:
        SETUP.write_bytes(text.encode())
        return text.encode()

    return write


@pytest.mark.parametrize("text", FILES.values(), ids=FILES)
def test_to_add_a_method_touches_no_byte_of_what_is_there(
    run: Run, write: Callable[[str], bytes], text: str
) -> None:
    before = write(text)
    ran = run("init", "--add", "signs_of_safety", SETUP)
    after = SETUP.read_bytes()

    assert (ran.code, ran.err) == (0, "")
    assert after.startswith(before)
    assert "signs_of_safety" in read(SETUP).values["metoder"]
    assert run("check", SETUP).code == 1
    added = after[len(before) :]
    assert added.count(b"\r\n") == (added.count(b"\n") if b"\r\n" in before else 0)


def test_what_is_added_says_so_and_what_to_do_next(run: Run, write: Callable[[str], bytes]) -> None:
    write(BARE)
    shown = run("init", "--add", "omlaegning").out

    assert shown.startswith("Omlægningen er føjet til kommune.toml. Det, der stod der, er uændret.\n")
    assert "readiness check kommune.toml" in shown
    assert not SCHEMA.exists()


def test_the_schema_that_readiness_wrote_is_written_anew(run: Run) -> None:
    run("init", *GIVEN)
    ran = run("init", "--add", "omlaegning")

    assert "kommune.schema.json er skrevet på ny." in ran.out
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    assert list(schema["properties"]["metoder"]["properties"]) == ["signs_of_safety", "omlaegning"]


@pytest.mark.parametrize("content", ["{}", "[]", "intet", '{"$id": "en andens"}', "[" * 10**5])
def test_a_schema_of_somebody_elses_is_kept(run: Run, content: str) -> None:
    run("init", *GIVEN)
    SCHEMA.write_text(content, encoding="utf-8")
    ran = run("init", "--add", "omlaegning")

    assert (ran.code, codes(ran)) == (2, ["F025"])
    assert SCHEMA.read_text(encoding="utf-8") == content
    assert "omlaegning" in read(SETUP).values["metoder"]


def test_a_schema_that_is_named_and_gone_is_written(run: Run) -> None:
    run("init", *GIVEN)
    SCHEMA.unlink()
    run("init", "--add", "omlaegning")

    assert json.loads(SCHEMA.read_text(encoding="utf-8"))["$id"] == MARK


@pytest.mark.parametrize(
    ("text", "codes_told", "exit_code"),
    [
        (f"{BARE}[metoder.signs_of_safety]\n", ["K046"], 2),
        (f"{BARE}metoder = {{ omlaegning = {{}} }}\n", ["K001"], 2),
        (f"metoder = {{ omlaegning = {{}} }}\n{BARE}", ["F023"], 2),
        (f"faelles = {{ tovholder = {{}} }}\n{BARE}", ["F023"], 2),
        (f"{BARE}[metoder.omlaegning.sagstal]\nmaal = 'mange'\n", ["K010"], 2),
        (f"{BARE}kode = '12'\n[faelles.implementeringsteam]\nikke_relevant = 'Nej'\n", ["K041"], 2),
        (f"{BARE}[metoder.findes_ikke]\n", ["M001"], 3),
        ("[kommune\n", ["F043"], 2),
        (f"{BARE}[faelles.implementeringsteam]\nikke_relevant = 'Nej'\n", ["K021", "F024"], 2),
    ],
)
def test_where_a_method_cannot_be_added_the_file_is_as_it_was(
    run: Run, write: Callable[[str], bytes], text: str, codes_told: list[str], exit_code: int
) -> None:
    before = write(text)
    ran = run("init", "--add", "signs_of_safety", SETUP)

    assert (ran.code, codes(ran), ran.out) == (exit_code, codes_told, "")
    assert everything() == {"kommune.toml": before}


def test_a_table_that_cannot_be_extended_is_pointed_at(run: Run, write: Callable[[str], bytes]) -> None:
    write(f"faelles = {{ tovholder = {{}} }}\n{BARE}")
    ran = run("init", "--add", "signs_of_safety", SETUP)

    assert "kommune.toml:1:1" in ran.err
    assert "Skriv tabellen på sin egen linje, [faelles]" in " ".join(ran.err.split())


def test_a_file_that_is_not_there_and_a_method_that_is_not_installed_are_told(
    run: Run, write: Callable[[str], bytes]
) -> None:
    assert codes(run("init", "--add", "signs_of_safety", SETUP)) == ["F001"]
    write(BARE)
    assert codes(run("init", "--add", "sign_of_safety", SETUP)) == ["M001"]


def test_a_file_that_would_grow_too_large_is_kept(run: Run, write: Callable[[str], bytes]) -> None:
    before = write(BARE + "# " + "x" * (1024 * 1024 - len(BARE) - 100))

    assert codes(run("init", "--add", "signs_of_safety", SETUP)) == ["F004"]
    assert SETUP.read_bytes() == before


def test_on_a_full_disk_the_file_is_as_it_was(
    run: Run, write: Callable[[str], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = write(BARE)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", full_disk)
        ran = run("init", "--add", "signs_of_safety", SETUP)

    assert (ran.code, codes(ran)) == (2, ["F022"])
    assert everything() == {"kommune.toml": before}


@pytest.mark.parametrize(
    "option", [["--kommune", "Esbjerg"], ["--opstart", "1.2.2027"], ["--method", "omlaegning"]]
)
@pytest.mark.parametrize(("language", "said"), [("da", "kan ikke bruges"), ("en", "cannot be used")])
def test_to_add_a_method_takes_no_other_answers(
    run: Run, option: list[str], language: str, said: str
) -> None:
    ran = run("init", "--add", "signs_of_safety", *option, "--lang", language)

    assert ran.code == 2
    assert said in ran.err


# ── readiness schema ──────────────────────────────────────────────────────────────────────────────────────


def schema_of(shown: str) -> list[str]:
    return list(json.loads(shown)["properties"]["metoder"]["properties"])


def test_the_schema_is_of_all_methods_unless_some_are_named(run: Run) -> None:
    assert schema_of(run("schema").out) == [
        "familieraadslagning",
        "inddragende_netvaerksmoede",
        "omlaegning",
        "signs_of_safety",
    ]
    assert schema_of(run("schema", "--method", "omlaegning").out) == ["omlaegning"]


@pytest.mark.parametrize(
    ("language", "title"), [("da", "Opsætning til readiness"), ("en", "Setup for readiness")]
)
def test_the_schema_is_in_the_language_that_is_asked_for(run: Run, language: str, title: str) -> None:
    assert json.loads(run("schema", "--lang", language).out)["title"] == title


def test_the_schema_is_written_to_a_file_and_anew(run: Run) -> None:
    assert run("schema", "-o", SCHEMA).code == 0
    first = SCHEMA.read_text(encoding="utf-8")
    assert run("schema", "-o", SCHEMA, "--method", "omlaegning").code == 0

    assert SCHEMA.read_text(encoding="utf-8") != first
    assert schema_of(SCHEMA.read_text(encoding="utf-8")) == ["omlaegning"]


def test_the_schema_overwrites_no_other_file(run: Run, write: Callable[[str], bytes]) -> None:
    before = write(BARE)

    assert codes(run("schema", "-o", SETUP)) == ["F025"]
    assert codes(run("schema", "-o", "findes/ikke/x.json")) == ["F022"]
    assert SETUP.read_bytes() == before


def test_a_method_that_is_not_installed_has_no_schema(run: Run) -> None:
    ran = run("schema", "--method", "sign_of_safety")

    assert (ran.code, codes(ran), ran.out) == (3, ["M001"], "")


@pytest.fixture
def broken(install: Callable[..., Path]) -> None:
    """Install a method that cannot be loaded."""
    install("itu", {"itu": "readiness_itu"}, readiness_itu="raise ValueError('itu')\n")


@pytest.mark.usefixtures("broken")
def test_a_method_that_cannot_be_loaded_matters_to_a_schema_only_where_it_is_asked_for(run: Run) -> None:
    ran = run("schema")

    assert (ran.code, ran.err) == (0, "")
    assert "itu" not in schema_of(ran.out)
    assert codes(run("schema", "--method", "itu")) == ["M006"]
    assert run("schema", "-o", SCHEMA).code == 0
    assert SCHEMA.exists()
