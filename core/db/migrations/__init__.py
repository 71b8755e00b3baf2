"""Alembic migrations, shipped with the package. Nothing here is imported when the tables are up to date."""

HEAD = "0018"
"""The newest revision; a test holds it to what Alembic finds."""
