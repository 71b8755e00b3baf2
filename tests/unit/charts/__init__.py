"""Charts: what they show, and that any goal can be drawn."""
