"""The REST door: HTTP in, use case, HTTP out, to the contract in contract/openapi.yaml."""
