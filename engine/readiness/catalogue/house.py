"""Rules of the house: what the authors of rulesets keep to, beside what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness.catalogue.entry import entry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from readiness.catalogue.entry import Entry

_QUESTION = '{ da = "Er der flere sager?", en = "Are there more cases?" }'
_UNMET = '{ da = "Der er for få sager.", en = "There are too few cases." }'
_REMEDY = '{ da = "Find flere sager.", en = "Find more cases." }'


def _rule(
    *more: str,
    basis: str = "afledt",
    question: str = _QUESTION,
    unmet: str = _UNMET,
    remedy: str = _REMEDY,
    limit: int = 1,
) -> str:
    """Write a whole rule of an example, with more lines at its end."""
    lines = (
        "[[milestone.rule]]",
        'id = "flere"',
        f'basis = "{basis}"',
        f"question = {question}",
        f'met = {{ at_least = "sager", value = {limit} }}',
        f"message.unmet = {unmet}",
        f"remedy = {remedy}",
        *more,
    )
    return "\n".join(lines)


def _field(name: str, rest: str = "") -> str:
    """Write a field of an example, and a contradiction that reads it."""
    return (
        f'[[milestone.field]]\nid = "nye"\ntype = "int"\nlabel = {name}\n{rest}\n'
        '[[milestone.contradiction]]\nid = "flest"\nbasis = "afledt"\nwhen = { above = "nye", value = 9 }\n'
        'message = { da = "Der er for mange.", en = "There are too many." }\n'
        'remedy = { da = "Ret tallet.", en = "Mend the number." }'
    )


_ACROSS = """[[across]]
id = "timer"
basis = "{basis}"
question = {{ da = "Er der timer nok?", en = "Are there enough hours?" }}
remedy = {{ da = "Find flere timer.", en = "Find more hours." }}
{messages}
reads = ["maal.sager"]
call = "timer_i_alt\""""
_MET = 'message.met = { da = "Timerne rækker.", en = "The hours suffice." }\n'
_NOT_MET = 'message.unmet = { da = "Timerne rækker ikke.", en = "The hours do not suffice." }'
_HEAD = '[ruleset]\nid = "proeve"\nversion = "%s"\nguide = "bog"\ntitle = { da = "Prøven", en = "The trial" }\nthresholds = { ready = 80, minimum = 50 }'

