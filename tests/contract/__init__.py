"""The contract: the document itself, and the running API held to it."""
