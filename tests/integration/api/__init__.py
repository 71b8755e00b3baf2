"""The REST API, in process, on both databases; every answer is held to the contract."""
