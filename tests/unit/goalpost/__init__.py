"""The process around the server."""
