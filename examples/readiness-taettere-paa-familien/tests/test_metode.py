"""Metoden holder, hvad den lover: hver prøve giver det, dens navn siger, og intet svar vælter en regel."""

from readiness.testing import Check


def test_metoden(ruleset_check: Check) -> None:
    """Kør det samme som `readiness rules test .`."""
    ruleset_check.run()
