"""Whether a text that should name a role looks like the name of a person.

Two or three capitalised words of which none is known from roles and organisations, perhaps with initials and
after a role: `Xxxxx Yyyyy`, `X. Yyyyy`, `Xxxxx Y.`, `Leder Xxxxx Z. Yyyyy`. It misses a single name, and a
name in small letters; it would rather miss a name than doubt a role. How a word sounds is no evidence.
"""

from __future__ import annotations

import re

#: What sets the parts of a text apart: a role and its unit, several roles, a name after its role.
_APART = re.compile(r"[,;:/()&+\n]|\s[-–—]\s|\b(?:og|and|eller|or|ved|hos|for|i|på|of|in|at|v)\b")
_INITIAL = re.compile(r"[A-ZÆØÅ]\.?|[A-ZÆØÅ]\.[A-ZÆØÅ]\.")
_CAPITALISED = re.compile(r"[^\W\d_a-zæøå][^\W\d_]*[a-zæøåäöüéèíóáñ][^\W\d_]*(?:['’-][^\W\d_]+)*\.?")
_PARTICLES = frozenset({"af", "de", "den", "der", "la", "van", "von"})
_FEWEST, _MOST = 2, 3

#: Parts of words that tell of a role, a profession or an organisation, in Danish and English.
_STEMS = (  # noqa: SIM905 (read in rows)
    "administ advis afdeling afsnit akut analys anbring ansvar arbejd assist barnet behand beskæftig "
    "bestyre bistand board borger børne center centre chair chef child consult coordinator council "
    "counsel department deputy director direktør distrikt doctor døgn educat employ enhed executive "
    "facilitator faglig famil forebyg forening formand forvalt fritid fuldmægtig gruppe handicap health "
    "helhed huset impartial indsats institution integration jobkon jurist kommun konsulent kontakt "
    "kontor koordinat kultur kvalitet leader ledelse leder lærer manage mentor metode ministeri modtag "
    "munici myndighed netværk nurse office område ordfør parent pedagog personale pleje politi practi "
    "praksis profession projekt psych psyki psykolog pædagog referral region repræsent rådgiv rådhus "
    "samordner secretar section sekret senior service skole social specialis steering strateg styrelse "
    "støtte sundhed supervis support tandlæge teacher team terapeut therap tilbud tilsyn tovholder "
    "tværfag udvalg udvikl ungdom ungeaf vejled virksom visitat voksen vuggestue worker youth åben "
    "økonom"
).split()
#: Whole words of the same kind, too short or too common in names to be looked for inside others.
_WORDS = (  # noqa: SIM905 (read in rows)
    "area barn blå børn case daglig den det drift east fast force få grøn gul head hr hus indre it "
    "joint klub kors lead local læge lægen mid midt natten new nord nordre north ny nye nærmeste nørre "
    "ordblinde overlæge plan ppr principal råd rådet rød røde school south ssp stab staben staff sted "
    "stedet step store syd sønder søndre task the unge ungehus ungen unit vest vestre west ydre young "
    "ældre øst østre"
).split()


def names_a_person(text: str) -> bool:
    """Tell whether a part of a text looks like a person's name."""
    return any(_is_name(part.split()) for part in _APART.split(text))


def _is_name(words: list[str]) -> bool:
    while words and _is_known(words[0]):  # a role before the name
        words = words[1:]
    if not words or words[0].casefold() in _PARTICLES:
        return False
    words = [each for each in words if each not in _PARTICLES]
    initials = [each for each in words if _INITIAL.fullmatch(each)]
    names = [each for each in words if each not in initials]
    if not all(_CAPITALISED.fullmatch(each) and not _is_known(each) for each in names):
        return False
    is_short = words[0] in initials or (words[-1] in initials and words[-1].endswith("."))
    fewest = 1 if is_short else _FEWEST
    return fewest <= len(names) <= _MOST


def _is_known(word: str) -> bool:
    word = word.casefold().strip(".'’")
    return (
        word in _WORDS
        or any(part in _WORDS for part in word.split("-"))
        or any(stem in word for stem in _STEMS)
    )
