"""The command line and the composition root: it alone knows all the doors, and builds what they are given."""
