"""Det inddragende netværksmøde: the ruleset, and the rules about meeting leaders that need arithmetic."""

from importlib.resources import files

from readiness import Method, hookimpl, read_ruleset
from readiness_inddragende_netvaerksmoede.kapacitet import moedeleder_kapacitet, moedeleder_timer
from readiness_inddragende_netvaerksmoede.pulje import moedeleder_pulje, moedeleder_uafhaengighed


@hookimpl
def readiness_methods() -> list[Method]:
    """Contribute Det inddragende netværksmøde."""
    ruleset = read_ruleset(files("readiness_rulesets") / "inddragende_netvaerksmoede.toml")
    return [
        Method(
            ruleset,
            functions={
                "moedeleder_kapacitet": moedeleder_kapacitet,
                "moedeleder_pulje": moedeleder_pulje,
                "moedeleder_timer": moedeleder_timer,
                "moedeleder_uafhaengighed": moedeleder_uafhaengighed,
            },
        )
    ]
