"""The delivery's pure parts."""
