"""`goalpost slack manifest`: what a Slack app is made from, or brought up to date by."""

import json

from core.domain.public_address import PublicAddress
from core.settings import kinds
from goalpost.refusal import ExitCode, RefusalError


def manifest_text(url: str | None, *, is_rotating: bool, public: PublicAddress | None = None) -> str:
    """Return the manifest as JSON; `public` is where goals are shared.

    Raises: `RefusalError` for an address that Slack could not reach.
    """
    from bots.slack.manifest import manifest

    if url is not None and not kinds.is_origin(url.rstrip("/"), schemes=frozenset({"https"})):
        why = f"--url: '{url}' is no address that Slack can reach: https and a host, such as https://goals.example.com"
        raise RefusalError(why, code=ExitCode.WRONG_USE)
    return json.dumps(manifest(url, public=public, is_rotating=is_rotating), indent=2)
