"""Events in, deliveries out, on real databases."""
