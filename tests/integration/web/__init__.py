"""Pages for who has no account."""
