"""What no log line may hold: tokens, passwords, and the values of rows that a database's error quotes."""

import re

SECRETS = re.compile(
    rb"(?P<telegram>\bbot\d+:)[\w-]+"  # stands in the URL of every call: https://core.telegram.org/bots/api
    rb"|(?P<bearer>[Bb]earer\s+)[^\s\"',]+"
    rb"|(?P<password>://[^/@\s:\"]*:)[^/@\s\"]+(?=@)"
    rb"|(?P<goalpost>\bgp_)[a-z0-9]{8,}"
    rb"|(?P<bot>\bBot\[token=\d+:)[\w-]+"  # how python-telegram-bot writes a bot
    rb"|(?P<slack>\bx(?:ox[a-z]|app)-)[\w.-]+"
)

ROWS = re.compile(
    r"(?P<parameters>\[parameters: ).*?(?=\]\n\(Background|\Z)"  # SQLAlchemy's, where nobody told it to hide them
    r"|(?P<detail>DETAIL:  ).*?(?=\n\[SQL: |\nCONTEXT:  |\n\nThe above|\n\nDuring handling|\Z)",  # PostgreSQL's
    re.DOTALL,
)


def scrubbed(text: bytes) -> bytes:
    """Replace the secret part of every token by `***`; what kind of token it was stays to be seen."""
    # A line without any of these holds no secret: looking for them costs a tenth of the pattern, and less than a loop.
    if (
        b"bot" in text
        or b"token=" in text
        or b"earer" in text
        or b"://" in text
        or b"gp_" in text
        or b"xox" in text
        or b"xapp-" in text
    ):
        return SECRETS.sub(_kind_of_token, text)
    return text


def without_rows(trace: str) -> str:
    """Replace what a database's error quotes of a row by `***`: a trace is read by people whose notes these are not."""
    return ROWS.sub(_kind_of_quote, trace)


def _kind_of_token(found: re.Match[bytes]) -> bytes:
    kind = found.group(found.lastgroup) if found.lastgroup else b""
    return kind + b"***"


def _kind_of_quote(found: re.Match[str]) -> str:
    kind = found.group(found.lastgroup) if found.lastgroup else ""
    return kind + "***"
