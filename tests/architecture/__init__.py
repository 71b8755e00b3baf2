"""What holds for the whole tree: sizes, imports, names, packaging and documents that match the code."""
