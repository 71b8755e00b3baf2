"""The terminal as a channel: lines in, plain text out."""
