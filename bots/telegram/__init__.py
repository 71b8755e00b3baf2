"""Telegram: updates in, reply values out as messages. The only place that knows python-telegram-bot."""
