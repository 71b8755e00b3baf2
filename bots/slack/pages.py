"""Pages of one notice, for people who come by a browser: no script, nothing from elsewhere."""

from dataclasses import dataclass
from html import escape
from string import Template

from starlette.responses import HTMLResponse

from bots.conversation.wording.installing import Notice
from bots.conversation.wording.language import spoken

_PAGE = Template(
    """<!doctype html>
<html lang="$language"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>$title</title><style>
body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 15vh auto; padding: 0 1rem; color: #1c2b23 }
a, button { font: inherit; color: #1f6f43 } code { background: #e8f1ec; padding: 0 .25em }
button { color: #fff; background: #1f6f43; border: 0; border-radius: .4rem; padding: .6rem 1.2rem; cursor: pointer }
@media (prefers-color-scheme: dark) {
  body { background: #14201a; color: #e3ece7 } a { color: #6fc596 } code { background: #22352b }
}
</style></head><body><h1>$title</h1><p>$text</p>$link</body></html>
"""
)


@dataclass(frozen=True, slots=True)
class Link:
    """Where to go on; a button changes something there."""

    label: str
    address: str
    is_button: bool = False


def page(notice: Notice, link: Link, *, status: int = 200, sends_to: str = "") -> HTMLResponse:
    """Return a page; its button leads to this server, which may send people on to an address."""
    label, address = escape(link.label), escape(link.address)
    shown = (
        f'<form method="post" action="{address}"><button>{label}</button></form>'
        if link.is_button
        else f'<p><a href="{address}">{label}</a></p>'
    )
    html = _PAGE.substitute(
        language=spoken().language, title=escape(notice.title), text=_with_code(notice.text), link=shown
    )
    return HTMLResponse(html, status_code=status, headers=_headers(sends_to))


def _headers(sends_to: str) -> dict[str, str]:
    policy = f"default-src 'none'; style-src 'unsafe-inline'; form-action 'self' {sends_to}; frame-ancestors 'none'"
    return {
        "Content-Security-Policy": policy,
        "Cache-Control": "no-store",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
    }


def _with_code(text: str) -> str:
    """Return a text escaped, what stands in backticks as what is to be typed."""
    pieces = escape(text).split("`")
    return "".join(f"<code>{piece}</code>" if at % 2 else piece for at, piece in enumerate(pieces))
