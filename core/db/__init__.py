"""State: the database facade, tables, queries and migrations. Knows the domain's values and none of its callers."""
