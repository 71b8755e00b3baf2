"""Flows: several short questions in a row that lead somewhere. Each may be skipped, none blocks what else is said."""
