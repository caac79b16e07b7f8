"""A badge as a picture that asks nobody for anything: for pages that cannot reach shields.io."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from readiness.render.badge import FOREGROUND, LABEL_BACKGROUND, face
from readiness.render.markup import element

if TYPE_CHECKING:
    from readiness.render.report import Report

_HEIGHT = 20
_BASELINE = 14
_PADDING = 6
_FONTS = "Verdana,DejaVu Sans,Geneva,sans-serif"
#: How wide signs are in tenths of a pixel at 11 pixels, where they are not as wide as most.
_NARROW, _USUAL, _WIDE = 42, 68, 95
_WIDTHS = {**dict.fromkeys("fijlrtI.,:;|!'()[] ·", _NARROW), **dict.fromkeys("mwMWÆæ@%–", _WIDE)}


def write(report: Report) -> str:
    """Draw the badge; its title says to those who cannot see it what it shows."""
    shown = face(report)
    label, message = width(shown.label), width(shown.message)
    said = f"{shown.label}: {shown.message}"
    root = element(
        None,
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "width": str(label + message),
            "height": str(_HEIGHT),
            "viewBox": f"0 0 {label + message} {_HEIGHT}",
            "role": "img",
            "aria-label": said,
            "lang": report.language,
        },
    )
    element(root, "title", {}, said)
    _half(root, (0, label), LABEL_BACKGROUND, shown.label)
    _half(root, (label, message), shown.background, shown.message)
    return ET.tostring(root, encoding="unicode") + "\n"


def width(text: str) -> int:
    """Give how many pixels a text takes with some air on both sides, as fonts usually are."""
    return 2 * _PADDING + -(-sum(_WIDTHS.get(each, _USUAL) for each in text) // 10)


def _half(root: ET.Element, place: tuple[int, int], background: str, text: str) -> None:
    """Draw one half; the text is stretched to the width, whatever font the reader has."""
    left, wide = place
    box = {"x": str(left), "width": str(wide), "height": str(_HEIGHT), "fill": background}
    element(root, "rect", box)
    style = {
        "x": str(left + _PADDING),
        "y": str(_BASELINE),
        "textLength": str(wide - 2 * _PADDING),
        "lengthAdjust": "spacingAndGlyphs",
        "fill": FOREGROUND,
        "font-family": _FONTS,
        "font-size": "11",
        "aria-hidden": "true",
    }
    element(root, "text", style, text)
