"""Chat channels and the conversation engine that serves them all."""
