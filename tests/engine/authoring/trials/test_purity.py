"""Rules that touch what they may not are stopped, and told with the function, the call and the line."""

from __future__ import annotations

import decimal
import gc
import os
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from readiness import toml
from readiness.authoring.trials import purity
from readiness.authoring.trials.purity import watched
from readiness.authoring.trials.standing import standing
from readiness.calls import Caller, called

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.engine.authoring.trials.conftest import Failures

_JUDGE = """
sager = facts.number("maal.sager")
judge = Judgement.met if sager >= 10 else Judgement.unmet
return judge("maal.sager", sager=sager)
"""
#: A line of a rule, the call that is told, and what it touches.
IMPURE = [
    ("time.time()", "time.time", "the clock"),
    ("time.sleep(0)", "time.sleep", "the clock"),
    ("datetime.now()", "datetime.now", "the clock"),
    ("date.today()", "date.today", "the clock"),
    ("random.random()", "random.random", "randomness"),
    ("random.choice([1])", "random.Random.choice", "randomness"),
    ("secrets.token_hex()", "secrets.token_hex", "randomness"),
    ("uuid.uuid4()", "uuid.uuid4", "randomness"),
    ("os.urandom(1)", "os.urandom", "randomness"),
    ("os.getenv('HOME')", "os.getenv", "the environment"),
    ("os.environ['PATH']", "os.environ", "the environment"),
    ("os.environ.get('PATH')", "os.environ", "the environment"),
    ("os.getcwd()", "os.getcwd", "the environment"),
    ("locale.getlocale()", "locale.getlocale", "the environment"),
    ("open(__file__)", "open(", "files"),
    ("pathlib.Path(__file__).exists()", "os.stat", "files"),
    ("os.listdir('.')", "os.listdir", "files"),
    ("socket.gethostname()", "socket.gethostname", "the network"),
    ("subprocess.run(['true'])", "subprocess.Popen", "processes"),
    ("threading.Thread(target=print).start()", "thread.start_", "processes"),
    ("print('her')", "print", "the console"),
    ("sys.stdout.write('her')", "", "the console"),
    ("OPENED.read()", "TextIOWrapper.read", "files"),
    ("random.Random(1)", "random.Random.__init__", "randomness"),
    ("signal.setitimer(signal.ITIMER_REAL, 0)", "signal.setitimer", "processes"),
    ("os._exit(0)", "os._exit", "processes"),
]
_MODULES = (
    "import io, locale, os, pathlib, random, secrets, signal, socket, subprocess, sys\n"
    "import threading, time, uuid\n"
    "from datetime import date, datetime\n"
    "OPENED = io.TextIOWrapper(io.BytesIO())\n"
)


@pytest.mark.parametrize(("line", "call", "touched"), IMPURE, ids=[each[0] for each in IMPURE])
def test_what_a_rule_touches_is_told_with_its_line(
    failures: Failures, line: str, call: str, touched: str
) -> None:
    found = failures(f"{line}\n{_JUDGE}", modules=_MODULES, only="proof-met")

    [failure] = found
    said = str(failure.diagnostic)
    assert failure.diagnostic.code == "H045"
    assert f"The function nok in maal.nok of readiness-skitse touches {touched}" in said
    assert str(failure.diagnostic.values["call"]).startswith(call)
    assert failure.diagnostic.place
    assert failure.diagnostic.place.text.strip() == line


def test_the_function_that_is_told_is_the_one_that_touches(failures: Failures) -> None:
    [failure] = failures(
        f"now()\n{_JUDGE}", modules="import time\n\ndef now():\n    return time.time()\n", only="proof-met"
    )

    assert failure.diagnostic.values["function"] == "now"


def test_to_catch_everything_hides_nothing(failures: Failures) -> None:
    [failure] = failures(
        f"try:\n    time.time()\nexcept BaseException:\n    pass\n{_JUDGE}",
        modules="import time",
        only="proof-met",
    )

    assert failure.diagnostic.code == "H045"


def test_a_call_with_its_arguments_bound_beforehand_hides_nothing(failures: Failures) -> None:
    [failure] = failures(
        f"now()\n{_JUDGE}",
        modules="import datetime\nfrom functools import partial\nnow = partial(datetime.date.today)",
        only="proof-met",
    )

    assert failure.diagnostic.code == "H045"
    assert failure.diagnostic.values["call"] == "date.today"


@pytest.mark.parametrize("change", ["getcontext().prec = 3", "setcontext(Context(prec=3))"])
def test_a_rule_that_changes_how_all_reckon_is_told_and_changes_nothing(
    failures: Failures, change: str
) -> None:
    [failure] = failures(
        f"from decimal import *\n{change}\n{_JUDGE}".replace("*", "Context, getcontext, setcontext"),
        only="proof-met",
    )

    assert failure.diagnostic.code == "H045"
    assert failure.diagnostic.values["call"] == "decimal.getcontext"
    assert decimal.getcontext().prec == 28


