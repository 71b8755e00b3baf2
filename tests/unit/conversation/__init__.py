"""Rules of the conversation that need no database."""
