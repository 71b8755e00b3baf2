"""The Telegram channel through its library, against a server that speaks the protocol."""
