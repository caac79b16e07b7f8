"""Signs of Safety: a method of data alone; none of its own rules needs arithmetic."""

from importlib.resources import files

from readiness import Method, hookimpl, read_ruleset


@hookimpl
def readiness_methods() -> list[Method]:
    """Contribute Signs of Safety."""
    return [Method(read_ruleset(files("readiness_rulesets") / "signs_of_safety.toml"))]
