"""Logs typed inline, as buttons hold them."""

from hypothesis import given
from hypothesis import strategies as st

from bots.telegram.intents import MOST_BYTES, Intent

TYPED = st.builds(
    Intent.typed,
    st.integers(1, 2**52),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=256),
    typed_at=st.integers(1, 2**32 - 1),
)


@given(TYPED)
def test_a_button_holds_who_and_when_and_the_text_or_its_name(intent: Intent) -> None:
    assert len(intent.choice.encode()) <= MOST_BYTES
    held = Intent.held_by(intent.choice)
    assert held is not None
    assert (held.account, held.typed_at, held.name) == (intent.account, intent.typed_at, intent.name)
    assert held.text == ("" if intent.name else intent.text)


def test_a_button_of_another_kind_holds_no_intent() -> None:
    for choice in ("", "undo:1", "do:done:1:20260101", "in:1:5", "kept:1:5:", "kept:x:5:ab"):
        assert Intent.held_by(choice) is None