ENTRIES: Mapping[str, Entry] = {
    "H001": entry(
        "Reglen ”{id}” siger, at kravet er kildens, men ikke, hvor det står.",
        'Skriv source med side, afsnit eller overskrift. Er kravet jeres eget, så skriv basis = "afledt".',
        "The rule “{id}” says that the requirement is the source's, but not where it stands.",
        'Write source with a page, a section or a heading. If the requirement is your own, write basis = "afledt".',
        why_da="En kommune skal kunne slå kravet op. Et udledt krav er forfatterens eget og behøver ingen side.",
        why_en="A municipality must be able to look the requirement up. A derived one is the author's own and needs no page.",
        wrong=_ACROSS.format(basis="kilde_krav", messages=_MET + _NOT_MET),
        right=_ACROSS.format(basis="afledt", messages=_MET + _NOT_MET),
    ),
    "H002": entry(
        "Teksten er den samme på dansk og engelsk.",
        "Oversæt den. Navne på op til tre ord må være ens, fx Budget.",
        "The text is the same in Danish and English.",
        "Translate it. Names of up to three words may be the same, such as Budget.",
        why_da="Rapporten findes på begge sprog. Er teksten ens, er den som regel glemt på det ene.",
        why_en="The report comes in both languages. Where the text is the same, one of them was most often forgotten.",
        wrong=_rule(question='{ da = "Er der flere sager?", en = "Er der flere sager?" }'),
        right=_rule(),
    ),
    "H003": entry(
        "Sætningen har {count} ord.",
        "Del den op, så ingen sætning har over 25 ord.",
        "The sentence has {count} words.",
        "Split it, so that no sentence has more than 25 words.",
        why_da="Rapporten bliver læst af folk med travlt. En sætning på over 25 ord skal de fleste læse to gange.",
        why_en="The report is read by busy people. Most have to read a sentence of more than 25 words twice.",
        wrong=_rule(
            remedy='{ da = "Find flere sager.", en = "Find more cases, and then some more, and ask all of the teams that you know whether there are still others that nobody has thought of so far this year." }'
        ),
        right=_rule(),
    ),
    "H004": entry(
        "Teksten under remedy er ikke noget, man kan gøre.",
        "Begynd med en handling og stort bogstav, fx ”Aftal …”, og slut med punktum.",
        "The text under remedy is nothing that one can do.",
        "Begin with an action and a capital letter, such as “Agree …”, and end with a full stop.",
        why_da="Rapporten siger ”Gør sådan”. Derefter skal der stå, hvad man gør, ikke hvordan det burde være.",
        why_en="The report says “Do this”. What follows must say what to do, not how things ought to be.",
        wrong=_rule(remedy='{ da = "Der skal være flere sager.", en = "Find more cases." }'),
        right=_rule(),
    ),
    "H005": entry(
        "Teksten under question er ikke ét spørgsmål.",
        "Begynd med stort bogstav, og slut med ét spørgsmålstegn.",
        "The text under question is not one question.",
        "Begin with a capital letter and end with one question mark.",
        why_da="Hver regel stiller kommunen ét spørgsmål. To spørgsmål på én gang kan ikke besvares med ét svar.",
        why_en="Each rule asks the municipality one question. Two questions at once cannot be answered with one answer.",
        wrong=_rule(question='{ da = "Antallet af sager", en = "Are there more cases?" }'),
        right=_rule(),
    ),
    "H006": entry(
        "Beskeden er ikke et udsagn.",
        "Begynd med stort bogstav, slut med punktum, og spørg ikke.",
        "The message is not a statement.",
        "Begin with a capital letter, end with a full stop, and ask nothing.",
        why_da="En besked siger, hvad der blev fundet. Spørgsmålet står der allerede.",
        why_en="A message says what was found. The question stands there already.",
        wrong=_rule(unmet='{ da = "for få sager", en = "There are too few cases." }'),
        right=_rule(),
    ),
    "H007": entry(
        "Navnet er en hel sætning, eller det begynder med lille bogstav.",
        "Skriv et kort navn med stort begyndelsesbogstav, uden punktum og spørgsmålstegn.",
        "The name is a whole sentence, or it begins with a small letter.",
        "Write a short name with a capital letter, without a full stop or a question mark.",
        why_da="Titler, felter og svarmuligheder står i lister og tabeller. Dér er en sætning for lang.",
        why_en="Titles, fields and choices stand in lists and tables. A sentence is too long there.",
        wrong=_field('{ da = "Hvor mange er nye?", en = "New cases" }'),
        right=_field('{ da = "Nye sager", en = "New cases" }'),
    ),
    "H008": entry(
        "Forklaringen er ikke en hel sætning.",
        "Begynd med stort bogstav, og slut med punktum eller spørgsmålstegn.",
        "The explanation is not a whole sentence.",
        "Begin with a capital letter and end with a full stop or a question mark.",
        why_da="Et vink, en note og en begrundelse skal kunne læses alene. Det kan stikord ikke.",
        why_en="A hint, a note and a reason must be readable by themselves. Keywords are not.",
        wrong=_field(
            '{ da = "Nye sager", en = "New cases" }',
            'hint = { da = "Kun nye", en = "Count only the new." }\n',
        ),
        right=_field(
            '{ da = "Nye sager", en = "New cases" }',
            'hint = { da = "Tæl kun de nye.", en = "Count only the new." }\n',
        ),
    ),
    "H009": entry(
        "Teksten har linjeskift eller flere mellemrum i træk.",
        "Skriv den på én linje med ét mellemrum mellem ordene.",
        "The text has line breaks or several spaces in a row.",
        "Write it on one line with one space between the words.",
        why_da="Hvert format bryder selv linjerne. Et linjeskift i teksten ender et tilfældigt sted.",
        why_en="Each format breaks the lines itself. A line break in the text ends up in a random place.",
        wrong=_rule(remedy='{ da = "Find  flere sager.", en = "Find more cases." }'),
        right=_rule(),
    ),
    "H010": entry(
        "Teksten har tegn, der ikke kan ses.",
        "Skriv den forfra i stedet for at kopiere den.",
        "The text has characters that cannot be seen.",
        "Write it anew instead of copying it.",
        why_da="Usynlige tegn følger med, når tekst kopieres. De kan vende en sætning om eller styre en terminal.",
        why_en="Invisible characters come along when text is copied. They can turn a sentence around or steer a terminal.",
        wrong=_rule(remedy='{ da = "Find \\u200eflere sager.", en = "Find more cases." }'),
        right=_rule(),
    ),
    "H011": entry(
        "Grænsen {value} i reglen ”{id}” har intet grundlag.",
        'Er tallet kildens, så skriv basis = "kilde_tal". Er det jeres, så begrund det med why, eller skriv basis = "afledt".',
        "The limit {value} in the rule “{id}” has no basis.",
        'If the number is the source\'s, write basis = "kilde_tal". If it is yours, give the reason with why, or write basis = "afledt".',
        why_da="Med kilde_krav er kravet kildens, men tallet vores. Så skal der stå, hvorfor det er netop det tal.",
        why_en="With kilde_krav the requirement is the source's, but the number ours. Then it must say why it is just that number.",
        wrong=_rule(basis="kilde_krav", limit=20),
        right=_rule(
            'why = { da = "Under 20 bliver der for langt mellem sagerne.", en = "Below 20, cases come too far apart." }',
            basis="kilde_krav",
            limit=20,
        ),
    ),
    "H012": entry(
        "Reglen ”{id}” skal på plads før start, men er udledt, og der står ikke hvorfor.",
        "Begrund det med why på begge sprog, eller slet gate = true.",
        "The rule “{id}” must be in place before the start, but is derived, and nothing says why.",
        "Give the reason with why in both languages, or delete gate = true.",
        why_da="En regel, der skal på plads først, kan alene gøre en kommune ikke klar. Det skal nogen stå ved.",
        why_en="A rule that must be in place first can by itself make a municipality not ready. Somebody must stand by that.",
        wrong=_rule("gate = true"),
        right=_rule(
            "gate = true",
            'why = { da = "Uden sager er der intet at begynde med.", en = "Without cases there is nothing to begin with." }',
        ),
    ),
    "H013": entry(
        "Milepælen ”{id}” har ingen regler.",
        "Giv den mindst én regel, eller udelad den.",
        "The milestone “{id}” has no rules.",
        "Give it at least one rule, or leave it out.",
        why_da="En milepæl uden regler bliver aldrig vurderet. Læseren tror, at den er med.",
        why_en="A milestone without rules is never assessed. A reader believes that it is.",
        wrong='[[milestone]]\nid = "lokaler"\nfactor = "organisering"\ntitle = { da = "Lokaler", en = "Rooms" }\nsource = { page = 8 }',
        right='[[milestone]]\nid = "lokaler"\nfactor = "organisering"\ntitle = { da = "Lokaler", en = "Rooms" }\nsource = { page = 8 }\n\n'
        + _rule().replace('at_least = "sager"', 'at_least = "maal.sager"'),
    ),
    "H014": entry(
        "Reglen ”{id}” har ingen prøver.",
        "Skriv en prøve af hvert udfald i {name}, eller et [[milestone.rule.example]].",
        "The rule “{id}” has no proofs.",
        "Write a proof of each outcome in {name}, or a [[milestone.rule.example]].",
        why_da="En prøve er svar og det udfald, de giver. Uden den ved ingen, om reglen dømmer, som den skal.",
        why_en="A proof is answers and the outcome they give. Without it nobody knows whether the rule judges as it should.",
        wrong=_rule(),
        right=_rule(
            '\n[[milestone.rule.example]]\nexpect = "unmet"\ngiven = { maal = { sager = 0 } }',
        ),
    ),
    "H015": entry(
        "Feltet ”{id}” bliver ikke læst af nogen regel.",
        "Slet feltet, eller skriv en regel, der læser det.",
        "No rule reads the field “{id}”.",
        "Delete the field, or write a rule that reads it.",
        why_da="Kommunen bliver spurgt om feltet, men svaret bruges ikke. Det er spildt arbejde.",
        why_en="The municipality is asked for the field, but the answer is not used. That is wasted work.",
        wrong='[[milestone.field]]\nid = "nye"\ntype = "int"\nlabel = { da = "Nye sager", en = "New cases" }',
        right=_field('{ da = "Nye sager", en = "New cases" }'),
    ),
    "H016": entry(
        "Versionen ”{version}” er ikke tre tal.",
        "Skriv tre tal med punktum imellem, fx 1.0.0.",
        "The version “{version}” is not three numbers.",
        "Write three numbers with full stops between them, such as 1.0.0.",
        why_da="Det første tal stiger, når en score kan flytte sig. Det kan kun ses af tre tal.",
        why_en="The first number rises when a score can move. Only three numbers can show that.",
        wrong=_HEAD % "2027",
        right=_HEAD % "1.0.0",
    ),
    "H017": entry(
        "Reglen ”{id}” har ingen besked for {outcome}.",
        "Skriv message.{outcome} på begge sprog.",
        "The rule “{id}” has no message for {outcome}.",
        "Write message.{outcome} in both languages.",
        why_da="En regel på tværs af metoder lægger tal sammen. Beskeden er det eneste sted, læseren ser dem.",
        why_en="A rule across methods adds numbers up. The message is the only place where a reader sees them.",
        wrong=_ACROSS.format(basis="afledt", messages=_NOT_MET),
        right=_ACROSS.format(basis="afledt", messages=_MET + _NOT_MET),
    ),
    "H018": entry(
        "Her står stadig den pladsholder, som readiness rules new skrev.",
        "Skriv metodens egne ord, eller slet delen. Er metoden ikke færdig, så giv den en version, der begynder med 0.",
        "Here still stands the placeholder that readiness rules new wrote.",
        "Write the method's own words, or delete the part. If the method is not finished, give it a version that begins with 0.",
        why_da="Fra version 1.0.0 regner kommuner med metoden. En pladsholder ville stå i deres rapporter.",
        why_en="From version 1.0.0 municipalities rely on the method. A placeholder would stand in their reports.",
        wrong=_rule(
            remedy='{ da = "Find flere sager.", en = "Write here what the municipality must agree on." }'
        ),
        right=_rule(),
    ),
}
