"""Servers that speak the chat platforms' own protocols on this machine, for tests and for trying things by hand."""
