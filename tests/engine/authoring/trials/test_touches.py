"""What a call touches is told by what is called: a function of C, one of Python, or an event."""

from __future__ import annotations

import io
import os
import random
import time
import uuid
import zoneinfo
from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest

from readiness.authoring.trials import touches

if TYPE_CHECKING:
    from types import FrameType, FunctionType


@pytest.mark.parametrize(
    ("function", "call"),
    [
        (time.time, "time.time"),
        (datetime.now, "datetime.now"),
        (date.fromisoformat, None),
        (random.random, "random.random"),
        (os.urandom, "os.urandom"),
        (os.getpid, "os.getpid"),
        (os.stat, "os.stat"),
        (os.fspath, None),
        (print, "print"),
        (len, None),
        ("".join, None),
        (io.TextIOWrapper(io.BytesIO()).read, "TextIOWrapper.read"),
        (io.StringIO().read, None),
    ],
)
def test_a_function_of_c_is_known_by_what_it_touches(function: object, call: str | None) -> None:
    touch = touches.touched_by_call(function)

    assert (touch and touch.call) == call


@pytest.mark.parametrize(
    ("function", "call"),
    [
        (random.choice, "random.Random.choice"),
        (os.getenv, "os.getenv"),
        (os.environ.__getitem__, "os.environ"),
        (os.path.join, None),
        (uuid.uuid4, "uuid.uuid4"),
        (uuid.uuid5, None),
    ],
)
def test_a_function_of_python_is_known_by_what_it_touches(function: FunctionType, call: str | None) -> None:
    frame = SimpleNamespace(f_code=function.__code__, f_globals=function.__globals__)

    touch = touches.touched_by_function(cast("FrameType", frame))

    assert (touch and touch.call) == call


@pytest.mark.parametrize(
    ("event", "args", "call"),
    [
        ("open", ("x", "r"), "open('x')"),
        ("os.fork", (), "os.fork"),
        ("socket.connect", (object(), "a"), "socket.connect"),
        ("open", (str(Path(zoneinfo.TZPATH[0]) / "Europe" / "Copenhagen"), "rb"), None),
        ("import", ("x",), None),
    ],
)
def test_an_event_is_known_by_what_it_touches(event: str, args: tuple[Any, ...], call: str | None) -> None:
    touch = touches.touched_by_event(event, args)

    assert (touch and touch.call) == call
