"""What a browser that comes to a page of ours asks for."""

from starlette.requests import Request

from bots.conversation.wording.language import DEFAULT

LONGEST_TAG = 35


def language_of(request: Request, default: str = DEFAULT) -> str:
    """Return the language that is asked for first; a browser that asks for any, or none, gets the default.

    https://www.rfc-editor.org/rfc/rfc9110#section-12.5.4
    """
    first = request.headers.get("accept-language", "").partition(",")[0].partition(";")[0].strip()
    return default if first in ("", "*") else first[:LONGEST_TAG]
