"""Whole stories through the real thing: processes, frameworks, a server on this machine."""
