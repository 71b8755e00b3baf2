"""What time alone causes."""
