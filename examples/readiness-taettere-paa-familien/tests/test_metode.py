"""Metoden holder, hvad den lover: hver prøve giver det, dens navn siger, og intet svar vælter en regel."""

from readiness.testing import RulesetCheck


def test_metoden(ruleset_check: RulesetCheck) -> None:
    """Kør det samme som `readiness rules test .`."""
    ruleset_check.run()
