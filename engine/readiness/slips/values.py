"""Values: texts that do not end, brackets that do not match, commas that are missing."""

from __future__ import annotations

import re

from readiness.slips.keys import read_key
from readiness.slips.meanings import meaning
from readiness.slips.text import (
    CURVED,
    OPENING,
    REST,
    STATEMENT,
    Slip,
    Slipped,
    end_of,
    gap,
    lost,
    rest_of_line,
    slipped,
)

_TRIPLE = re.compile(r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}', re.DOTALL)
_BASIC = re.compile(r'"(?:\\.|[^"\\\n])*"')
_LITERAL = re.compile(r"'[^'\n]*'")
_BAD_ESCAPE = re.compile(
    r"(?:[^\\]|\\(?:[btnfre\"\\ \t\n]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}))*\\", re.DOTALL
)
#: A value without quotes in a list or table, and at the end of a line.
_ENTRY = re.compile(r"[^,\]}#\n]*")
_REST_OF_CODE = re.compile(r"[^#\n]*")
#: Two numbers or pairs with no comma between.
_SEVERAL = re.compile(
    r"((?:[-+]?[\d.]+|true|false))[ \t]+(?:(?:[-+]?[\d.]+|true|false)$|[\w\"'.-]+[ \t]*=|\{|\[|\")"
)


def read_value(text: str, at: int, key: int, *, inside: str) -> int:
    """Read a value; `inside` is the bracket that closes what it stands in."""
    sign = text[at : at + 1]
    if not sign or sign in "\n#" or (inside == "}" and sign in ",}"):
        end = len(text[:at].rstrip(" \t"))
        raise slipped(text, "F044", key, end)
    if sign in CURVED:
        raise slipped(text, "F011", at, at + 1)
    if text.startswith(('"""', "'''"), at):
        return _triple(text, at)
    if sign in "\"'":
        return _text(text, at, inside)
    if sign == "[":
        return _list(text, at)
    return _table(text, at) if sign == "{" else _bare(text, at, inside)


def _triple(text: str, at: int) -> int:
    found = _TRIPLE.match(text, at)
    if not found:
        raise Slipped(Slip("F047", at, at + 3, {"quote": text[at : at + 3]}), None)
    end = found.end()
    if "\n" in found[0] and STATEMENT.search(found[0]) and not re.match(r"[ \t]*([,\]}#\n]|$)", text[end:]):
        # It ran on to the quotes of the next one.
        raise Slipped(Slip("F047", at, at + 3, {"quote": text[at : at + 3]}), None)
    if text[at] == '"':
        _check_escapes(text, at, end)
    return end


def _text(text: str, at: int, inside: str) -> int:
    quote = text[at]
    found = (_BASIC if quote == '"' else _LITERAL).match(text, at)
    if found:
        end = found.end()
        if quote == '"':
            _check_escapes(text, at, end)
        if inside and re.match(r"[\w]", text[end : end + 1]) and re.search(r",\s*.$", found[0]):
            raise slipped(
                text, "F015", at, at + found[0].rindex(","), quote=quote
            )  # it ran on to the next one's
        return end
    line = rest_of_line(text, at)
    if quote == '"' and re.search(r'\\"[ \t]*[\]},]*[ \t]*(#.*)?$', line):  # a folder's path ends in the sign
        raise slipped(text, "F045", at, at + line.rindex('"') + 1)
    following = STATEMENT.search(text, at + len(line))
    below = text[at + len(line) : following.start() if following else len(text)]
    code = line.rstrip()
    if below.count(quote) == 1 and not inside and re.search(r"[\"'][ \t]*(#[^\n]*)?\s*$", below):
        raise slipped(text, "F046", at, at + len(code), triple=quote * 3)
    if inside:
        code = re.sub(r"[ \t]*[\]},]+$", "", code)
    raise slipped(text, "F015", at, at + len(code), quote=quote)


def _check_escapes(text: str, at: int, end: int) -> None:
    found = _BAD_ESCAPE.match(text, at, end)
    if found and not re.fullmatch(_BAD_ESCAPE.pattern.removesuffix(r"\\"), text[at:end], re.DOTALL):
        raise slipped(text, "F045", at, end)


def _list(text: str, opening: int) -> int:
    at = gap(text, opening + 1)
    while not text.startswith("]", at):
        _check_open(text, at, opening, "]")
        end = read_value(text, at, at, inside="]")
        at = _next(text, end, opening, "]")
    return at + 1


def _table(text: str, opening: int) -> int:
    at = gap(text, opening + 1)
    number = opening, opening
    while not text.startswith("}", at):
        _check_open(text, at, opening, "}")
        after_comma = re.compile(r"\d+(?=[ \t]*(?:[,}#\n]|$))").match(text, at)
        if after_comma and number[1] < at and re.fullmatch(r"[-+]?\d+", text[slice(*number)]):
            start, end = number[0], after_comma.end()
            instead = f"{text[slice(*number)]}.{after_comma[0]}"
            raise slipped(text, "F014", start, end, instead=instead)
        value, key = read_key(text, at)
        end = read_value(text, value, key, inside="}")
        number = value, end
        at = _next(text, end, opening, "}")
    return at + 1


def _begins(text: str, at: int) -> bool:
    """Tell whether something new begins here: a pair at the beginning of a line, or a header."""
    found = STATEMENT.match(text, at)
    if not found or text[at - 1] != "\n":
        return False
    return not (text.startswith("[", at) and text.startswith(("]", ","), gap(text, found.end())))


def _check_open(text: str, at: int, opening: int, closing: str, *, is_entry: bool = True) -> None:
    """Tell of a bracket that is not closed before the text ends or something new begins."""
    begins = _begins(text, at)
    if begins and closing == "}" and is_entry and not text.startswith("[", at):
        begins = False  # a pair on a line of its own may belong to the table
    if at >= len(text) or begins:
        raise Slipped(Slip("F042", opening, opening + 1, {"closing": closing}), at)
    if text[at] in ")]}" and text[at] != closing:
        raise Slipped(Slip("F042", opening, opening + 1, {"closing": closing}), end_of(REST, text, at))


def _next(text: str, end: int, opening: int, closing: str) -> int:
    """Go past the comma after an entry; give where the next entry or the closing bracket stands."""
    at = gap(text, end)
    if text.startswith(",", at):
        return gap(text, at + 1)
    if text.startswith(closing, at):
        return at
    _check_open(text, at, opening, closing, is_entry=False)
    if text[at] in "\"'{[" or text[at].isalnum():
        raise slipped(text, "F041", end, end + 1)
    raise lost(text, at)


def _bare(text: str, at: int, inside: str) -> int:
    if text.startswith("(", at):
        raise slipped(text, "F042", at, at + 1, closing="[ ]")
    found = (_ENTRY if inside else _REST_OF_CODE).match(text, at)
    token = found[0].rstrip() if found else ""
    several = _SEVERAL.match(token) if inside else None
    if several:  # the rest is another entry
        return at + several.end(1)
    if not inside and re.fullmatch(r"[^\[\]{}\"']+[\]}]", token):
        raise slipped(text, "F042", at + len(token) - 1, at + len(token), closing=OPENING[token[-1]])
    told = meaning(token)
    if told:
        raise slipped(text, told.code, at, at + len(token), instead=told.instead)
    if token.endswith('"') and re.match(r"[^\W\d_]", token):
        raise slipped(text, "F015", at, at + len(token), quote='"')
    if not token or not re.fullmatch(r"[-+0-9A-Za-z_.:][-+0-9A-Za-z_.: ]*", token):
        raise lost(text, at)
    return at + len(token)
