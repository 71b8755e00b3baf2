"""The contract as a page for people: one HTML document without scripts or anything from the network."""
