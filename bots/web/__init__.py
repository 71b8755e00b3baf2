"""The web as a channel: pages for who has no account here."""
