"""Links to shared goals are made, and recognised among all others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.invitations import ALPHABET, LENGTH
from core.domain.public_address import PublicAddress, code_at

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
        f"ftp://goals.example:8443/g/{CODE}",
        f"https://goals.example:8443/g/{CODE}?x hello",
        f"https://[/g/{CODE}",
        f"https://goals.example:8443/g/{CODE}?x=\x00",
        f"https://goals.example:8443/g/{CODE}?x={'y' * 2000}",
        "",
    ],
)
def test_no_other_link_has_a_code(link: str) -> None:
    assert OURS.code_in(link) is None


@pytest.mark.parametrize(
    ("ours", "link"), [("https://a.example:443", "https://a.example"), ("http://[::1]", "http://[::1]:80")]
)
def test_a_port_that_goes_without_saying_makes_no_difference(ours: str, link: str) -> None:
    for one, other in ((ours, link), (link, ours)):
        assert PublicAddress(one).code_in(f"{other}/g/{CODE}") == CODE
    assert PublicAddress(ours).code_in(f"https://a.example:8443/g/{CODE}") is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"https://a.example/g/{CODE}?utm=1", CODE),
        (f"http://b.example:81/g/{CODE}/", CODE),
        ("https://a.example/g/abcdefghil2o", None),
        (f"https://a.example/g/{CODE} is mine", None),
        (f"/g/{CODE}", None),
    ],
)
def test_a_code_is_found_on_any_host(text: str, code: str | None) -> None:
    assert code_at(text) == code


@pytest.mark.parametrize("payload", ["link_abcdefgh2345", "join_abcdefgh2345", "tpl_read", ""])
def test_no_other_invitation_has_a_page(payload: str) -> None:
    assert OURS.page_of(payload) is None
