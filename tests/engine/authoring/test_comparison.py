"""Each kind of change between two versions of a ruleset: its sentence, and what it can move."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from importlib.metadata import EntryPoint
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from hypothesis import assume, example, given, reject, settings
from hypothesis import strategies as st

from readiness.assembly import Contribution, assembled
from readiness.authoring.comparison import Comparison, compare, compare_documents
from readiness.authoring.comparison.changes import Group, Moves
from readiness.check import assess
from readiness.documents import parse_ruleset
from readiness.errors import ReadinessError
from readiness.hookspecs import Method
from readiness.judgement import Judgement
from readiness.plugins import documents
from readiness.render.canvas import Canvas
from readiness.render.comparison.inline import between
from readiness.render.comparison.text import render
from readiness.render.comparison.told import told
from readiness.ruleset import effective_ruleset
from readiness.suppliers import installed
from readiness.toml import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from readiness.assembly import InstalledMethod
    from readiness.assessment import Assessment
    from readiness.authoring.comparison.changes import Change
    from readiness.facts import Context, Facts
    from readiness.model import Language, Ruleset
    from readiness.written import RulesetDocument

OLD = """
[ruleset]
id = "proeve"
version = "1.2.3"
guide = "bog"
title = { da = "Prøvemetoden", en = "The trial method" }
note = { da = "Bygget på én bog.", en = "Built on one book." }
thresholds = { ready = 80, minimum = 50 }

[[document]]
id = "bog"
title = "Bogen"
publisher = "Forlaget"

[[milestone]]
id = "maal"
factor = "ledelse"
title = { da = "Mål for året", en = "Aims for the year" }
source = { page = 4, milestone = 1 }
[[milestone.field]]
id = "sager"
type = "int"
minimum = 1
label = { da = "Sager om året", en = "Cases a year" }
hint = { da = "Kun nye sager", en = "New cases only" }
[[milestone.field]]
id = "leder"
type = "text"
label = { da = "Leder af arbejdet", en = "Leader of the work" }
[[milestone.rule]]
id = "sager"
gate = true
basis = "kilde_krav"
source = { question = 2 }
question = { da = "Hvor mange sager planlægger I?", en = "How many cases do you plan?" }
remedy = { da = "Planlæg mindst én sag.", en = "Plan at least one case." }
met = { at_least = "sager", value = 4 }
partial = { at_least = "sager", value = 2 }
message.partial = { da = "I planlægger få sager.", en = "You plan few cases." }
message.unmet = { da = "I planlægger for få sager.", en = "You plan too few cases." }
[[milestone.rule]]
id = "leder"
basis = "afledt"
question = { da = "Er der udpeget en leder?", en = "Is a leader appointed?" }
remedy = { da = "Udpeg en leder.", en = "Appoint a leader." }
met = { present = "leder" }
message.unmet = { da = "Der er ingen leder.", en = "There is no leader." }
[[milestone.contradiction]]
id = "leder_uden_sager"
basis = "afledt"
when = { and = [{ present = "leder" }, { below = "sager", value = 2 }] }
message = { da = "I har en leder og næsten ingen sager.", en = "You have a leader and hardly any cases." }
remedy = { da = "Ret et af svarene.", en = "Mend one of the answers." }

[[milestone]]
id = "kursus"
factor = "kompetencer"
title = { da = "Kursus", en = "Course" }
source = { page = 5, milestone = 2 }
[[milestone.field]]
id = "form"
type = "choice"
label = { da = "Kursets form", en = "Form of the course" }
choices = [{ id = "dag", da = "En dag", en = "One day" }, { id = "uge", da = "En uge", en = "One week" }]
[[milestone.rule]]
id = "form"
basis = "afledt"
question = { da = "Varer kurset en uge?", en = "Does the course last a week?" }
remedy = { da = "Bestil et kursus på en uge.", en = "Order a course of a week." }
met = { equals = "form", value = "uge" }
message.unmet = { da = "Kurset er for kort.", en = "The course is too short." }

[[milestone]]
id = "aftener"
factor = "organisering"
title = { da = "Aftener", en = "Evenings" }
source = { page = 6, milestone = 3 }
after = ["maal"]
[[milestone.field]]
id = "rum"
type = "records"
label = { da = "Rum", en = "Rooms" }
[[milestone.field.fields]]
id = "navn"
type = "text"
label = { da = "Rummets navn", en = "Name of the room" }
[[milestone.field.fields]]
id = "pladser"
type = "int"
label = { da = "Pladser", en = "Seats" }
[[milestone.rule]]
id = "nok"
basis = "kilde_tal"
source = { question = 1 }
question = { da = "Er der pladser nok?", en = "Are there enough seats?" }
remedy = { da = "Skaf flere pladser.", en = "Find more seats." }
call = "regel_nok"
reads = ["aftener.rum"]
message.met = { da = "Der er nok.", en = "There are enough." }
message.unmet = { da = "Der er ikke nok.", en = "There are not enough." }
message.unanswered = { da = "I skal bruge pladser.", en = "You need seats." }
[[milestone.rule]]
id = "samlet"
basis = "afledt"
question = { da = "Er det hele på plads?", en = "Is all of it in place?" }
remedy = { da = "Få det på plads.", en = "Put it in place." }
worst_of = ["maal.sager", "kursus.form"]
message.partial = { da = "Næsten.", en = "Nearly." }
message.unmet = { da = "Nej.", en = "No." }

