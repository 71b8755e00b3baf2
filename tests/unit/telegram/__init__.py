"""The Telegram channel's pure parts."""
