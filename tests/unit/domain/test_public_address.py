"""Links to shared goals are made, and recognised among all others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.invitations import ALPHABET, LENGTH
from core.domain.public_address import PublicAddress

OURS = PublicAddress("https://goals.example:8443")
CODE = "abcdefgh2345"
codes = st.text(ALPHABET, min_size=LENGTH, max_size=LENGTH)


@given(codes)
def test_the_code_of_a_page_that_was_made_is_found_in_it(code: str) -> None:
    assert OURS.code_in(OURS.page(code)) == code
    assert OURS.code_in(f"{OURS.page(code)}/?utm=x#top") == code
    assert OURS.page_of(f"goal_{code}") == OURS.page(code)


@pytest.mark.parametrize(
    "link",
    [
        f"https://goals.example/g/{CODE}",
        f"https://goals.example:8443/x/{CODE}",
        f"https://goals.example:8443/g/{CODE}/chart.png",
        "https://goals.example:8443/g/ABCDEFGH2345",
        "https://goals.example:8443/g/",
        f"https://goals.example:8443@evil.example/g/{CODE}",
        f"https://[/g/{CODE}",
        f"https://goals.example:8443/g/{CODE}?x=\x00",
        f"https://goals.example:8443/g/{CODE}?x={'y' * 2000}",
        "",
    ],
)
def test_no_other_link_has_a_code(link: str) -> None:
    assert OURS.code_in(link) is None


@pytest.mark.parametrize("payload", ["link_abcdefgh2345", "join_abcdefgh2345", "tpl_read", ""])
def test_no_other_invitation_has_a_page(payload: str) -> None:
    assert OURS.page_of(payload) is None
