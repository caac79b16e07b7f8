"""How long a rule may take before it is stopped.

Only the main thread can be interrupted, where the system has interval timers, which Windows has not; and
only between two steps of Python: a single call of C that never ends is not stopped.
"""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from readiness.authoring.trials.standing import standing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from readiness.authoring.trials.standing import Standing

#: A rule takes microseconds. What is not done after so many seconds never will be.
LIMIT = 10.0
_AGAIN = 1.0  # seconds after which one that went on all the same is stopped once more


class EndlessError(BaseException):
    """A rule was stopped. No `except Exception` of a plugin catches it."""


def can_stop() -> bool:
    """Tell whether a rule that never ends can be stopped here."""
    return hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()


@contextmanager
def at_most(seconds: float) -> Iterator[list[Standing | None]]:
    """Stop what runs inside after some seconds, where that can be done. Timers of others go on after it.

    It gives where the rule was each time it was stopped; nothing where it was done in time.

    Raises:
        EndlessError: It was not done in time, and nothing inside caught it.

    """
    late: list[Standing | None] = []
    if not can_stop():
        yield late
        return

    def stop(_signal: int, frame: FrameType | None) -> None:
        late.append(standing(frame))
        raise EndlessError

    before = signal.signal(signal.SIGALRM, stop)
    left, again = signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
    try:
        yield late
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        if left:
            signal.setitimer(signal.ITIMER_REAL, left, again)
