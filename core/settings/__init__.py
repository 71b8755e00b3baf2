"""The settings of one process: GOALPOST_* variables and `.env`, validated at once. The composition root reads them."""

from core.settings.reading import LogLevel, Settings, SettingsError, load_settings, unknown_settings, variable

__all__ = ["LogLevel", "Settings", "SettingsError", "load_settings", "unknown_settings", "variable"]
