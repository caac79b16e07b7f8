"""Værktøjet til at prøve en metode kommer fra readiness."""

pytest_plugins = ["readiness.testing"]
