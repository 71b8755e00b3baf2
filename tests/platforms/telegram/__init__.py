"""A Telegram Bot API server: what Telegram documents, checked in both directions, with people one can script."""
