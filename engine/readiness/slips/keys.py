"""Keys and headers: names with letters or signs that a name cannot have, and what stands after them."""

from __future__ import annotations

import re

from readiness.slips.text import CURVED, KEY, blank, code_of, lost, rest_of_line, slipped

_HEADER = re.compile(rf"\[[ \t]*{KEY.pattern}[ \t]*\]|\[\[[ \t]*{KEY.pattern}[ \t]*\]\]")
_SPELT = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa"})


def read_key(text: str, at: int) -> tuple[int, int]:
    """Read a key and its equals sign; give where the value begins, and where the key does."""
    found = KEY.match(text, at)
    end = blank(text, found.end()) if found else at
    if found and text.startswith("=", end):
        return blank(text, end + 1), at
    if found and text.startswith(":", end):
        raise slipped(text, "F040", end, end + 1)
    code = code_of(rest_of_line(text, at))
    name, equals, _ = code.partition("=")
    name = name.rstrip()
    if equals and name:
        if name[0] in CURVED:
            raise slipped(text, "F011", at, at + 1)
        check_name(text, at, name)
    elif found and re.fullmatch(r"\]+", code[len(found[0]) :]):
        raise slipped(text, "F043", at, at + len(code))
    elif found and code == found[0] and not text.startswith(",", end):
        raise slipped(text, "F044", at, at + len(code))
    elif ":" in code and re.match(r"[\w -]+:", code):
        raise slipped(text, "F040", at + code.index(":"), at + code.index(":") + 1)
    raise lost(text, at)


def read_header(text: str, at: int) -> int:
    """Read the header of a table; give where its line ends."""
    line = rest_of_line(text, at)
    found = _HEADER.match(line)
    if found:
        if code_of(line[found.end() :]):
            raise lost(text, at)
        return at + len(line)
    code = code_of(line)
    name = code.strip("[] \t")
    start = at + code.index(name)
    curved = next((each for each in name if each in CURVED), None)
    if curved:
        raise slipped(text, "F011", at + code.index(curved), at + code.index(curved) + 1)
    check_name(text, start, name)
    if KEY.fullmatch(name):
        raise slipped(text, "F043", at, at + len(code))
    raise lost(text, at)


def check_name(text: str, start: int, name: str) -> None:
    """Tell of a name with Danish letters, blanks or other signs; nothing of what may be a list or a pair."""
    end = start + len(name)
    if re.fullmatch(r"[\w.\- \tæøåÆØÅ]*[æøåÆØÅ][\w.\- \tæøåÆØÅ]*", name):
        raise slipped(text, "F013", start, end, instead=re.sub(r"[ \t]+", "_", name.translate(_SPELT)))
    if re.fullmatch(r"[\w.\-/&()+ \t]+", name) and not KEY.fullmatch(name):
        instead = re.sub(r"[^\w.\-]+", "_", name).strip("_.")
        raise slipped(text, "F049", start, end, instead=instead)


def key_at(text: str, at: int) -> tuple[int, int]:
    """Measure the key or the name in a header with which a statement begins."""
    start = at + len(text[at : at + 2]) - len(text[at : at + 2].lstrip("["))
    start = blank(text, start)
    found = KEY.match(text, start)
    return (start, found.end()) if found else (at, at + 1)
