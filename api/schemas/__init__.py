"""What clients send, as models: form, type, size. Rules that need more than the body are the core's."""
