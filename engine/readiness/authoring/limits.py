"""How long a rule may take before it is stopped.

Only the main thread can be interrupted, where the system has interval timers, which Windows has not; and
only between two steps of Python: a single call of C that never ends is not stopped.
"""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from readiness.authoring.standing import standing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from readiness.authoring.standing import Standing

#: A rule takes microseconds. What is not done after so many seconds never will be.
LIMIT = 10.0


class EndlessError(BaseException):
    """A rule was stopped. No `except Exception` of a plugin catches it."""

    def __init__(self, at: Standing | None) -> None:
        """Remember where the rule was."""
        super().__init__()
        self.at = at


def can_stop() -> bool:
    """Tell whether a rule that never ends can be stopped here."""
    return hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Stop what runs inside after some seconds, where that can be done. Timers of others go on after it.

    Raises:
        EndlessError: It was not done in time.

    """
    if not can_stop():
        yield
        return

    def stop(_signal: int, frame: FrameType | None) -> None:
        raise EndlessError(standing(frame))

    before = signal.signal(signal.SIGALRM, stop)
    left, again = signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        if left:
            signal.setitimer(signal.ITIMER_REAL, left, again)
