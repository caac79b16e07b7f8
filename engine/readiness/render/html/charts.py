"""Scores drawn as bars: what is reached is solid, what is open is striped. Numbers stand beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness.render.html.elements import element
from readiness.render.html.palette import palette

if TYPE_CHECKING:
    from collections.abc import Sequence

    from readiness.assessment import Score
    from readiness.render.html.elements import Element


def bar(score: Score, said: str | None = None, limits: Sequence[int] = ()) -> Element:
    """Draw a score from 0 to 100.

    Args:
        score: What to draw.
        said: What it shows, for those who cannot see it; None where a table says it beside.
        limits: In per cent; each is drawn as a line across.

    """
    low, high, colours = score.percent_low, score.percent_high, palette()
    blue = colours["bar"]
    drawn = [
        element("rect", width="100%", height="100%", fill=colours["shade"]),
        element("rect", width=f"{low}%", height="100%", fill=blue),
    ]
    if high > low:
        across = {"x1": f"{low}%", "x2": f"{high}%", "y1": "50%", "y2": "50%"}
        drawn += [
            element("rect", x=f"{low}%", width=f"{high - low}%", height="100%", fill=colours["paper"]),
            element("line", **across, stroke=blue, stroke_width=100, stroke_dasharray="2 4"),
            *(_line(each, blue) for each in (low, high)),
        ]
    drawn += [_line(each, colours["ink"]) for each in limits]
    seen = {"role": "img", "aria_label": said} if said else {"aria_hidden": "true"}
    return element("svg", drawn, class_="bar wide" if said else "bar", **seen)


def _line(percent: int, colour: str) -> Element:
    at = f"{percent}%"
    return element("line", x1=at, x2=at, y1="0", y2="100%", stroke=colour, stroke_width=2)


def scale() -> Element:
    """Write the numbers under a bar."""
    numbers = [element("span", str(each), class_=f"at{each}") for each in (0, 25, 50, 75, 100)]
    return element("div", numbers, class_="scale", aria_hidden="true")
