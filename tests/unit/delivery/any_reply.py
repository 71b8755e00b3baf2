"""Replies of any parts, from their annotations: so that a part that is new is tried at once."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from types import UnionType
from typing import cast, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

Limits = Mapping[object, st.SearchStrategy[object]]
ANY: Limits = {
    int: st.integers(-(2**53), 2**53),
    Decimal: st.decimals(allow_nan=False),
    str: st.text(max_size=9),
}


def values(kind: object, limits: Limits = ANY) -> st.SearchStrategy[object]:
    """Return the values of an annotation, as far as a database keeps them, and not very many of each."""
    if kind in limits:
        return limits[kind]
    if get_origin(kind) is tuple:
        first, *others = get_args(kind)
        return (
            st.lists(values(first, limits), max_size=2).map(tuple)
            if others == [...]
            else st.tuples(*(values(each, limits) for each in (first, *others)))
        )
    if isinstance(kind, UnionType):
        return st.one_of([values(each, limits) for each in get_args(kind)])
    if isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind)
        return st.builds(kind, **{each.name: values(hints[each.name], limits) for each in fields(kind)})
    return st.from_type(cast("type", kind))
