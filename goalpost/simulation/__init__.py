"""Days of many users in minutes: the true scheduler and delivery as processes on a clock that jumps."""
