"""How many staff and leaders there are, and whether those selected and listed fit the numbers."""

from collections.abc import Mapping

from readiness import Context, Facts, Judgement, Unanswered
from readiness_faelles.coverage import same

FAGOMRAADER = "faggrupper.fagomraader"
MEDARBEJDERE = "faggrupper.antal_medarbejdere"
LEDERE = "faggrupper.antal_ledere"
UDVALGTE = "faggrupper.udvalgte"
LISTE = "information_til_ledelsen.ledere"


def alle_ledere_med(facts: Facts, _context: Context) -> Judgement:
    """Compare the leaders that are described with the leaders of the fields of work.

    The guides ask about each leader (p. 5, milestone 4) and how many leaders there are (p. 6,
    milestone 6, question 3). That the two numbers agree is derived.
    """
    ledere = sum(per_fagomraade(facts, LEDERE).values())
    if not facts.has(LISTE):
        return Judgement.unanswered(LISTE, ledere=ledere)
    beskrevet = len(facts.records(LISTE))
    if not beskrevet:
        return Judgement.unmet(LISTE, ledere=ledere)
    if beskrevet != ledere:
        return Judgement.partial(LISTE, beskrevet=beskrevet, ledere=ledere)
    return Judgement.met(LISTE, ledere=ledere)


def udvalgte_medarbejdere(facts: Facts, _context: Context) -> Judgement:
    """Compare the staff selected for training with the staff of each field of work.

    The guides require that staff are selected (p. 6, milestone 6). That no more are selected than
    there are is derived.
    """
    udvalgte = per_fagomraade(facts, UDVALGTE)
    if not any(udvalgte.values()):
        return Judgement.unmet(UDVALGTE)
    medarbejdere = per_fagomraade(facts, MEDARBEJDERE)
    for_mange = [fagomraade for fagomraade, antal in udvalgte.items() if antal > medarbejdere[fagomraade]]
    if for_mange:
        return Judgement.partial(UDVALGTE, fagomraader=", ".join(for_mange))
    return Judgement.met(UDVALGTE, udvalgte=sum(udvalgte.values()), medarbejdere=sum(medarbejdere.values()))


def kursusdeltagere(facts: Facts) -> int:
    """Count those who are to be trained: the selected staff and all leaders (p. 5, milestone 5)."""
    return sum(per_fagomraade(facts, UDVALGTE).values()) + sum(per_fagomraade(facts, LEDERE).values())


def per_fagomraade(facts: Facts, path: str) -> Mapping[str, int]:
    """Give the number of each chosen field of work.

    Raises:
        Unanswered: No field of work is chosen, or one of them has no number. What is missing is not 0.

    """
    fagomraader = facts.texts(FAGOMRAADER)
    if not fagomraader:
        raise Unanswered(FAGOMRAADER)
    tal: dict[str, int] = {same(fagomraade): antal for fagomraade, antal in facts.table(path).items()}
    if not all(same(fagomraade) in tal for fagomraade in fagomraader):
        raise Unanswered(path)
    return {fagomraade: tal[same(fagomraade)] for fagomraade in fagomraader}
