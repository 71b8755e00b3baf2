"""What the server knows is what Slack documents, and each of its methods is there."""

import json
from pathlib import Path

import pytest

from core.domain.json import JsonObject
from tests.platforms.slack import since
from tests.platforms.slack.client import Caller
from tests.platforms.slack.documented import disagreements, documented, event_scopes
from tests.platforms.slack.methods import METHODS
from tests.platforms.slack.server import SOCKETS
from tests.platforms.slack.vendoring import DATA, subset_of, written
from tests.platforms.slack.vendoring import METHODS as DESCRIBED

WHOLE = Path(__file__).resolve().parents[4] / "shared" / "platforms"
FILES = ("slack-web-api.json", "slack-events-api.json")
NEEDED = [(name, each) for name in METHODS for each, (_, need) in documented()[name].arguments.items() if need]


def test_the_kept_description_is_the_published_one() -> None:
    if not all((WHOLE / name).is_file() for name in FILES):
        pytest.skip(f"not compared with the published descriptions: {', '.join(FILES)} are not beside the checkout")
    web, events = (json.loads((WHOLE / name).read_text("utf-8")) for name in FILES)
    assert DATA.read_text("utf-8") == written(subset_of(web, events))


def test_every_described_method_is_answered_and_no_other() -> None:
    assert {*METHODS, SOCKETS} == {*DESCRIBED, *since.METHODS} == set(documented())


def test_events_need_the_scopes_that_are_documented() -> None:
    assert event_scopes()["message_im"] == ["im:history"]
    assert event_scopes()["app_uninstalled"] == []


@pytest.mark.parametrize(("method", "argument"), [each for each in NEEDED if each[1] != "token"])
async def test_a_method_refuses_to_go_without_an_argument_it_needs(caller: Caller, method: str, argument: str) -> None:
    given = {name: "x" for name, (_, need) in documented()[method].arguments.items() if need and name != argument}
    code = await caller.refusal(method, **given)
    assert code in documented()[method].errors


@pytest.mark.parametrize("method", [name for name, each in METHODS.items() if each.needs_token])
async def test_a_method_refuses_to_go_without_a_token(caller: Caller, method: str) -> None:
    assert (await caller.answer(method, {}, token=""))["error"] == "not_authed"


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ({"ok": True, "revoked": True}, 0),
        ({"ok": True}, 1),
        ({"ok": True, "revoked": "yes"}, 1),
        ({"ok": True, "revoked": True, "by": "x"}, 1),
        ({"ok": False, "error": "token_revoked"}, 0),
        ({"ok": False, "error": "gone_fishing"}, 1),
    ],
)
def test_an_answer_is_held_to_what_is_documented(body: JsonObject, wrong: int) -> None:
    assert len(disagreements("auth.revoke", body)) == wrong
