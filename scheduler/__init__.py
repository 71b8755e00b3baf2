"""What time alone causes. APScheduler is the metronome that wakes ticks; the database says what is due."""