[[across]]
id = "timer"
basis = "afledt"
question = { da = "Er der timer nok?", en = "Are there enough hours?" }
remedy = { da = "Find flere timer.", en = "Find more hours." }
call = "fælles_timer"
reads = ["maal.sager"]
message.met = { da = "Ja.", en = "Yes." }
message.unmet = { da = "Nej.", en = "No." }
"""

_NEW_FIELD = """[[milestone.field]]
id = "mere"
type = "bool"
label = { da = "Mere", en = "More" }
"""
_NEW_RULE = """[[milestone.rule]]
id = "mere"
basis = "afledt"
question = { da = "Er der mere?", en = "Is there more?" }
remedy = { da = "Find mere.", en = "Find more." }
met = { present = "leder" }
message.unmet = { da = "Nej.", en = "No." }
"""
_NEW_MILESTONE = """[[milestone]]
id = "ny"
factor = "ledelse"
title = { da = "Noget nyt", en = "Something new" }
source = { page = 9, milestone = 9 }
"""
_NEW_CONTRADICTION = """[[milestone.contradiction]]
id = "mere"
basis = "afledt"
when = { below = "sager", value = 3 }
message = { da = "Det er få.", en = "These are few." }
remedy = { da = "Ret det.", en = "Mend it." }
"""


#: A method that extends the ruleset above.
_EXTENDS = """
[ruleset]
id = "{id}"
version = "1.0.0"
extends = "proeve"
guide = "bog"
title = {{ da = "{id}", en = "{id}" }}
"""


def between_marks(text: str, first: str, last: str) -> str:
    begin = text.index(first)
    return text[begin : text.index(last, begin)]


LEADER_RULE = between_marks(OLD, '[[milestone.rule]]\nid = "leder"', "[[milestone.contradiction]]")
LEADER_FIELD = between_marks(OLD, '[[milestone.field]]\nid = "leder"', "[[milestone.rule]]")
CONTRADICTION = between_marks(OLD, "[[milestone.contradiction]]", '[[milestone]]\nid = "kursus"')
COURSE = between_marks(OLD, '[[milestone]]\nid = "kursus"', '[[milestone]]\nid = "aftener"')
ACROSS = OLD[OLD.index("[[across]]") :]
SEATS = between_marks(OLD, '[[milestone.field.fields]]\nid = "pladser"', '[[milestone.rule]]\nid = "nok"')
NAME = between_marks(
    OLD, '[[milestone.field.fields]]\nid = "navn"', '[[milestone.field.fields]]\nid = "pladser"'
)
CASES_FIELD = between_marks(OLD, '[[milestone.field]]\nid = "sager"', '[[milestone.field]]\nid = "leder"')
FIELDS = CASES_FIELD + LEADER_FIELD
DAY = '{ id = "dag", da = "En dag", en = "One day" }'
WEEK = '{ id = "uge", da = "En uge", en = "One week" }'

SCORE = {Moves.SCORE, Moves.VERDICT}
VERDICT = {Moves.VERDICT}
SETUPS = {Moves.SETUPS}
WARNINGS = {Moves.WARNINGS}
ORDER = {Moves.ORDER}


class Case(NamedTuple):
    """An edit, and what is told of it."""

    old: str
    new: str
    name: str
    moves: set[Moves]
    da: str
    en: str
    group: Group | None = None


A, S, E, N, M, W = Group
CASES = {
    "the title": Case(
        '"Prøvemetoden"', '"Metoden"', "proeve", set(), "Titlen er ændret.", "The title was changed."
    ),
    "the note": Case(
        "én bog",
        "to bøger",
        "proeve",
        set(),
        "Det, en læser skal vide om regelsættet, er ændret.",
        "What a reader must know of the ruleset was changed.",
    ),
    "ready": Case(
        "ready = 80",
        "ready = 75",
        "proeve",
        VERDICT,
        "Grænsen for klar er nu 75\u00a0%, før 80\u00a0%.",
        "The limit for ready is now 75\u00a0%; it was 80\u00a0%.",
    ),
    "minimum of factors": Case(
        "minimum = 50",
        "minimum = 40",
        "proeve",
        VERDICT,
        "Mindstegrænsen i hver faktor er nu 40\u00a0%, før 50\u00a0%.",
        "The lowest limit in each factor is now 40\u00a0%; it was 50\u00a0%.",
    ),
    "a document": Case(
        '"Forlaget"',
        '"Det andet forlag"',
        "bog",
        set(),
        "Det, der står om kilden, er ændret.",
        "What is said of the source was changed.",
    ),
    "a document more": Case(
        "[[milestone]]",
        '[[document]]\nid = "ark"\ntitle = "Arket"\npublisher = "Forlaget"\n\n[[milestone]]',
        "ark",
        set(),
        "Kilden er kommet til.",
        "The source was added.",
    ),
    "a milestone without rules": Case(
        "[[across]]",
        f"{_NEW_MILESTONE}[[across]]",
        "ny",
        set(),
        "Ny milepæl i Ledelse med 0 spørgsmål.",
        "New milestone in Leadership with 0 questions.",
        M,
    ),
    "a milestone with nothing but a contradiction": Case(
        "[[across]]",
        f"{_NEW_MILESTONE}{_NEW_CONTRADICTION.replace('sager', 'maal.sager')}[[across]]",
        "ny",
        WARNINGS,
        "Ny milepæl i Ledelse med 0 spørgsmål.",
        "New milestone in Leadership with 0 questions.",
    ),
    "a milestone more": Case(
        "[[across]]",
        f"{_NEW_MILESTONE}{_NEW_RULE.replace('leder', 'maal.leder')}[[across]]",
        "ny",
        SCORE,
        "Ny milepæl i Ledelse med 1 spørgsmål.",
        "New milestone in Leadership with 1 question.",
    ),
    "a factor": Case(
        'factor = "kompetencer"',
        'factor = "ledelse"',
        "kursus",
        SCORE,
        "Milepælen tæller nu i Ledelse, før i Kompetencer.",
        "The milestone now counts in Leadership; it counted in Competences.",
    ),
    "after": Case(
        'after = ["maal"]',
        'after = ["maal", "kursus"]',
        "aftener",
        ORDER,
        "Milepælen kommer nu efter maal, kursus, før efter maal.",
        "The milestone now comes after maal, kursus; it came after maal.",
    ),
    "after nothing": Case(
        'after = ["maal"]',
        "",
        "aftener",
        ORDER,
        "Milepælen kommer nu efter intet, før efter maal.",
        "The milestone now comes after nothing; it came after maal.",
    ),
    "the title of a milestone": Case(
        '"Kursus"', '"Kurset"', "kursus", set(), "Titlen er ændret.", "The title was changed."
    ),
    "a field more": Case(
        LEADER_FIELD,
        LEADER_FIELD + _NEW_FIELD,
        "maal.mere",
        set(),
        "Nyt felt: true eller false. Det kan stå tomt.",
        "New field: true or false. It may be left out.",
        M,
    ),
    "a wider type": Case(
        'type = "int"\nminimum',
        'type = "number"\nminimum',
        "maal.sager",
        set(),
        "Svaret er nu: tal. Før: helt tal.",
        "The answer is now: number. It was: whole number.",
        M,
    ),
    "a narrower type that a rule reads": Case(
        'id = "leder"\ntype = "text"',
        'id = "leder"\ntype = "bool"',
        "maal.leder",
        SCORE | SETUPS,
        "Svaret er nu: true eller false. Før: tekst.",
        "The answer is now: true or false. It was: text.",
    ),
    "a narrower type of a part": Case(
        'id = "navn"\ntype = "text"',
        'id = "navn"\ntype = "bool"',
        "aftener.rum.navn",
        SCORE | SETUPS,
        "Svaret er nu: true eller false. Før: tekst.",
        "The answer is now: true or false. It was: text.",
    ),
    "a higher minimum": Case(
        "minimum = 1\n",
        "minimum = 2\n",
        "maal.sager",
        SETUPS,
        "Det laveste tal er nu 2, før 1.",
        "The lowest number is now 2; it was 1.",
    ),
    "a lower minimum": Case(
        "minimum = 1\n",
        "",
        "maal.sager",
        set(),
        "Det laveste tal er nu 0, før 1.",
        "The lowest number is now 0; it was 1.",
        M,
    ),
    "a minimum of a text": Case(
        'id = "leder"\ntype = "text"',
        'id = "leder"\ntype = "text"\nminimum = 3',
        "maal.leder",
        set(),
        "Det laveste tal er nu 3, før 0.",
        "The lowest number is now 3; it was 0.",
    ),
    "an interval": Case(
        "minimum = 1\n",
        "minimum = 1\ninterval = true\n",
        "maal.sager",
        set(),
        "Feltet tager nu også et spænd.",
        "The field now takes an interval too.",
        M,
    ),
    "a scope": Case(
        "minimum = 1\n",
        'minimum = 1\nscope = "metode"\n',
        "maal.sager",
        SETUPS,
        "Feltet skal nu besvares for hver metode, ikke fælles.",
        "The field must now be answered for each method, not shared.",
    ),
    "the order of fields": Case(
        FIELDS,
        LEADER_FIELD + CASES_FIELD,
        "maal.leder",
        ORDER,
        "Feltet står et andet sted i rækken.",
        "The field stands elsewhere in the order.",
    ),
    "the order of parts": Case(
        NAME + SEATS,
        SEATS + NAME,
        "aftener.rum.pladser",
        ORDER,
        "Feltet står et andet sted i rækken.",
        "The field stands elsewhere in the order.",
    ),
    "a role": Case(
        'id = "leder"\ntype = "text"',
        'id = "leder"\ntype = "text"\nrole = true',
        "maal.leder",
        WARNINGS,
        "Feltet skal nu nævne roller, ikke personer.",
        "The field must now name roles, not persons.",
    ),
    "a label": Case(
        '"Sager om året"',
        '"Nye sager om året"',
        "maal.sager",
        set(),
        "Betegnelsen er ændret.",
        "The label was changed.",
    ),
    "a hint": Case(
        '"Kun nye sager"',
        '"Kun de nye sager"',
        "maal.sager",
        set(),
        "Vinket er ændret.",
        "The hint was changed.",
    ),
    "a choice more": Case(
        WEEK,
        f'{WEEK}, {{ id = "aar", da = "Et år", en = "A year" }}',
        "kursus.form.aar",
        set(),
        "Svarmuligheden er kommet til.",
        "The choice was added.",
        M,
    ),
    "a choice less": Case(
        f"{DAY}, ", "", "kursus.form.dag", SETUPS, "Svarmuligheden er fjernet.", "The choice was removed."
    ),
    "a choice of another id": Case(
        'id = "dag"',
        'id = "en_dag"',
        "kursus.form.en_dag",
        SETUPS,
        "Svarmuligheden hedder nu en_dag i filerne, før dag.",
        "The choice is now called en_dag in the files; it was dag.",
    ),
    "the words of a choice": Case(
        '"En dag"',
        '"Én dag"',
        "kursus.form.dag",
        set(),
        "Svarmulighedens ord er ændret.",
        "The words of the choice were changed.",
    ),
    "the order of choices": Case(
        f"{DAY}, {WEEK}",
        f"{WEEK}, {DAY}",
        "kursus.form",
        set(),
        "Svarmulighederne står i en anden rækkefølge.",
        "The choices stand in another order.",
    ),
    "a part less": Case(
        SEATS, "", "aftener.rum.pladser", SETUPS, "Feltet er fjernet.", "The field was removed."
    ),
    "a part more": Case(
        SEATS,
        SEATS + _NEW_FIELD.replace("field", "field.fields"),
        "aftener.rum.mere",
        set(),
        "Nyt felt: true eller false. Det kan stå tomt.",
        "New field: true or false. It may be left out.",
        M,
    ),
    "a rule more": Case(
        LEADER_RULE, LEADER_RULE + _NEW_RULE, "maal.mere", SCORE, "Nyt spørgsmål.", "New question."
    ),
    "a gate more where there is one": Case(
        LEADER_RULE,
        LEADER_RULE + _NEW_RULE.replace('"mere"', '"mere"\ngate = true', 1),
        "maal.mere",
        SCORE,
        "Nyt spørgsmål, som skal på plads først.",
        "New question, which must be in place first.",
    ),
    "a gate more where there was none": Case(
        COURSE,
        COURSE + _NEW_RULE.replace('"mere"', '"mere"\ngate = true', 1).replace('"leder"', '"form"'),
        "kursus.mere",
        SCORE | SETUPS,
        "Nyt spørgsmål, som skal på plads først.",
        "New question, which must be in place first.",
    ),
    "a rule less": Case(
        LEADER_RULE, "", "maal.leder", SCORE | SETUPS, "Spørgsmålet er fjernet.", "The question was removed."
    ),
    "the order of rules": Case(
        OLD[OLD.index('[[milestone.rule]]\nid = "sager"') : OLD.index("[[milestone.contradiction]]")],
        LEADER_RULE
        + between_marks(OLD, '[[milestone.rule]]\nid = "sager"', '[[milestone.rule]]\nid = "leder"'),
        "maal.leder",
        ORDER,
        "Spørgsmålet står et andet sted i milepælen.",
        "The question stands elsewhere in the milestone.",
    ),
    "no gate": Case(
        "gate = true\n",
        "",
        "maal.sager",
        VERDICT,
        "Skal ikke længere på plads først.",
        "No longer has to be in place first.",
    ),
    "a gate in a milestone that had none": Case(
        'id = "form"\nbasis',
        'id = "form"\ngate = true\nbasis',
        "kursus.form",
        VERDICT | SETUPS,
        "Skal nu på plads først.",
        "Must now be in place first.",
    ),
    "met": Case(
        'met = { at_least = "sager", value = 4 }',
        'met = { at_least = "sager", value = 3 }',
        "maal.sager",
        SCORE,
        "Det, der skal til for at være opfyldt, er ændret.",
        "What it takes to be met was changed.",
    ),
    "partial": Case(
        'partial = { at_least = "sager", value = 2 }\n',
        "",
        "maal.sager",
        SCORE,
        "Det, der skal til for at være delvist opfyldt, er ændret.",
        "What it takes to be partly met was changed.",
    ),
    "applies_when": Case(
        'met = { present = "leder" }',
        'met = { present = "leder" }\napplies_when = { above = "sager", value = 2 }',
        "maal.leder",
        SCORE,
        "Hvornår spørgsmålet er relevant, er ændret.",
        "When the question is relevant was changed.",
    ),
    "worst_of": Case(
        'worst_of = ["maal.sager", "kursus.form"]',
        'worst_of = ["maal.sager"]',
        "aftener.samlet",
        SCORE,
        "De spørgsmål, som det tager det værste af, er ændret.",
        "The questions that it takes the worst of were changed.",
    ),
    "call": Case(
        'call = "regel_nok"',
        'call = "regel_pladser"',
        "aftener.nok",
        SCORE,
        "Spørgsmålet bliver afgjort af en anden funktion.",
        "The question is judged by another function.",
    ),
    "reads": Case(
        'reads = ["aftener.rum"]',
        'reads = ["aftener.rum", "maal.sager"]',
        "aftener.nok",
        set(),
        "De svar, som funktionen læser, er ændret.",
        "The answers that the function reads were changed.",
    ),
    "basis": Case(
        'basis = "kilde_krav"',
        'basis = "kilde_tal"',
        "maal.sager",
        set(),
        "Det, kravet hviler på, er ændret.",
        "What the requirement rests on was changed.",
    ),
    "measure": Case(
        'basis = "kilde_krav"',
        'basis = "kilde_krav"\nmeasure = "maalt"',
        "maal.sager",
        set(),
        "Det, svaret bygger på, er ændret.",
        "What the answer rests on was changed.",
    ),
    "question": Case(
        "Hvor mange sager planlægger I?",
        "Hvor mange nye sager planlægger I?",
        "maal.sager",
        set(),
        "Spørgsmålets ord er ændret.",
        "The words of the question were changed.",
    ),
    "remedy": Case(
        "Udpeg en leder.",
        "Find en leder.",
        "maal.leder",
        set(),
        "Rådet er ændret.",
        "The advice was changed.",
    ),
    "why": Case(
        'met = { present = "leder" }',
        'why = { da = "En skal lede.", en = "One must lead." }\nmet = { present = "leder" }',
        "maal.leder",
        set(),
        "Begrundelsen er ændret.",
        "The reason was changed.",
    ),
    "milestones of the guide": Case(
        'publisher = "Forlaget"',
        'publisher = "Forlaget"\nmilestones = ['
        + ", ".join(f"{{ number = {number}, page = {number}, questions = 9 }}" for number in range(1, 10))
        + "]",
        "bog",
        set(),
        "Det, der står om kilden, er ændret.",
        "What is said of the source was changed.",
    ),
    "source": Case(
        "source = { question = 2 }",
        "source = { question = 3 }",
        "maal.sager",
        set(),
        "Henvisningen til kilden er ændret.",
        "The reference to the source was changed.",
    ),
    "message.met": Case(
        "Der er nok.",
        "Der er nok nu.",
        "aftener.nok",
        set(),
        "Ordene ved ”opfyldt” er ændret.",
        "The words for “met” were changed.",
    ),
    "message.partial": Case(
        "I planlægger få sager.",
        "I planlægger kun få sager.",
        "maal.sager",
        set(),
        "Ordene ved ”delvist opfyldt” er ændret.",
        "The words for “partly met” were changed.",
    ),
    "message.unmet": Case(
        "Der er ingen leder.",
        "Der er ingen leder endnu.",
        "maal.leder",
        set(),
        "Ordene ved ”ikke opfyldt” er ændret.",
        "The words for “not met” were changed.",
    ),
    "message.unanswered": Case(
        "I skal bruge pladser.",
        "I skal bruge mange pladser.",
        "aftener.nok",
        set(),
        "Ordene ved ”ikke besvaret” er ændret.",
        "The words for “not answered” were changed.",
    ),
    "a contradiction more": Case(
        CONTRADICTION,
        CONTRADICTION + _NEW_CONTRADICTION,
        "maal.mere",
        WARNINGS,
        "Ny advarsel om svar, der modsiger hinanden.",
        "New warning of answers that contradict each other.",
    ),
    "a contradiction less": Case(
        CONTRADICTION,
        "",
        "maal.leder_uden_sager",
        WARNINGS,
        "Advarslen er fjernet.",
        "The warning was removed.",
    ),
    "a contradiction of another id": Case(
        'id = "leder_uden_sager"',
        'id = "leder_og_sager"',
        "maal.leder_og_sager",
        set(),
        "Advarslen hedder nu leder_og_sager, før leder_uden_sager. Indholdet er det samme.",
        "The warning is now called leder_og_sager; it was leder_uden_sager. The content is the same.",
    ),
    "when": Case(
        '{ below = "sager", value = 2 }]',
        '{ below = "sager", value = 3 }]',
        "maal.leder_uden_sager",
        WARNINGS,
        "Hvornår der advares, er ændret.",
        "When the warning is given was changed.",
    ),
    "the words of a contradiction": Case(
        "næsten ingen sager.",
        "kun få sager.",
        "maal.leder_uden_sager",
        set(),
        "Advarslens ord er ændret.",
        "The words of the warning were changed.",
    ),
    "something across less": Case(
        ACROSS,
        "",
        "across.timer",
        VERDICT | SETUPS,
        "Kravet på tværs er fjernet.",
        "The requirement across was removed.",
    ),
    "the function across": Case(
        "fælles_timer",
        "andre_timer",
        "across.timer",
        VERDICT,
        "Kravet bliver afgjort af en anden funktion.",
        "The requirement is judged by another function.",
    ),
    "the words across": Case(
        "Er der timer nok?",
        "Er der nu timer nok?",
        "across.timer",
        set(),
        "Spørgsmålets ord er ændret.",
        "The words of the question were changed.",
    ),
    "the message across": Case(
        'message.met = { da = "Ja.", en = "Yes." }',
        'message.met = { da = "Jo.", en = "Yes." }',
        "across.timer",
        set(),
        "Ordene ved ”opfyldt” er ændret.",
        "The words for “met” were changed.",
    ),
}


@pytest.fixture
def read(document: Callable[..., RulesetDocument]) -> Callable[[str], Ruleset]:
    return lambda text: effective_ruleset([document(text)])


def only(comparison: Comparison) -> Change:
    [change] = comparison.changes
    return change


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_change_is_told_in_both_languages_with_what_it_can_move(
    case: Case, read: Callable[[str], Ruleset]
) -> None:
    assert case.old in OLD
    comparison = compare(read(OLD), read(OLD.replace(case.old, case.new, 1)))

    change = only(comparison)
    assert (change.name, set(change.moves)) == (case.name, case.moves)
    assert told(change, comparison, "da").sentence == case.da
    assert told(change, comparison, "en").sentence == case.en
    groups = [(SCORE & case.moves or VERDICT & case.moves, A), (SETUPS & case.moves, S), (case.moves, N)]
    assert change.group is (case.group or next((group for moves, group in groups if moves), W))


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_reverse_of_a_change_is_a_change_of_the_same_thing(
    case: Case, read: Callable[[str], Ruleset]
) -> None:
    comparison = compare(read(OLD.replace(case.old, case.new, 1)), read(OLD))

    for language in ("da", "en"):
        assert told(only(comparison), comparison, language).sentence
        assert render(comparison, Canvas(), language)


def test_a_renamed_milestone_is_told_as_renamed_and_nothing_that_names_it_as_changed(
    read: Callable[[str], Ruleset],
) -> None:
    new = OLD.replace('"maal"', '"aarets_maal"').replace("maal.sager", "aarets_maal.sager")
    comparison = compare(read(OLD), read(new))

    change = only(comparison)
    assert set(change.moves) == SETUPS
    assert told(change, comparison, "da").sentence == (
        "Milepælen hedder nu aarets_maal i filerne, før maal. Indholdet er det samme."
    )
    assert told(change, comparison, "en").sentence == (
        "The milestone is now called aarets_maal in the files; it was maal. The content is the same."
    )


def test_a_renamed_field_is_told_as_renamed_and_the_rules_that_read_it_as_the_same(
    read: Callable[[str], Ruleset],
) -> None:
    new = OLD.replace('id = "sager"\ntype', 'id = "nye_sager"\ntype').replace(
        '"maal.sager"]\nmessage.met = { da = "Ja', '"maal.nye_sager"]\nmessage.met = { da = "Ja'
    )
    for operator in ("at_least", "below"):
        new = new.replace(f'{operator} = "sager"', f'{operator} = "nye_sager"')
    comparison = compare(read(OLD), read(new))

    change = only(comparison)
    assert (change.name, set(change.moves)) == ("maal.nye_sager", SETUPS)
    assert told(change, comparison, "en").sentence == (
        "The field is now called nye_sager in the files; it was sager. The content is the same."
    )


def test_a_renamed_rule_is_told_as_renamed_and_what_takes_the_worst_of_it_as_the_same(
    read: Callable[[str], Ruleset],
) -> None:
    new = OLD.replace('id = "form"\nbasis', 'id = "kursets_form"\nbasis').replace(
        "kursus.form", "kursus.kursets_form"
    )
    comparison = compare(read(OLD), read(new))

    change = only(comparison)
    assert (change.name, set(change.moves)) == ("kursus.kursets_form", SETUPS)
    assert told(change, comparison, "da").sentence == (
        "Spørgsmålet hedder nu kursets_form, før form. Indholdet er det samme."
    )


def test_what_is_renamed_and_changed_is_removed_and_added(read: Callable[[str], Ruleset]) -> None:
    new = OLD.replace('id = "leder"\nbasis', 'id = "lederen"\nbasis').replace(
        "Er der udpeget en leder?", "Er der en?"
    )
    comparison = compare(read(OLD), read(new))

    assert [(each.kind, each.name) for each in comparison.changes] == [
        ("removed", "maal.leder"),
        ("added", "maal.lederen"),
    ]


def test_a_milestone_that_is_read_elsewhere_changes_only_the_order(read: Callable[[str], Ruleset]) -> None:
    old = OLD.replace("[[across]]", f"{_NEW_MILESTONE}[[across]]")
    comparison = compare(read(old), read(old.replace("page = 9, milestone = 9", "page = 9")))

    assert [(each.aspect or each.kind, set(each.moves)) for each in comparison.changes] == [
        ("source", set()),
        ("reordered", ORDER),
    ]
    assert told(comparison.changes[1], comparison, "da").sentence == "Milepælen står et andet sted i rækken."


def test_a_milestone_less_refuses_files_and_names_its_questions(read: Callable[[str], Ruleset]) -> None:
    new = OLD.replace(COURSE, "").replace('"maal.sager", "kursus.form"', '"maal.sager"')
    comparison = compare(read(OLD), read(new))
    removed = next(each for each in comparison.changes if each.name == "kursus")

    assert set(removed.moves) == SCORE | SETUPS
    said = told(removed, comparison, "da")
    assert said.sentence == "Milepælen er fjernet, og med den 1 spørgsmål."
    assert said.about == ("kursus.form: Varer kurset en uge?", "Kilde: Bogen, s.\u00a05, milepæl\u00a02")


@pytest.mark.parametrize("name", installed())
def test_a_shipped_ruleset_has_no_change_from_itself(name: str) -> None:
    ruleset = effective_ruleset(documents(name))
    comparison = compare(ruleset, ruleset)

    assert comparison.changes == ()
    assert comparison.level is None
    assert render(comparison, Canvas(), "da").startswith("Der er ingen forskel på de to regelsæt.")


def test_a_text_that_changed_a_little_is_shown_as_one_with_what_is_far_away_left_out() -> None:
    old = "et to tre fire fem seks syv otte ni ti elleve tolv tretten"
    shown = between(old, old.replace("tolv", "12"))

    assert [(each.sign, each.text) for each in shown] == [
        ("=", "… syv otte ni ti elleve"),
        ("-", "tolv"),
        ("+", "12"),
        ("=", "tretten"),
    ]
    assert between("Skaf lokaler.", "Find en leder.") == ()
    assert between("", "Find en leder.") == ()


def test_a_text_is_told_in_the_language_that_changed(read: Callable[[str], Ruleset]) -> None:
    comparison = compare(read(OLD), read(OLD.replace("Udpeg en leder.", "Udpeg en god leder.")))
    change = only(comparison)

    [danish], [english] = (told(change, comparison, language).inline for language in ("da", "en"))
    assert [each.text for each in danish.segments] == ["Udpeg en", "god", "leder."]
    assert [each.text for each in english.segments] == ["Danish:", "Udpeg en", "god", "leder."]


def test_a_text_in_the_other_language_says_so_though_its_beginning_is_left_out(
    read: Callable[[str], Ruleset],
) -> None:
    long = "Udpeg en leder, som har tid, og som alle kender."
    old = OLD.replace("Udpeg en leder.", long)
    shown = render(compare(read(old), read(old.replace("kender", "kan finde"))), Canvas(), "en")

    assert "      Danish: … har tid, og som alle [-kender.-] {+kan finde.+}\n" in shown


def test_a_condition_that_changed_a_little_is_shown_as_one(read: Callable[[str], Ruleset]) -> None:
    case = CASES["when"]
    shown = render(compare(read(OLD), read(OLD.replace(case.old, case.new))), Canvas(), "da")

    assert (
        "      alt dette gælder:\n        ”Leder af arbejdet” (maal.leder) er udfyldt\n"
        "        ”Sager om året” (maal.sager) er under [-2-] {+3+}\n"
    ) in shown


def test_a_condition_of_another_form_is_shown_before_and_after(read: Callable[[str], Ruleset]) -> None:
    other = '{ or = [{ present = "leder" }, { above = "sager", value = 9 }] }'
    shown = render(
        compare(read(OLD), read(OLD.replace('{ present = "leder" }\nm', f"{other}\nm"))), Canvas(), "en"
    )

    assert "      before “Leader of the work” (maal.leder) is filled in\n" in shown
    assert "      now    at least one of these holds:\n" in shown


def test_a_text_that_became_another_is_shown_before_and_after(read: Callable[[str], Ruleset]) -> None:
    comparison = compare(read(OLD), read(OLD.replace("Udpeg en leder.", "Find én, der kan.")))
    said = told(only(comparison), comparison, "da")

    assert (said.before, said.after) == (("Udpeg en leder.",), ("Find én, der kan.",))


@pytest.mark.parametrize("language", ["da", "en"])
def test_what_somebody_wrote_steers_no_terminal(language: Language, read: Callable[[str], Ruleset]) -> None:
    hostile = "\\u001b[31mrød\\u202e ::error::x 0101701234"
    new = OLD
    for text in (
        "Udpeg en leder.",
        "Er der udpeget en leder?",
        "One week",
        "Bogen",
        "Kun nye sager",
        "Find more hours.",
    ):
        new = new.replace(text, hostile)
    shown = render(compare(read(OLD), read(new)), Canvas(), language)

    assert "rød" in shown
    for each in ("\x1b", "\u202e", " ::error"):
        assert each not in shown


# ── what is inherited ───────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def extended(document: Callable[..., RulesetDocument]) -> Callable[..., Ruleset]:
    """Read a method that extends the ruleset above, with its own lines and a head of its own."""

    def extended(own: str = "", head: str = "", root: str = OLD) -> Ruleset:
        text = _EXTENDS.format(id="vores") + head + "\n" + own
        return effective_ruleset([document(root, "grund.toml"), document(text, "vores.toml")])

    return extended


def told_of(old: Ruleset, new: Ruleset) -> list[tuple[str, str, set[Moves]]]:
    comparison = compare(old, new)
    return [
        (each.name, told(each, comparison, "da").sentence, set(each.moves)) for each in comparison.changes
    ]


def test_a_field_that_is_dropped_may_still_be_answered_for_others(extended: Callable[..., Ruleset]) -> None:
    rule = '[[milestone]]\nid = "maal"\ndrop_rules = ["leder"]\ndrop_contradictions = ["leder_uden_sager"]\n'
    dropped = extended(f'{rule}drop_fields = ["leder"]\n')

    assert told_of(extended(rule), dropped) == [
        ("maal.leder", "Feltet kan ikke længere besvares under metoden.", SETUPS)
    ]
    assert told_of(dropped, extended(rule)) == [
        ("maal.leder", "Feltet kan nu besvares under metoden.", set())
    ]


def test_a_field_that_takes_another_form_than_the_inherited_is_no_longer_shared(
    extended: Callable[..., Ruleset],
) -> None:
    own = f'[[milestone]]\nid = "maal"\n{LEADER_FIELD}minimum = 2\n'

    assert told_of(extended(), extended(own)) == [
        ("maal.leder", "Feltet skal nu besvares for hver metode, ikke fælles.", SETUPS),
        ("maal.leder", "Det laveste tal er nu 2, før 0.", set()),
    ]


def test_a_scope_that_makes_no_difference_here_is_only_words(extended: Callable[..., Ruleset]) -> None:
    own = f'[[milestone]]\nid = "maal"\n{_NEW_FIELD}'

    assert told_of(extended(own), extended(f'{own}scope = "metode"\n')) == [
        (
            "maal.mere",
            "Feltet står nu med scope metode, før faelles. I denne metode gør det ingen forskel.",
            set(),
        )
    ]


def test_what_may_be_answered_only_for_others_is_compared_too(extended: Callable[..., Ruleset]) -> None:
    head = 'omit = ["aftener"]\n'

    assert told_of(extended(head=head), extended(head=head, root=OLD.replace(SEATS, ""))) == [
        ("aftener.rum.pladser", "Feltet er fjernet.", SETUPS)
    ]


def test_a_milestone_that_is_no_longer_omitted_may_refuse_what_was_written_for_others(
    extended: Callable[..., Ruleset],
) -> None:
    [(name, _, moves)] = told_of(extended(head='omit = ["aftener"]\n'), extended())

    assert (name, moves) == ("aftener", SCORE | SETUPS)


def test_a_rule_that_is_stated_elsewhere_has_another_function_if_it_has_any(
    extended: Callable[..., Ruleset],
) -> None:
    enough = between_marks(OLD, '[[milestone.rule]]\nid = "nok"', '[[milestone.rule]]\nid = "samlet"')
    restated = f'[[milestone]]\nid = "maal"\n{LEADER_RULE}[[milestone]]\nid = "aftener"\n{enough}'
    said = "Spørgsmålet står nu i regelsættet vores, før i proeve."

    assert told_of(extended(), extended(restated)) == [
        ("maal.leder", said, set()),
        ("aftener.nok", said, SCORE),
    ]


def test_what_keeps_its_words_and_takes_another_id_and_content_is_removed_and_added(
    read: Callable[[str], Ruleset],
) -> None:
    new = (
        OLD.replace('id = "leder"\ntype = "text"', 'id = "chef"\ntype = "bool"')
        .replace('present = "leder"', 'answered = "chef"')
        .replace('id = "leder"\nbasis', 'id = "chef"\nbasis')
        .replace('id = "leder_uden_sager"', 'id = "chef_uden_sager"')
        .replace('"kursus"\nfactor = "kompetencer"', '"skole"\nfactor = "ledelse"')
        .replace("kursus.form", "skole.form")
    )
    kinds = {(each.kind, each.name) for each in compare(read(OLD), read(new)).changes}

    assert {
        ("removed", "kursus"),
        ("added", "skole"),
        ("removed", "maal.leder"),
        ("added", "maal.chef"),
        ("removed", "maal.leder_uden_sager"),
        ("added", "maal.chef_uden_sager"),
    } <= kinds
    assert not [each for each in kinds if each[0] == "renamed"]


def test_an_added_rule_says_how_it_is_judged(read: Callable[[str], Ruleset]) -> None:
    at = OLD.index('[[milestone.rule]]\nid = "nok"')
    comparison = compare(read(OLD[:at] + ACROSS), read(OLD))
    about = {each.name: told(each, comparison, "da").about for each in comparison.changes}

    assert about["aftener.nok"][0] == "Afgøres af funktionen regel_nok."
    assert about["aftener.samlet"][0] == "Det værste af: maal.sager, kursus.form"


# ── what joining leaves out, and what it keeps in order ─────────────────────────────────────────────────


@pytest.fixture
def written(document: Callable[..., RulesetDocument]) -> Callable[[str, str], list[RulesetDocument]]:
    """Read a method that extends the ruleset above, each with a line more in its head."""

    def written(root: str = "", own: str = "") -> list[RulesetDocument]:
        texts = {"grund.toml": OLD, "vores.toml": _EXTENDS.format(id="vores")}
        heads = dict(zip(texts, (root, own), strict=True))
        return [
            document(text.replace("guide =", f"{heads[name]}\nguide =", 1), name)
            for name, text in texts.items()
        ]

    return written


@pytest.mark.parametrize(
    ("before", "after", "sentence", "group"),
    [
        ("", "abstract = true", "Metoden kan ikke længere vælges. Den kan kun udvides.", S),
        ("abstract = true", "", "Metoden kan nu vælges.", M),
        ("", 'engine = "0.0.1"', "Det kræver nu mindst denne readiness: 0.0.1. Før: intet.", E),
        ('engine = "0.0.1"', 'engine = "0.1"', "Det kræver nu mindst denne readiness: 0.1. Før: 0.0.1.", E),
        ('engine = "0.1"', 'engine = "0.0.2"', "Det kræver nu mindst denne readiness: 0.0.2. Før: 0.1.", W),
    ],
)
def test_who_can_use_a_ruleset_is_told(
    written: Callable[..., list[RulesetDocument]], before: str, after: str, sentence: str, group: Group
) -> None:
    comparison = compare_documents(written(own=before), written(own=after))

    change = only(comparison)
    assert (change.name, told(change, comparison, "da").sentence, change.group) == ("vores", sentence, group)
    assert render(comparison, Canvas(), "en")


def test_the_readiness_that_an_inherited_ruleset_needs_is_told_and_the_same_number_is_no_change(
    written: Callable[..., list[RulesetDocument]],
) -> None:
    needs = 'engine = "0.1"'

    assert only(compare_documents(written(), written(root=needs))).moves == {Moves.ENGINE}
    assert not compare_documents(written(root=needs), written(own='engine = "0.1.0"')).changes


def test_what_stands_elsewhere_in_the_file_is_no_longer_called_the_same(
    read: Callable[[str], Ruleset],
) -> None:
    old = OLD.replace(CONTRADICTION, CONTRADICTION + _NEW_CONTRADICTION)
    old = f"{old}{ACROSS.replace('timer', 'flere')}"
    document = between_marks(OLD, "[[document]]", "[[milestone]]")
    old = old.replace(document, document + document.replace('"bog"', '"ark"'))
    new = (
        old.replace(CONTRADICTION + _NEW_CONTRADICTION, _NEW_CONTRADICTION + CONTRADICTION)
        .replace(document + document.replace('"bog"', '"ark"'), document.replace('"bog"', '"ark"') + document)
        .replace(ACROSS + ACROSS.replace("timer", "flere"), ACROSS.replace("timer", "flere") + ACROSS)
    )

    assert told_of(read(old), read(new)) == [
        ("ark", "Kilden står et andet sted i rækken.", set()),
        ("maal.mere", "Advarslen står et andet sted i rækken.", ORDER),
        ("across.flere", "Kravet står et andet sted i rækken.", ORDER),
    ]


def test_a_method_that_states_itself_what_it_inherited_refuses_what_was_answered_for_all_methods(
    extended: Callable[..., Ruleset], read: Callable[[str], Ruleset]
) -> None:
    inlined = read(OLD.replace('"proeve"', '"vores"').replace("Prøvemetoden", "vores"))
    comparison = compare(extended(), inlined)

    assert {each.name for each in comparison.of(S)} == {"maal", "kursus", "aftener"}
    assert {told(each, comparison, "da").sentence for each in comparison.of(S)} == {
        "Milepælen kan ikke længere besvares én gang for alle metoder."
    }
    assert {each.aspect for each in compare(inlined, extended()).of(M)} == {"inherited"}


def test_a_milestone_that_is_omitted_may_still_be_planned_for_others_as_long_as_it_is_inherited(
    extended: Callable[..., Ruleset],
) -> None:
    head = 'omit = ["ny"]\n'
    root = OLD.replace("[[across]]", f"{_NEW_MILESTONE}[[across]]")

    assert told_of(extended(head=head, root=root), extended()) == [
        ("ny", "Milepælen kan ikke længere besvares én gang for alle metoder.", SETUPS)
    ]


def test_a_milestone_of_contradictions_that_is_no_longer_omitted_refuses_rather_than_warns(
    extended: Callable[..., Ruleset],
) -> None:
    warns = f"{_NEW_MILESTONE}{_NEW_CONTRADICTION.replace('sager', 'maal.sager')}[[across]]"
    root = OLD.replace("[[across]]", warns)

    assert told_of(extended(head='omit = ["ny"]\n', root=root), extended(root=root)) == [
        ("ny", "Ny milepæl i Ledelse med 0 spørgsmål.", SETUPS)
    ]


def test_a_field_that_is_only_shared_by_now_stands_nowhere_else(extended: Callable[..., Ruleset]) -> None:
    course = '[[milestone]]\nid = "kursus"\ndrop_rules = ["form"]\n'
    root = OLD.replace(COURSE, COURSE + _NEW_FIELD).replace('"maal.sager", "kursus.form"', '"maal.sager"')

    assert told_of(extended(course, root=root), extended(f'{course}drop_fields = ["form"]\n', root=root)) == [
        ("kursus.form", "Feltet kan ikke længere besvares under metoden.", SETUPS)
    ]


def test_what_is_shared_and_stated_elsewhere_may_still_be_waived(extended: Callable[..., Ruleset]) -> None:
    moved = extended(ACROSS, root=OLD.replace(ACROSS, ""))

    assert told_of(extended(), moved) == [
        ("across.timer", "Kravet på tværs er fjernet.", VERDICT),
        ("across.timer", "Nyt krav på tværs af metoderne.", VERDICT),
    ]


# ── laws: what a change is said to move is all that it moves ────────────────────────────────────────────

#: What the method that is compared states itself.
_OWN = {
    "nothing": "",
    "a field dropped": '[[milestone]]\nid = "kursus"\ndrop_rules = ["form"]\ndrop_fields = ["form"]\n',
    "a rule dropped": '[[milestone]]\nid = "maal"\ndrop_rules = ["leder"]\n',
    "a contradiction dropped": '[[milestone]]\nid = "maal"\ndrop_contradictions = ["leder_uden_sager"]\n',
    "a field in another form": (
        f'[[milestone]]\nid = "maal"\n{LEADER_FIELD.replace(chr(34) + "text", chr(34) + "texts")}'
    ),
    "a field replaced by itself": f'[[milestone]]\nid = "maal"\n{LEADER_FIELD}',
    "a milestone more": f"{_NEW_MILESTONE}{_NEW_RULE.replace('leder', 'maal.leder')}",
    "a milestone without rules": _NEW_MILESTONE,
    "other thresholds": "",
    "a milestone omitted": "",
}
_HEADS = {
    "other thresholds": "thresholds = { ready = 60, minimum = 10 }\n",
    "a milestone omitted": 'omit = ["aftener"]\n',
}


def _seats(facts: Facts, _context: Context) -> Judgement:
    rooms = facts.records("aftener.rum")
    judge = Judgement.met if len(rooms) > 1 else Judgement.unmet
    return judge("aftener.rum")


def _other_seats(facts: Facts, _context: Context) -> Judgement:
    facts.records("aftener.rum")
    return Judgement.met("aftener.rum")


def _hours(methods: Mapping[str, Facts], _context: Context) -> Judgement:
    total = sum(facts.interval("maal.sager")[0] for facts in methods.values())
    judge = Judgement.met if total > 6 else Judgement.unmet
    return judge("maal.sager")


def _other_hours(methods: Mapping[str, Facts], _context: Context) -> Judgement:
    return Judgement.met("maal.sager") if methods else Judgement.unmet("maal.sager")


_FUNCTIONS: Mapping[str, Callable[..., Judgement]] = {
    "regel_nok": _seats,
    "regel_pladser": _other_seats,
    "fælles_timer": _hours,
    "andre_timer": _other_hours,
}


@cache
def _methods(root: str, own: str) -> Mapping[str, InstalledMethod]:
    """Load the two methods over a root; raises `ReadinessError` where the edits do not go together."""

    def contributed(name: str, text: str, **functions: Callable[..., Judgement]) -> Contribution:
        document = parse_ruleset(text.encode(), f"{name}.toml")
        return Contribution(Method(document, functions), EntryPoint(name, name, "x"))

    foundation = contributed("proeve", root, **_FUNCTIONS)
    texts = {
        "vores": _EXTENDS.format(id="vores") + _HEADS.get(own, "") + "\n" + _OWN[own],
        "deres": _EXTENDS.format(id="deres"),
    }
    return {name: assembled([foundation, contributed(name, text)]) for name, text in texts.items()}


def _edited(names: frozenset[str]) -> str:
    text = OLD
    for name in sorted(names):
        text = text.replace(CASES[name].old, CASES[name].new, 1)
    return text


_ANSWERS = {
    "maal": {
        "sager": ["1", "2", "3", "4", "5", '"ved_ikke"'],
        "leder": ['"Afsnitsleder"', '""', '"Peter Hansen"', '"ved_ikke"'],
        "ansvarlig": ['"Chef"'],
        "frist": ["2026-12-01", "2026-01-01"],
    },
    "kursus": {
        "form": ['"dag"', '"uge"', '"ved_ikke"'],
        "ikke_relevant": ['"Vi har holdt det."'],
        "ansvarlig": ['"Chef"'],
    },
    "aftener": {
        "rum": ["[]", '[{ navn = "A", pladser = 2 }, { navn = "B" }]', "[{ pladser = 3 }]"],
        "ikke_relevant": ['"Vi har ingen aftener."'],
    },
}
_WAIVERS = ["across.timer", "vores/maal.leder", "vores/maal.sager", "vores/aftener.samlet"]
tables = st.fixed_dictionaries(
    {},
    optional={
        milestone: st.fixed_dictionaries(
            {}, optional={key: st.sampled_from(each) for key, each in fields.items()}
        )
        for milestone, fields in _ANSWERS.items()
    },
)
edits = st.frozensets(st.sampled_from(sorted(CASES)), max_size=3)


def _setup(shared: Mapping[str, Any], own: Mapping[str, Any], waivers: list[str]) -> str:
    lines = ["[kommune]", 'navn = "Eksempelby Kommune"', "opstart = 2027-02-01"]
    for root, tables_ in (("faelles", shared), ("metoder.vores", own), ("metoder.deres", {})):
        lines += [f"[{root}]"]
        for milestone, answers in tables_.items():
            lines += [f"[{root}.{milestone}]", *(f"{key} = {each}" for key, each in answers.items())]
    for each in waivers:
        lines += ["[[fravigelser]]", f'regel = "{each}"', 'begrundelse = "x"', 'godkendt_af = "Chef"']
        lines += ["udloeber = 2027-03-31"]
    return "\n".join(lines)


def _assessed(methods: Mapping[str, InstalledMethod], setup: str) -> Assessment | None:
    file = parse(setup.encode(), "kommune.toml")
    try:
        return assess(file, as_of=date(2026, 11, 6), only=["vores"], given=methods.__getitem__)
    except ReadinessError:
        return None


def _warned(assessment: Assessment) -> list[tuple[str, str]]:
    return sorted((each.code, str(each.place)) for each in assessment.diagnostics)


@settings(max_examples=200)
@given(
    edits,
    st.sampled_from(sorted(_OWN)),
    st.sampled_from(sorted(_OWN)),
    tables,
    tables,
    st.lists(st.sampled_from(_WAIVERS), max_size=1),
)
@example(
    frozenset({"a gate in a milestone that had none"}),
    "nothing",
    "nothing",
    {},
    {"kursus": {"ikke_relevant": '"x"'}},
    [],
)
@example(frozenset(), "nothing", "a field in another form", {"maal": {"leder": '"Leder"'}}, {}, [])
@example(frozenset({"a rule less"}), "nothing", "nothing", {}, {}, ["vores/maal.leder"])
def test_what_a_change_is_said_to_move_is_all_that_it_moves(  # noqa: PLR0913, PLR0917 (what hypothesis draws)
    changed: frozenset[str],
    old_own: str,
    new_own: str,
    shared: dict[str, Any],
    own: dict[str, Any],
    waivers: list[str],
) -> None:
    try:
        old, new = _methods(OLD, old_own), _methods(_edited(changed), new_own)
    except ReadinessError:
        reject()  # the edits do not go together
    setup = _setup(shared, own, waivers)
    before, after = _assessed(old, setup), _assessed(new, setup)
    comparison = compare(old["vores"].ruleset, new["vores"].ruleset)
    moves = {each for change in comparison.changes for each in change.moves}
    for language in ("da", "en"):
        assert render(comparison, Canvas(), language)

    assume(before is not None)
    assert before is not None
    if Moves.SETUPS in moves:
        return
    assert after is not None, "a setup is refused"
    was, now = before.methods[0], after.methods[0]
    if Moves.SCORE not in moves:
        assert now.score == was.score
        assert [each.outcome for _, each in now.findings] == [each.outcome for _, each in was.findings] or (
            Moves.ORDER in moves
        )
    if Moves.VERDICT not in moves:
        assert now.verdict is was.verdict
        assert [each.outcome for each in after.across] == [each.outcome for each in before.across]
    if not moves - {Moves.ORDER}:
        assert _warned(after) == _warned(before)
    if not moves:
        steps = [
            [[each.rule.full_id for each in step.findings] for step in one.next_steps] for one in (was, now)
        ]
        assert steps[0] == steps[1]
    if not comparison.changes:
        one, other = (each["vores"].ruleset for each in (old, new))
        assert replace(other, version="", sha256="", inherited={}) == replace(
            one, version="", sha256="", inherited={}
        )


def test_a_change_of_words_alone_is_not_said_to_move_anything_and_others_do_move() -> None:
    """Hold that the law above has something to find: each kind of move is made by some setup."""
    empty = _setup({}, {"maal": {"sager": "3", "leder": '"Peter Hansen"'}, "kursus": {"form": '"uge"'}}, [])

    def moved(name: str, own: str = "nothing") -> tuple[bool, bool, bool]:
        old, new = (
            _assessed(_methods(OLD, "nothing"), empty),
            _assessed(_methods(_edited(frozenset({name})), own), empty),
        )
        assert old
        assert new
        was, now = old.methods[0], new.methods[0]
        return was.score != now.score, was.verdict is not now.verdict, _warned(old) != _warned(new)

    assert moved("question") == (False, False, False)
    assert moved("met")[0]
    assert moved("a contradiction more") == (False, False, False)
    assert moved("a role") == (False, False, True)
    assert moved("a gate in a milestone that had none")[0] is False
