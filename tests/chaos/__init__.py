"""Things are broken on purpose; what was acknowledged must be there afterwards."""
