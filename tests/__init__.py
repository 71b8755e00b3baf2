"""Tests, by what they exercise: one part alone, parts together, the contract, whole scenarios, the architecture."""
