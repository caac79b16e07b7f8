"""Which calls and events touch what a rule may not: files, the network, the clock, and so on."""

from __future__ import annotations

import _random
import io
import sys
from datetime import date
from functools import cache, partial
from typing import TYPE_CHECKING, Any, NamedTuple

from readiness.model import Text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import FrameType

_FILES = Text("filer", "files")
_NETWORK = Text("netværket", "the network")
_PROCESSES = Text("processer eller tråde", "processes or threads")
_CLOCK = Text("uret", "the clock")
_ENVIRONMENT = Text("omgivelserne", "the environment")
_RANDOMNESS = Text("tilfældighed", "randomness")
_CONSOLE = Text("skærmen", "the console")


class Touch(NamedTuple):
    """A call, and what it touches."""

    call: str
    what: Text


#: What the events of the interpreter begin with, and what they touch.
_EVENTS: Mapping[str, Text] = {
    "open": _FILES,
    "os.": _FILES,
    "os.fork": _PROCESSES,
    "os.posix_spawn": _PROCESSES,
    "os.spawn": _PROCESSES,
    "os.exec": _PROCESSES,
    "os.system": _PROCESSES,
    "os.startfile": _PROCESSES,
    "os.kill": _PROCESSES,
    "os.putenv": _ENVIRONMENT,
    "os.unsetenv": _ENVIRONMENT,
    "shutil.": _FILES,
    "tempfile.": _FILES,
    "glob.": _FILES,
    "pathlib.": _FILES,
    "mmap.": _FILES,
    "fcntl.": _FILES,
    "sqlite3.": _FILES,
    "dbm.": _FILES,
    "socket.": _NETWORK,
    "urllib.": _NETWORK,
    "http.": _NETWORK,
    "ftplib.": _NETWORK,
    "smtplib.": _NETWORK,
    "imaplib.": _NETWORK,
    "poplib.": _NETWORK,
    "nntplib.": _NETWORK,
    "telnetlib.": _NETWORK,
    "ssl.": _NETWORK,
    "webbrowser.": _NETWORK,
    "subprocess.": _PROCESSES,
    "pty.": _PROCESSES,
    "signal.": _PROCESSES,
    "ctypes.": _PROCESSES,
    "syslog.": _PROCESSES,
    "time.sleep": _CLOCK,
    "winreg.": _ENVIRONMENT,
    "builtins.input": _CONSOLE,
    "sys.set": _PROCESSES,
    "sys.addaudithook": _PROCESSES,
}
#: Modules written in C, and what all their functions touch.
_MODULES: Mapping[str, Text] = {
    "time": _CLOCK,
    "posix": _FILES,
    "nt": _FILES,
    "_locale": _ENVIRONMENT,
    "_socket": _NETWORK,
    "_uuid": _RANDOMNESS,
    "_posixsubprocess": _PROCESSES,
    "_signal": _PROCESSES,
}
#: Functions of the system that touch something else than files, or nothing.
_OF_SYSTEM: Mapping[str, Text | None] = {
    "urandom": _RANDOMNESS,
    "getrandom": _RANDOMNESS,
    **dict.fromkeys(("fspath", "_path_normpath", "_path_splitroot", "_path_splitroot_ex"), None),
    **dict.fromkeys(("_exit", "abort", "kill", "wait", "waitpid"), _PROCESSES),
    **dict.fromkeys(
        ("getpid", "getppid", "getuid", "getgid", "getlogin", "getcwd", "cpu_count", "uname"), _ENVIRONMENT
    ),
}
_SYSTEM = ("posix", "nt")
_CLOCKS = ("now", "utcnow", "today")
#: Modules written in C, and the functions of theirs that touch something.
_FUNCTIONS: Mapping[str, Mapping[str, Text]] = {
    "builtins": {"print": _CONSOLE, "input": _CONSOLE},
    "_thread": dict.fromkeys(("start_new_thread", "start_new", "start_joinable_thread"), _PROCESSES),
}
#: Modules written in Python, and what their functions touch: the names that begin so, or all.
_IN_PYTHON: Mapping[str, tuple[Text, tuple[str, ...]]] = {
    "random": (_RANDOMNESS, ("",)),
    "secrets": (_RANDOMNESS, ("",)),
    "uuid": (_RANDOMNESS, ("uuid1", "uuid4", "uuid6", "uuid7", "uuid8", "getnode")),
    "os": (_ENVIRONMENT, ("getenv", "_Environ.")),
    "locale": (_ENVIRONMENT, ("",)),
    "platform": (_ENVIRONMENT, ("",)),
    "getpass": (_ENVIRONMENT, ("",)),
}


def touched_by_event(event: str, args: tuple[Any, ...]) -> Touch | None:
    """Tell what an event of the interpreter touches, or None."""
    what = _touched_by_events(event)
    if what is None:
        return None
    first = args[0] if args and isinstance(args[0], str) else None
    if event == "open" and first and _is_time_zone(first):
        return None
    return Touch(f"{event}({first!r})" if first else event, what)


@cache  # there are few events, and to watch a function raises some for each of its calls
def _touched_by_events(name: str) -> Text | None:
    """Tell what events of a name touch, by the longest of its beginnings that is known."""
    return next((_EVENTS[name[:end]] for end in range(len(name), 0, -1) if name[:end] in _EVENTS), None)


def _is_time_zone(path: str) -> bool:
    zones = sys.modules.get("zoneinfo")
    return zones is not None and path.startswith(tuple(zones.TZPATH))


def touched_by_call(function: object) -> Touch | None:
    """Tell what a call of a function written in C touches, or None."""
    owner, name = getattr(function, "__self__", None), getattr(function, "__name__", "")
    if isinstance(owner, type) and issubclass(owner, date):
        return Touch(f"{owner.__name__}.{name}", _CLOCK) if name in _CLOCKS else None
    if isinstance(owner, _random.Random):
        return Touch(f"random.{name}", _RANDOMNESS)
    if isinstance(owner, io.IOBase) and not isinstance(owner, io.StringIO | io.BytesIO):
        is_console = owner in (sys.stdin, sys.stdout, sys.stderr)
        return Touch(f"{type(owner).__name__}.{name}", _CONSOLE if is_console else _FILES)
    module = getattr(function, "__module__", None)
    if not isinstance(module, str):
        return None
    what = _FUNCTIONS[module].get(name) if module in _FUNCTIONS else _MODULES.get(module)
    if module in _SYSTEM:
        what, module = _OF_SYSTEM.get(name, what), "os"
    called = name if module == "builtins" else f"{module.lstrip('_')}.{name}"
    return Touch(called, what) if what else None


def touched_by_partial(frame: FrameType) -> Touch | None:
    """Tell what a function touches by a `partial` that it names, or None: calling one raises no event."""
    named = (frame.f_globals.get(name) for name in frame.f_code.co_names)
    touches = (touched_by_call(each.func) for each in named if isinstance(each, partial))
    return next(filter(None, touches), None)


def touched_by_function(frame: FrameType) -> Touch | None:
    """Tell what a call of a function written in Python touches, or None."""
    module = frame.f_globals.get("__name__")
    what, names = _IN_PYTHON.get(module, (None, ())) if isinstance(module, str) else (None, ())
    name = frame.f_code.co_qualname
    if what is None or not name.startswith(names):
        return None
    return Touch(f"{module}.{'environ' if name.startswith('_Environ.') else name}", what)
