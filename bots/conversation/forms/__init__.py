"""Forms of channels that have them: what they are filled with, and the texts that they stand for."""
