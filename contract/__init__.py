"""The contract of the REST API: data, and the one way to read it. Nothing here knows the code that keeps it."""

from importlib.resources import files


def openapi_yaml() -> bytes:
    """Return the OpenAPI document as it is written, UTF-8."""
    return files(__name__).joinpath("openapi.yaml").read_bytes()
