"""A line of text cut into tokens by one expression; meaning comes later."""

import re
from collections.abc import Container
from typing import NamedTuple

from bots.conversation.grammar.fold import fold, tidy


class Token(NamedTuple):
    """A piece of the line: its kind, its text as typed, its comparable form, and where it stands."""

    kind: str
    text: str
    norm: str
    start: int
    end: int


_COUNTED = frozenset({"num", "clock"})
NAME_KINDS = frozenset({"word", "num", "slash", "clock", "dotted"})
TICKS = frozenset("✅✔☑✓")
_REFUSING = frozenset("❌✖✗✘🚫⛔👎😭😢😞")
_VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_FACES = "\\u2300-\\u23FF\\u2600-\\u27BF\\u2B00-\\u2BFF\\U0001F000-\\U0001FAFF"
_MODIFIERS = "\\uFE0F\\u20E3\\U0001F3FB-\\U0001F3FF\\U000E0020-\\U000E007F"
_CLUSTER = rf"[{_MODIFIERS}]*(?:\u200D[{_FACES}]?[{_MODIFIERS}]*)*"
"""What belongs to an emoji after its first sign: colour, gender, the others of a family."""
_TOKEN = re.compile(
    rf"""
    (?P<quote>"[^"\n]*")
  | (?P<goal>\[[^\]\n]+\])
  | (?P<url>https?://\S+)
  | (?P<tag>\#\w[\w-]*)
  | (?P<mention><@[^>\s]+>|@\w+)
  | (?P<iso>\d{{4}}-\d{{1,2}}-\d{{1,2}}(?!\d))
  | (?P<clock>\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?!\d)|(?<![\d:]):\d{{2}}(?!\d))
  | (?P<slash>\d{{1,4}}/\d{{1,4}}(?:/\d{{1,4}})?(?!\d))
  | (?P<dotted>\d{{1,2}}\.\d{{1,2}}\.(?:\d{{4}}|\d{{2}})?(?!\d))
  | (?P<science>\d+(?:[.,]\d+)?[eE][+-]?\d+(?!\w))
  | (?P<num>(?:\d{{1,2}}(?:,\d{{2}})+,\d{{3}}(?!\d)(?:\.\d+)?
           |\d{{1,3}}(?:[ ,.']\d{{3}})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?|(?<!\w)[.,]\d+)(?:\ ?[{_VULGAR}])?
           |[{_VULGAR}])
  | (?P<word>[^\W\d_]+(?:['-][^\W\d_]+)*)
  | (?P<check>[✅✔☑✓👍💪🎉🔥💯🙌👏🏃🏋🧘]{_CLUSTER})
  | (?P<emoji>[{_FACES}{_MODIFIERS}\u200D]{_CLUSTER})
  | (?P<op>\+\+|--|->|=>|\u2192|//|\^+|[-+=%^/'?!.,;:&£$€¥₹|_()])
  | (?P<other>\S)
""",
    re.VERBOSE,
)


def lex(text: str) -> list[Token]:
    """Return the tokens of one line, which is tidied first so that places agree with `tidy(text)`."""
    tokens = []
    for match in _TOKEN.finditer(tidy(text)):
        piece = match.group()
        kind = match.lastgroup or "other"
        norm = fold(piece)
        if kind == "word" and ("'" in norm or "-" in norm):
            norm = norm.replace("'", "").replace("-", "")
        tokens.append(Token(kind, piece, norm, match.start(), match.end()))
    return tokens


def undecorated(tokens: list[Token], *, kept: Container[str] = ()) -> list[Token]:
    """Return the tokens without emoji that only adorn: those beside a number that say nothing of it."""
    if not any(token.kind == "emoji" for token in tokens) or not any(token.kind in _COUNTED for token in tokens):
        return tokens
    return [token for token in tokens if token.kind != "emoji" or token.text[0] in _REFUSING or token.text in kept]


def is_glued(tokens: list[Token], at: int) -> bool:
    """Tell whether the token at `at` touches the one before it."""
    return 0 < at < len(tokens) and tokens[at].start == tokens[at - 1].end
