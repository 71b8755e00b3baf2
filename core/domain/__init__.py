"""The rules of goals and progress: values in, values out. No clock, no database, no I/O."""
