"""Stored tokens are sealed by a key that is set or made once, and stay readable while keys change."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr

from core.sealing import Seal, SealedOtherwiseError, new_key
from core.settings import Settings
from goalpost.refusal import RefusalError
from goalpost.token_key import KEY_FILE, seal_of


@given(text=st.text(), keys=st.lists(st.builds(new_key), min_size=1, max_size=3))
def test_what_is_sealed_opens_and_cannot_be_read(text: str, keys: list[str]) -> None:
    sealed = Seal(keys).sealed(text)
    assert Seal([new_key(), *reversed(keys)]).opened(sealed) == text
    assert len(text) < 4 or text not in sealed


def test_a_new_key_goes_first_and_the_old_one_may_leave_once_all_is_sealed_anew() -> None:
    old, new = new_key(), new_key()
    anew = Seal([new, old]).resealed(Seal([old]).sealed("xoxb-1"))
    assert Seal([new]).opened(anew) == "xoxb-1"
    with pytest.raises(SealedOtherwiseError):
        Seal([old]).opened(anew)


def test_without_a_setting_one_key_is_made_that_its_owner_alone_may_read(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path / "data")
    with ThreadPoolExecutor(8) as pool:
        seals = list(pool.map(lambda _: seal_of(settings), range(8)))
    assert {each.opened(seals[0].sealed("xoxb-1")) for each in seals} == {"xoxb-1"}
    assert stat.S_IMODE((settings.data_dir / KEY_FILE).stat().st_mode) == 0o600
    assert [path.name for path in settings.data_dir.iterdir()] == [KEY_FILE]


def test_the_keys_that_are_set_are_taken_and_no_file_is_made(tmp_path: Path) -> None:
    new, old = new_key(), new_key()
    settings = Settings(data_dir=tmp_path, slack_token_key=SecretStr(f"{new}, {old}"))
    assert seal_of(settings).opened(Seal([old]).sealed("xoxb-1")) == "xoxb-1"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", ["", "hush\n"])
def test_a_file_without_a_key_is_refused_since_tokens_may_be_sealed_by_the_one_it_held(
    tmp_path: Path, content: str
) -> None:
    (tmp_path / KEY_FILE).write_text(content)
    with pytest.raises(RefusalError, match="holds no key"):
        seal_of(Settings(data_dir=tmp_path))
