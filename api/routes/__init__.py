"""The operations: each a function from a call to a reply, by what it is about."""
