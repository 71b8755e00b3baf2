"""Slack's mrkdwn: how what somebody types is sent to the app, and how what the app sends reads.

https://docs.slack.dev/messaging/formatting-message-text
"""

import re

_LINK = re.compile(r"<(?P<target>[^<>|]+)(?:\|(?P<label>[^<>]*))?>")
_URL = re.compile(r"https?://[^\s<>]+")
_MENTION = re.compile(r"(?<![\w@])@([\w.-]*\w)")
_STYLES = (
    re.compile(r"```(.+?)```", re.DOTALL),
    re.compile(r"`([^`\n]+)`"),
    re.compile(r"(?<![\w*])\*(\S(?:[^*\n]*\S)?)\*(?![\w*])"),
    re.compile(r"(?<![\w_])_(\S(?:[^_\n]*\S)?)_(?![\w_])"),
    re.compile(r"(?<![\w~])~(\S(?:[^~\n]*\S)?)~(?![\w~])"),
)
_ESCAPES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"))


def escaped(text: str) -> str:
    """Return a text with the three characters replaced that mean something."""
    for sign, name in _ESCAPES:
        text = text.replace(sign, name)
    return text


def unescaped(text: str) -> str:
    """Return a text with the three characters back."""
    for sign, name in reversed(_ESCAPES):
        text = text.replace(name, sign)
    return text


def typed(text: str, *, ids: dict[str, str]) -> str:
    """Return what the app gets of what somebody types: escaped, links in angles, people by their ids."""
    linked = _URL.sub(lambda match: f"\0{match[0]}\1", text)
    named = _MENTION.sub(lambda match: f"\0@{ids[match[1]]}\1" if match[1] in ids else match[0], linked)
    return escaped(named).replace("\0", "<").replace("\1", ">")


def plain(source: str, *, names: dict[str, str] | None = None) -> str:
    """Return how mrkdwn reads without its styles; `names` of people and channels by id."""
    text = _LINK.sub(lambda match: _label(match, names or {}), source)
    for style in _STYLES:
        text = style.sub(r"\1", text)
    return unescaped(text)


def _label(match: re.Match[str], names: dict[str, str]) -> str:
    target, label = match["target"], match["label"]
    if label:
        return label
    if target[0] in "@#":
        return target[0] + names.get(target[1:], target[1:])
    return f"@{target[1:].partition('^')[0]}" if target[0] == "!" else target.removeprefix("mailto:")
