"""An installation is kept with sealed tokens, renewed by one of all replicas, and leaves nothing of itself behind."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from core.db.database import Database
from core.domain.json import JsonObject
from core.sealing import Seal, SealedOtherwiseError, new_key
from core.services.identities import Identity, actor_of_account, private_places_of
from core.services.install_states import GOOD_FOR, issue_state, take_state
from core.services.installations import (
    RENEWAL_TAKES,
    RENEWED_BEFORE,
    Installation,
    Tokens,
    install,
    installation_of,
    renew,
    reseal,
    takes_renewal,
    tenants,
    uninstall,
)
from core.services.outbox import Outgoing, Place, Priority, is_any_due, queue
from core.services.users import actor_named
from tests.integration.conftest import SettableClock

KEY = new_key()
SEAL = Seal([KEY])
ACME = Installation(
    platform="slack",
    bot_account="U0BOT",
    tokens=Tokens(bot_token="xoxb-acme"),
    workspace="T1",
    enterprise="E1",
    name="Acme",
    scopes=("commands", "chat:write"),
    installed_by="U1",
)
NOTHING: JsonObject = {}


def kept(database: Database, installation: Installation, clock: SettableClock) -> Installation:
    """Install and return what is found afterwards."""
    database.write_now(lambda session: install(session, installation, seal=SEAL, now=clock()))
    found = database.read_now(lambda session: installation_of(session, "slack", installation.tenant, seal=SEAL))
    assert found is not None
    return found


def test_an_installation_is_found_as_it_was_made(database: Database, clock: SettableClock) -> None:
    tokens = Tokens(bot_token="xoxe.xoxb-1", refresh_token="xoxe-1", expires_at=clock() + timedelta(hours=12))
    organisation = replace(ACME, workspace=None, tokens=tokens)
    assert kept(database, ACME, clock) == ACME
    assert kept(database, organisation, clock) == organisation
    assert database.read_now(lambda session: tenants(session, "slack")) == ["E1", "T1"]
    assert database.read_now(lambda session: installation_of(session, "slack", "T2", seal=SEAL)) is None


def test_one_who_installs_again_has_one_installation_with_the_new_token(
    database: Database, clock: SettableClock
) -> None:
    kept(database, ACME, clock)
    again = replace(ACME, tokens=Tokens(bot_token="xoxb-again"), scopes=("commands",))
    assert kept(database, again, clock) == again
    assert database.read_now(lambda session: tenants(session, "slack")) == ["T1"]


def test_no_token_stands_in_the_database_or_in_what_is_printed(database: Database, clock: SettableClock) -> None:
    tokens = Tokens(bot_token="xoxe.xoxb-hush", refresh_token="xoxe-hush", expires_at=clock())
    found = kept(database, replace(ACME, tokens=tokens), clock)
    rows = database.read_now(lambda session: session.connection().execute(text("SELECT * FROM installation")).all())
    assert "hush" not in repr(rows)
    assert "hush" not in repr(found)


def test_without_its_key_a_token_is_not_had_and_with_a_new_one_in_front_it_is_sealed_anew(
    database: Database, clock: SettableClock
) -> None:
    kept(database, ACME, clock)
    new = new_key()
    with pytest.raises(SealedOtherwiseError):
        database.read_now(lambda session: installation_of(session, "slack", "T1", seal=Seal([new])))
    assert database.write_now(lambda session: reseal(session, "slack", seal=Seal([new]))) == ["T1"]
    assert database.write_now(lambda session: reseal(session, "slack", seal=Seal([new, KEY]))) == []
    assert database.read_now(lambda session: installation_of(session, "slack", "T1", seal=Seal([new]))) == ACME


async def test_of_many_replicas_one_renews_a_token_that_is_about_to_expire(
    database: Database, clock: SettableClock
) -> None:
    tokens = Tokens(bot_token="xoxe.xoxb-1", refresh_token="xoxe-1", expires_at=clock() + RENEWED_BEFORE)
    found = kept(database, replace(ACME, tokens=tokens), clock)

    async def takes() -> bool:
        return await database.write(lambda session: takes_renewal(session, found, now=clock()))

    assert sorted(await asyncio.gather(*(takes() for _ in range(5)))) == [False] * 4 + [True]
    clock.now += RENEWAL_TAKES
    assert await takes(), "the one who had it never came back"
    fresh = Tokens(bot_token="xoxe.xoxb-2", refresh_token="xoxe-2", expires_at=clock() + timedelta(hours=12))
    renewed = await database.write(lambda session: renew(session, found, fresh, seal=SEAL, now=clock()))
    assert renewed == database.read_now(lambda session: installation_of(session, "slack", "T1", seal=SEAL))
    assert not await takes()


def test_a_token_that_does_not_expire_is_never_renewed(database: Database, clock: SettableClock) -> None:
    found = kept(database, ACME, clock)
    assert not found.tokens.is_due(clock() + timedelta(days=9999))
    assert not database.write_now(lambda session: takes_renewal(session, found, now=clock()))


def test_what_waits_for_a_workspace_ends_with_its_installation(database: Database, clock: SettableClock) -> None:
    kept(database, ACME, clock)
    for tenant in ("T1", "T2"):
        put_in(database, tenant, clock)
    assert database.write_now(lambda session: uninstall(session, "slack", "T1", now=clock()))
    assert not database.write_now(lambda session: uninstall(session, "slack", "T1", now=clock()))
    assert database.read_now(lambda session: installation_of(session, "slack", "T1", seal=SEAL)) is None
    assert [reached(database, tenant, clock) for tenant in ("T1", "T2")] == [(False, False), (True, True)]


def test_a_state_is_taken_once_and_in_time(database: Database, clock: SettableClock) -> None:
    first, second, late = [database.write_now(lambda s: issue_state(s, now=clock())) for _ in range(3)]

    def takes(state: str) -> bool:
        return database.write_now(lambda session: take_state(session, state, now=clock()))

    assert [takes(first), takes(first), takes("made up"), takes(second)] == [True, False, False, True]
    clock.now += GOOD_FOR
    assert not takes(late)


def put_in(database: Database, tenant: str, clock: SettableClock) -> None:
    """Make somebody in a workspace, for whom something waits."""
    place = Place(platform="slack", tenant=tenant, address="D1")
    identity = Identity(
        platform="slack", tenant=tenant, account="U1", user_name=f"slack:{tenant}:U1", private_address="D1"
    )
    waiting = Outgoing(place=place, payload=NOTHING, locale="en", priority=Priority.REPLY)
    database.write_now(lambda session: actor_of_account(session, identity, now=clock()))
    database.write_now(lambda session: queue(session, waiting, now=clock()))


def reached(database: Database, tenant: str, clock: SettableClock) -> tuple[bool, bool]:
    """Say whether anything waits for a workspace, and whether the one in it can be reached."""
    waits = database.read_now(lambda session: is_any_due(session, "slack", tenant, now=clock()))
    actor = database.write_now(lambda session: actor_named(session, f"slack:{tenant}:U1", now=clock()))
    places = database.read_now(lambda session: private_places_of(session, actor.user_id))
    return waits, bool(places)
