"""What people type becomes use cases and reply values here; no channel is known."""
