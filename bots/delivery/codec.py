"""Reply values as JSON documents and back, without loss, whatever parts there are: their annotations say how.

A document is read by the code of its own time or of a later one: members that are new have their default then, those
that are gone are passed over.
"""

from collections.abc import Callable, Hashable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import TypeVar, Union, cast, get_args, get_origin, get_type_hints

from bots.conversation.replies import Reply
from core.domain.json import JsonObject

SAID = "said"
"""The member of a notice's row that holds what it came to when it was sent."""

TAKEN = "taken"
"""The member of a row that counts how many of its messages the platform has taken."""

TAG = "is"
"""The member that names a value's class, where there is a choice of several."""
_PLAIN = (str, int, float, bool, NoneType)
Value = TypeVar("Value")
Decoder = Callable[[object], object]


class UnreadableError(Exception):
    """A document is not one of ours, or of a part that this version does not know."""


def reply_document(reply: Reply) -> JsonObject:
    """Return a reply as it is stored."""
    return cast("JsonObject", encoded(reply))


def with_reply(payload: JsonObject, reply: Reply) -> JsonObject:
    """Return the facts of a notice together with what they came to when it was said."""
    return {**payload, SAID: reply_document(reply)}


def said_by(payload: JsonObject) -> Reply:
    """Return what a row that was sent says: the reply it holds, or that its notice came to.

    Raises: `UnreadableError` when it is neither.
    """
    said = payload.get(SAID, payload)
    if not isinstance(said, dict):
        raise UnreadableError
    return reply_of(said)


def reply_of(document: JsonObject) -> Reply:
    """Return the reply that a document holds.

    Raises: `UnreadableError`.
    """
    return decoded(Reply, document)


def encoded(value: object) -> object:
    """Return a value as JSON: dataclasses as objects with their class's name, amounts and days as text."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, _PLAIN):
        return value
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [encoded(each) for each in value]
    if is_dataclass(value):
        return {TAG: type(value).__name__, **{each.name: encoded(getattr(value, each.name)) for each in fields(value)}}
    raise TypeError(type(value))


def decoded(kind: type[Value], document: object) -> Value:
    """Return the value of a class that a document holds.

    Raises: `UnreadableError`.
    """
    try:
        return cast("Value", decoder_of(cast("Hashable", kind))(document))
    except (ArithmeticError, KeyError, TypeError, ValueError) as error:
        raise UnreadableError(kind.__name__) from error


@cache
def decoder_of(kind: Hashable) -> Decoder:
    """Return what reads values of an annotation.

    Raises: TypeError for an annotation that no document can hold.
    """
    if get_origin(kind) in (Union, UnionType):
        return _one_of(get_args(kind))
    if get_origin(kind) is tuple:
        return _several(get_args(kind))
    if isinstance(kind, type):
        return _of_class(kind)
    raise TypeError(kind)


def _of_class(kind: type) -> Decoder:
    if issubclass(kind, Enum):
        return kind
    if kind is Decimal:
        return lambda text: Decimal(cast("str", text))
    if issubclass(kind, date):
        return lambda text: (datetime if issubclass(kind, datetime) else date).fromisoformat(cast("str", text))
    if is_dataclass(kind):
        return _dataclass(kind)
    if kind in _PLAIN:
        return lambda value: _checked(value, kind)
    raise TypeError(kind)


def _checked(value: object, kind: type) -> object:
    if type(value) is kind or (kind is float and type(value) is int):
        return value
    raise TypeError(value)


def _dataclass(kind: type) -> Decoder:
    hints = get_type_hints(kind)
    members = [(each.name, decoder_of(hints[each.name]), _has_default(each)) for each in fields(kind)]

    def read(document: object) -> object:
        stored = cast("JsonObject", document)
        given = {name: decode(stored[name]) for name, decode, may_lack in members if name in stored or not may_lack}
        return kind(**given)

    return read


def _has_default(member: Field[object]) -> bool:
    return member.default is not MISSING or member.default_factory is not MISSING


def _several(kinds: tuple[object, ...]) -> Decoder:
    """Return what reads a tuple: of any length and one kind, or of a fixed kind in each place."""
    if kinds[-1] is Ellipsis:
        decode = decoder_of(kinds[0])
        return lambda values: tuple(decode(each) for each in cast("list[object]", values))
    decoders = [decoder_of(kind) for kind in kinds]
    return lambda values: tuple(
        decode(each) for decode, each in zip(decoders, cast("list[object]", values), strict=True)
    )


def _one_of(kinds: tuple[object, ...]) -> Decoder:
    """Return what reads one of several: dataclasses are told apart by their tag, of anything else there is one."""
    tagged = {kind.__name__: decoder_of(kind) for kind in kinds if isinstance(kind, type) and is_dataclass(kind)}
    plain = [kind for kind in kinds if kind is not NoneType and not is_dataclass(kind)]
    if len(plain) > 1:
        raise TypeError(kinds)
    decode_plain = decoder_of(plain[0]) if plain else None

    def read(document: object) -> object:
        if document is None and NoneType in kinds:
            return None
        if isinstance(document, dict):
            return tagged[str(document[TAG])](document)
        if decode_plain is None:
            raise TypeError(document)
        return decode_plain(document)

    return read
