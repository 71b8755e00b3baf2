"""Pages of shared goals: one document each, no script, nothing from elsewhere. Pure.

What previews in chats show comes from the same page: https://ogp.me
"""

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from html import escape
from importlib.resources import files

from bots.conversation.looking import Look
from bots.conversation.wording import cards, linking, pages
from bots.conversation.wording.charts import chart_told
from bots.conversation.wording.language import spoken
from bots.conversation.wording.strips import share_of
from core.charts.drawing import SCALE
from core.domain.public_address import PublicAddress

NAME = "Goalpost"
LONGEST_DESCRIPTION = 300


@dataclass(frozen=True, slots=True)
class Illustration:
    """The picture of a goal: its size, and what changes when it does."""

    version: str
    width: int
    height: int


def page(look: Look, code: str, *, public: PublicAddress, picture: Illustration) -> bytes:
    """Return the page of a goal."""
    title = look.card.standing.title
    head = "".join(_tags(look, public.page(code), image=public.picture(code, version=picture.version), size=picture))
    return _document(pages.described(title, name=look.name), head, body="".join(_told(look, code, picture)))


def gone_page() -> bytes:
    """Return the page behind a link that leads nowhere, or nowhere any more."""
    told = f'<h1>{escape(pages.gone())}</h1><p class="agreed">{escape(pages.why_gone())}</p>'
    return _document(pages.gone(), "", body=told)


@cache
def policy() -> str:
    """Return what a page may load: its own style and pictures of this server."""
    digest = b64encode(sha256(_style().encode()).digest()).decode()
    allowed = f"style-src 'sha256-{digest}'; img-src 'self'"
    return f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


def _document(title: str, head: str, *, body: str) -> bytes:
    html = (
        f'<!doctype html>\n<html lang="{spoken().language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="robots" content="noindex">'
        f"<title>{escape(title)}</title>{head}<style>{_style()}</style></head>\n"
        f"<body><main>{body}</main>\n<footer>{escape(pages.about())}</footer></body></html>\n"
    )
    return html.encode(errors="replace")


def _tags(look: Look, address: str, *, image: str, size: Illustration) -> Iterator[str]:
    standing = look.card.standing
    told = ". ".join(part for part in (cards.agreed(look.card), cards.where(standing)) if part)
    described = told[:LONGEST_DESCRIPTION]
    yield _tag("name", "description", described)
    for name, content in {
        "type": "website",
        "site_name": NAME,
        "title": standing.title,
        "description": described,
        "url": address,
        "image": image,
        "image:type": "image/png",
        "image:width": str(size.width * SCALE),
        "image:height": str(size.height * SCALE),
        "image:alt": chart_told(look.chart),
    }.items():
        yield _tag("property", f"og:{name}", content)
    yield _tag("name", "twitter:card", "summary_large_image")


def _tag(kind: str, name: str, content: str) -> str:
    return f'<meta {kind}="{name}" content="{escape(content)}">'


def _told(look: Look, code: str, picture: Illustration) -> Iterator[str]:
    card = look.card
    yield f'<p class="by" dir="auto">{escape(linking.shows_you(look.name))}</p>'
    yield f'<h1 dir="auto">{escape(card.standing.title)}</h1>'
    yield f'<p class="agreed">{escape(cards.agreed(card))}</p>'
    yield f'<p class="where">{escape(cards.where(card.standing))}</p>'
    share = share_of(card.standing)
    if share is not None:
        yield f'<progress max="1" value="{min(share, 1):.4f}" aria-label="{escape(pages.how_far())}"></progress>'
    yield _figure(code, picture, alt=chart_told(look.chart))
    yield f'<ul class="facts">{"".join(f"<li>{escape(fact)}</li>" for fact in cards.facts(card))}</ul>'


def _figure(code: str, picture: Illustration, *, alt: str) -> str:
    """Return the picture, light or dark as the reader has it."""
    source = f"{code}/chart.svg?v={picture.version}"
    size = f'width="{picture.width}" height="{picture.height}"'
    dark = f'<source media="(prefers-color-scheme: dark)" srcset="{source}&amp;theme=dark" {size}>'
    return f'<picture class="picture">{dark}<img src="{source}" {size} alt="{escape(alt)}"></picture>'


@cache
def _style() -> str:
    return files("bots.web").joinpath("shared.css").read_text("utf-8")
