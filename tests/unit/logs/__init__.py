"""What is logged, and what is not."""
