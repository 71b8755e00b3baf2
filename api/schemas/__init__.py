"""What clients send, as models: form, type and size of every member. Rules that need more than the body are the core's."""
