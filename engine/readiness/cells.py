"""What spreadsheets do with a cell, whichever file it comes from."""

from __future__ import annotations

#: What begins a formula, also as the wide signs that spreadsheets of East Asia take for the same.
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def is_formula(text: str) -> bool:
    """Tell whether a spreadsheet would take a text for a formula, typed or read from a CSV file."""
    return text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA)
