"""The food fits the time of day of the meetings."""

from readiness import Context, Facts, Judgement

AFTENMOEDER = "lokaler.aftenmoeder_pr_aar"
INDHOLD = "forplejning.indhold"


def forplejning_aftensmad(facts: Facts, _context: Context) -> Judgement:
    """Look for `aftensmad` in the food when evening meetings are planned.

    The guides require an evening meal for every participant at evening meetings (p. 9, milestone 12).
    """
    moeder = facts.number(AFTENMOEDER)
    if moeder == 0:
        return Judgement.met(AFTENMOEDER, moeder=moeder)
    if not facts.has(INDHOLD):
        return Judgement.unanswered(INDHOLD, moeder=moeder)
    if any(each.strip().casefold().startswith("aftensmad") for each in facts.texts(INDHOLD)):
        return Judgement.met(INDHOLD, moeder=moeder)
    return Judgement.unmet(INDHOLD, moeder=moeder)
