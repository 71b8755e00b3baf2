"""Every number of a progress report, by table, by law and against a naive reference."""
