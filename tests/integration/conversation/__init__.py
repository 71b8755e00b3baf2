"""Conversations over a true database: text in, rendered text out."""
