"""All SQL. Functions of a session that return records; no rule is decided here."""
