"""From the core's records and values to the JSON of the contract, as bytes."""
