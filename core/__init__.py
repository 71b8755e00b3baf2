"""The goal service: pure rules, persistence and use cases. Everybody may import it; it imports none of the doors."""
