"""The page of a shared goal: what it shows to whom, how chats preview it, and that nobody's words do anything there."""

from collections.abc import AsyncIterator
from dataclasses import replace
from html.parser import HTMLParser
from typing import NamedTuple

import httpx2
import pytest
from sqlmodel import Session
from starlette.responses import PlainTextResponse

from bots.web.door import SharedDoor
from core.db.database import Database
from core.db.records import Actor
from core.domain.public_address import SHARED, PublicAddress
from core.services.activities import log_activity
from core.services.goals import create_goal
from core.services.invitations import end_sharing, goal_code
from core.services.users import actor_named, change_profile
from goalpost.doors import Doors
from tests.integration.conftest import START, SettableClock
from tests.integration.seeding import a_goal, a_log

OURS = PublicAddress("https://goals.example")
HOSTILE = """<script>alert(1)</script> "x' & <img src=//evil.example> \u202e"""


class Read(HTMLParser):
    """A page as a browser reads it: its tags, the contents of its meta tags by name, and its words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.meta: dict[str, str] = {}
        self.attributes: dict[str, str | None] = {}
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        given = dict(attrs)
        self.tags.append(tag)
        self.attributes |= {f"{tag}.{name}": value for name, value in attrs}
        if tag == "meta":
            self.meta[given.get("property") or given.get("name") or ""] = given.get("content") or ""

    def handle_data(self, data: str) -> None:
        """Note words."""
        self.words += data


class Shared(NamedTuple):
    """A goal that somebody shares."""

    code: str
    goal_id: str
    path: str


@pytest.fixture
async def pages(database: Database, clock: SettableClock) -> AsyncIterator[httpx2.AsyncClient]:
    """Give a browser."""
    door = SharedDoor(database, clock, public=OURS)
    doors = Doors(PlainTextResponse("no such path", 404), {SHARED: door})
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(doors), base_url=OURS.origin) as browser:
        yield browser


def shared(database: Database, clock: SettableClock, *, title: str = "Read") -> Shared:
    """Let Ann log 12 of 20 minutes on a goal, and share it."""

    def use_case(session: Session) -> Shared:
        owner = ann(session, clock)
        goal = create_goal(session, owner, draft=a_goal(title=title, minutes=20), now=clock.now)
        log_activity(session, owner, goal.id, draft=replace(a_log(minutes=12), note="with my doctor"), now=clock.now)
        code = goal_code(session, owner, goal.id, now=clock.now).code
        return Shared(code, goal.id, f"/g/{code}")

    return database.write_now(use_case)


def ann(session: Session, clock: SettableClock) -> Actor:
    """Return who shares."""
    return actor_named(session, "ann", now=clock.now)


def log_more(session: Session, actor: Actor, goal_id: str) -> None:
    """Let a goal come further."""
    log_activity(session, actor, goal_id, draft=a_log(minutes=8), now=START)


async def test_whoever_has_the_address_sees_the_goal_and_nobody_elses(
    database: Database, clock: SettableClock, pages: httpx2.AsyncClient
) -> None:
    goal = shared(database, clock)
    answer = await pages.get(goal.path)
    read = Read(answer.text)
    assert answer.status_code == 200
    for part in ("ann shows you", "Read", "20 min a day", "12/20 min today", "today 12 min"):
        assert part in read.words
    assert "doctor" not in answer.text
    assert goal.goal_id not in answer.text
    assert read.attributes["progress.value"] == "0.6000"
    assert read.attributes["img.alt"]


async def test_a_chat_is_told_what_to_preview(
    database: Database, clock: SettableClock, pages: httpx2.AsyncClient
) -> None:
    goal = shared(database, clock)
    meta = Read((await pages.get(goal.path)).text).meta
    assert meta["og:title"] == "Read"
    assert "12/20 min today" in meta["og:description"]
    assert meta["og:url"] == OURS.page(goal.code)
    assert meta["twitter:card"] == "summary_large_image"
    picture = await pages.get(meta["og:image"])
    assert picture.headers["content-type"] == "image/png"
    assert picture.content[16:24] == b"".join(
        int(meta[f"og:image:{side}"]).to_bytes(4, "big") for side in ("width", "height")
    )


async def test_the_picture_is_there_for_light_and_dark(
    database: Database, clock: SettableClock, pages: httpx2.AsyncClient
) -> None:
    goal = shared(database, clock)
    read = Read((await pages.get(goal.path)).text)
    light, dark = str(read.attributes["img.src"]), str(read.attributes["source.srcset"])
    drawn = [await pages.get(f"{OURS.origin}/g/{address}") for address in (light, dark)]
    assert [each.headers["content-type"] for each in drawn] == ["image/svg+xml", "image/svg+xml"]
    assert "#ffffff" in drawn[0].text
    assert "#14181f" in drawn[1].text
    assert len({each.headers["etag"] for each in drawn}) == 2


async def test_words_of_a_goal_do_nothing_in_its_page(
    database: Database, clock: SettableClock, pages: httpx2.AsyncClient
) -> None:
    plain, hostile = shared(database, clock), shared(database, clock, title=HOSTILE)
    harmless, read = [Read((await pages.get(each.path)).text) for each in (plain, hostile)]
    assert read.tags == harmless.tags
    assert "script" not in read.tags
    assert read.meta["og:title"].startswith("<script>alert(1)</script> \"x' & <img")
    assert "<script" not in (await pages.get(f"{hostile.path}/chart.svg")).text


async def test_a_page_loads_nothing_from_elsewhere_and_is_in_no_index(
    database: Database, clock: SettableClock, pages: httpx2.AsyncClient
) -> None:
    answer = await pages.get(shared(database, clock).path)
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert answer.headers["x-robots-tag"] == Read(answer.text).meta["robots"] == "noindex"
    assert answer.headers["referrer-policy"] == "no-referrer"


async def test_what_a_client_has_is_not_sent_again_until_it_changes(
    database: Database, clock: SettableClock, pages: httpx2.AsyncClient
) -> None:
    goal = shared(database, clock)
    known = {
        path: {"if-none-match": f'W/"old", {(await pages.get(path)).headers["etag"]}'}
        for path in (goal.path, f"{goal.path}/chart.png", f"{goal.path}/chart.svg?theme=dark")
    }
    for path, tags in known.items():
        again = await pages.get(path, headers=tags)
        assert (again.status_code, again.content) == (304, b"")
        assert "max-age=60" in again.headers["cache-control"]
    database.write_now(lambda session: log_more(session, ann(session, clock), goal.goal_id))
    clock.move(seconds=3)
    assert {(await pages.get(path, headers=tags)).status_code for path, tags in known.items()} == {200}


@pytest.mark.parametrize("rest", ["", "/chart.png", "/chart.svg"])
async def test_an_address_ends_with_the_sharing(
    database: Database, clock: SettableClock, pages: httpx2.AsyncClient, rest: str
) -> None:
    goal = shared(database, clock)
    database.write_now(lambda session: end_sharing(session, ann(session, clock), goal.goal_id, now=clock.now))
    answer = await pages.get(f"{goal.path}{rest}")
    assert answer.status_code == 404
    assert "Nothing to see here" in answer.text
    assert "Read" not in answer.text
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "path", ["/g/", "/g/abcdefgh2345", "/g/x", "/g/%00", "/g/a/b/c", "/g/abcdefgh2345/chart.gif", "/g/" + "a" * 9000]
)
async def test_an_address_that_is_none_gets_a_kind_answer(pages: httpx2.AsyncClient, path: str) -> None:
    answer = await pages.get(path, headers={"accept-language": "de-AT,en;q=0.5"})
    assert answer.status_code == 404
    assert "Hier gibt es nichts zu sehen" in answer.text
    assert Read(answer.text).attributes["html.lang"] == "de"


async def test_a_preview_speaks_the_language_of_whoever_shares(
    database: Database, clock: SettableClock, pages: httpx2.AsyncClient
) -> None:
    goal = shared(database, clock)
    database.write_now(lambda session: change_profile(session, ann(session, clock), {"locale": "de"}, now=clock.now))
    assert Read((await pages.get(goal.path)).text).attributes["html.lang"] == "de"
    english = await pages.get(goal.path, headers={"accept-language": "en"})
    assert Read(english.text).attributes["html.lang"] == "en"


async def test_a_link_that_many_follow_is_looked_up_once_in_a_while(
    database: Database, clock: SettableClock, pages: httpx2.AsyncClient
) -> None:
    goal, found = shared(database, clock), []
    for seconds in (0, 1, 2):
        clock.move(seconds=seconds)
        found.append((await pages.get(goal.path)).status_code)
        database.write_now(lambda session: end_sharing(session, ann(session, clock), goal.goal_id, now=clock.now))
    assert found == [200, 200, 404]


async def test_languages_that_there_are_not_make_no_pictures_of_their_own(
    database: Database, clock: SettableClock, pages: httpx2.AsyncClient
) -> None:
    goal = shared(database, clock)
    asked = ({"accept-language": language} for language in ("en", "en-XX", "tlh-Q1", "*", "de", "de-YY;q=0.1"))
    tags = [(await pages.get(f"{goal.path}/chart.png", headers=headers)).headers["etag"] for headers in asked]
    assert len(set(tags[:4])) == len(set(tags[4:])) == 1
    assert tags[0] != tags[4]


async def test_nothing_can_be_changed_there(pages: httpx2.AsyncClient) -> None:
    answer = await pages.post("/g/abcdefgh2345")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")
    assert (await pages.get("/goals")).text == "no such path"
