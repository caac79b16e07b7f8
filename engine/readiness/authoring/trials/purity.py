"""Rules held to be pure while they run: what they may not touch is stopped, and told with its line.

Two hooks watch. Files, the network, processes and threads raise audit events. The clock, the environment and
randomness raise none, so that the calls themselves are watched too. What is read without any call, as
`sys.platform` is, and what a function written in C calls by itself, as `map` does, is not seen.
"""

from __future__ import annotations

import gc
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from threading import get_ident
from typing import TYPE_CHECKING, Any, NamedTuple

from readiness.authoring.trials.standing import Standing, standing
from readiness.authoring.trials.touches import (
    touched_by_call,
    touched_by_event,
    touched_by_function,
    touched_by_partial,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from readiness.authoring.trials.touches import Touch


class Breach(NamedTuple):
    """What a rule touched that it may not, and where."""

    touch: Touch
    at: Standing


class ForbiddenError(BaseException):
    """A rule touched what it may not, and was stopped. No `except Exception` of a plugin catches it."""


@dataclass(slots=True)
class _Watch:
    """Who is watched at the moment, and what was found."""

    found: list[Breach]
    thread: int = 0  #: no thread has the number 0
    is_installed: bool = False


_watch = _Watch([])


@contextmanager
def watched() -> Iterator[list[Breach]]:
    """Watch what the rules inside do, in this thread, and give what they touch that they may not.

    Raises:
        ForbiddenError: One touched something; the rest of it was not run.

    """
    if not _watch.is_installed:  # an audit hook stays as long as the process
        sys.addaudithook(_audit)
        _watch.is_installed = True
    before, collects, unraisable = sys.getprofile(), gc.isenabled(), sys.unraisablehook

    def let_be(raised: sys.UnraisableHookArgs) -> None:
        """Keep silent on what is stopped while it is thrown away: it is noted."""
        if not isinstance(raised.exc_value, ForbiddenError):
            unraisable(raised)

    found = _watch.found = list[Breach]()
    gc.disable()  # what happens to be thrown away meanwhile may close files of its own
    sys.unraisablehook = let_be
    sys.setprofile(_profile)
    _watch.thread = get_ident()
    try:
        yield found
    finally:
        _watch.thread = 0
        sys.setprofile(before)
        sys.unraisablehook = unraisable
        if collects:
            gc.enable()


def _audit(event: str, args: tuple[Any, ...]) -> None:
    if _watch.thread and _watch.thread == get_ident():
        touch = touched_by_event(event, args)
        if touch:
            _stop(sys._getframe(1), touch)  # noqa: SLF001 (there is no other way)


def _profile(frame: FrameType, event: str, function: object) -> None:
    if event == "c_call":
        touch = touched_by_call(function)
    elif event == "call":
        touch = touched_by_function(frame) or touched_by_partial(frame)
    else:
        return
    if touch:
        _stop(frame, touch)


def _stop(frame: FrameType, touch: Touch) -> None:
    """Note what a rule touched, and end it; what the engine or an import touches is let be."""
    at = standing(frame)
    if at is not None:
        _watch.found.append(Breach(touch, at))
        raise ForbiddenError
