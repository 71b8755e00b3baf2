"""Translations: a gettext catalogue for each language beside English, which is the source."""