def test_what_is_stopped_while_it_is_thrown_away_is_noted_in_silence(failures: Failures) -> None:
    """Raised in a generator that is closed, it would be printed, and a warning to pytest."""
    assert {
        each.diagnostic.code for each in failures(f"list(os.environ)\n{_JUDGE}", modules="import os")
    } == {"H045"}


def test_it_is_told_over_made_up_setups_with_the_smallest(failures: Failures) -> None:
    body = _JUDGE.replace("judge =", "sager > 12 and time.time(); judge =")

    found = failures(body, modules="import time")

    assert {each.diagnostic.code for each in found} == {"H045"}
    assert toml.parse(found[0].setup.encode(), "x").values["metoder"] == {"skitse": {"maal": {"sager": 13}}}


def test_a_rule_may_import_sort_and_compute(failures: Failures) -> None:
    pure = """
import colorsys
from datetime import date, datetime, timedelta
from decimal import Decimal, localcontext
from pathlib import PurePath
from zoneinfo import ZoneInfo
import re
later = context.as_of + timedelta(days=1)
assert later.replace(year=2020) < later
assert date.fromisoformat("2026-09-01") == datetime.strptime("2026-09-01", "%Y-%m-%d").date()
assert datetime(2026, 9, 1, tzinfo=ZoneInfo("Europe/Copenhagen")).utcoffset() == timedelta(hours=2)
assert str(PurePath("a") / "b")
with localcontext() as exact:
    exact.prec = 50
    assert Decimal(1) / 3
assert re.sub("a", "b", "a") == "b"
assert sorted({3, 1}, key=lambda each: -each)
assert Decimal("1.50").quantize(Decimal(1))
"""

    assert failures(f"{pure}{_JUDGE}", only="proof-") == []


def test_what_watches_is_gone_when_the_rule_is_done() -> None:
    before = sys.getprofile()
    with watched() as found:
        assert sys.getprofile() is not before
        assert not gc.isenabled()

    assert sys.getprofile() is before
    assert gc.isenabled()
    assert found == []
    assert time.time()


def test_who_collects_no_garbage_is_not_made_to() -> None:
    gc.disable()
    try:
        with watched():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_only_what_a_rule_does_is_told() -> None:
    """The engine, other threads and whoever tests may touch what they need."""
    opened = []

    def elsewhere() -> None:
        opened.append(Path(__file__).read_text(encoding="utf-8"))

    thread = threading.Thread(target=elsewhere)
    with watched() as found:
        assert time.time()
        assert os.getcwd()  # noqa: PTH109 (it is watched)
        called(lambda: None, bool, Caller())
        thread.start()
        thread.join()

    assert found == []
    assert opened


def test_what_was_touched_is_stopped_before_it_happens(tmp_path: Path) -> None:
    path = tmp_path / "fil"

    with watched() as found:
        called(lambda: path.write_text("x"), bool, Caller())

    assert [each.touch.call for each in found]
    assert not path.exists()


def test_what_else_goes_wrong_while_it_is_thrown_away_is_told_as_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Fragile:
        def __del__(self) -> None:
            raise ValueError

    told = []
    monkeypatch.setattr(sys, "unraisablehook", lambda raised: told.append(raised.exc_type))

    with watched() as found:
        Fragile()

    assert told == [ValueError]
    assert found == []


# --- The hooks themselves, which no tracer sees at work ---


@pytest.mark.parametrize(
    "hook",
    [
        lambda: purity._audit("open", ("x",)),  # noqa: SLF001 (as the interpreter calls it)
        lambda: purity._profile(sys._getframe(), "c_call", time.time),  # noqa: SLF001 (as the interpreter calls it)
    ],
)
def test_a_hook_stops_a_rule_and_nobody_else(hook: Callable[[], None]) -> None:
    with watched() as found:
        hook()
    assert found == []

    with watched() as found:
        called(hook, bool, Caller())
    [breach] = found
    assert breach.at.path == __file__


def test_a_hook_lets_be_what_touches_nothing() -> None:
    frame = sys._getframe()  # noqa: SLF001 (there is no other way)
    with watched() as found:
        purity._audit("import", ("x",))  # noqa: SLF001 (as the interpreter calls it)
        purity._profile(frame, "call", None)  # noqa: SLF001 (as the interpreter calls it)
        purity._profile(frame, "return", None)  # noqa: SLF001 (as the interpreter calls it)
    purity._audit("open", ("x",))  # noqa: SLF001 (as the interpreter calls it)

    assert found == []


def test_what_an_import_touches_is_let_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "et_modul_til.py").write_text(
        "import sys\nfrom readiness.authoring.trials.standing import standing\n"
        "found = standing(sys._getframe())\n",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(str(tmp_path))

    called(lambda: __import__("et_modul_til"), bool, Caller())

    assert sys.modules.pop("et_modul_til").found is None
    assert standing(None) is None
