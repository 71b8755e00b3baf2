"""The methods that ask about people, workspaces and the app itself, and that end a token."""

from datetime import UTC, datetime

from core.domain.json import JsonObject
from tests.platforms.slack import events
from tests.platforms.slack.calls import Call
from tests.platforms.slack.failures import refused
from tests.platforms.slack.paging import page_of
from tests.platforms.slack.tokens import Kind
from tests.platforms.slack.world import World


def auth_test(world: World, call: Call) -> JsonObject:
    """Say who the token is."""
    team, user = world.teams[call.by.team_id], world.users[call.by.user_id]
    url = f"https://{team.domain}.slack.com/"
    who: JsonObject = {"url": url, "team": team.name, "user": user.name, "team_id": team.id, "user_id": user.id}
    who |= {"bot_id": call.by.bot_id} if call.by.bot_id else {}
    return {**who, "is_enterprise_install": False}


def auth_revoke(world: World, call: Call) -> JsonObject:
    """End the token; the app is told, and is gone when none of its tokens is left in the workspace."""
    if call.flag("test"):
        return {"revoked": False}
    token, team = call.by, world.teams[call.by.team_id]
    which = "bot" if token.kind is Kind.BOT else "oauth"
    revoked = {"oauth": [], "bot": [], which: [token.user_id]}
    events.tell_team(world, team, {"type": "tokens_revoked", "tokens": revoked})
    token.ended = "token_revoked"
    if all(each.ended for each in world.tokens.values() if each.team_id == team.id):
        events.tell_team(world, team, {"type": "app_uninstalled"})
        team.is_installed = False
    return {"revoked": True}


def uninstall(world: World, call: Call) -> JsonObject:
    """Take the app out of the workspace."""
    if call.text("client_id") != world.app.client_id:
        raise refused("invalid_client_id")
    if call.text("client_secret") != world.app.client_secret:
        raise refused("bad_client_secret")
    team = world.teams[call.by.team_id]
    events.tell_uninstalled(world, team, {"oauth": [], "bot": [team.bot_user]})
    world.uninstall(team)
    return {}


def user_info(world: World, call: Call) -> JsonObject:
    """Describe somebody of the workspace, or a stranger from a shared conversation."""
    user = world.users.get(call.text("user") or "")
    if user is None:
        raise refused("user_not_found")
    if user.team_id != call.by.team_id and not _is_met(world, call, user.id):
        raise refused("user_not_visible")
    now = datetime.fromtimestamp(world.now(), UTC)
    document = user.document(now=now, has_locale=call.flag("include_locale"), from_team=call.by.team_id)
    return {"user": document}


def users_list(world: World, call: Call) -> JsonObject:
    """List the people of the workspace, bots too."""
    now = datetime.fromtimestamp(world.now(), UTC)
    mine = [each for each in world.users.values() if each.team_id == call.by.team_id]
    chosen, metadata = page_of(call, mine, default=0)
    members = [each.document(now=now, has_locale=call.flag("include_locale")) for each in chosen]
    return {"members": members, "cache_ts": int(world.now()), "response_metadata": metadata}


def team_info(world: World, call: Call) -> JsonObject:
    """Describe the workspace."""
    team = call.text("team") or call.by.team_id
    if team != call.by.team_id:
        raise refused("no_permission")
    return {"team": world.teams[team].document}


def bot_info(world: World, call: Call) -> JsonObject:
    """Describe a bot: the app's own."""
    team = world.teams[call.by.team_id]
    if call.text("bot") != team.bot_id:
        raise refused("bot_not_found")
    icons = {f"image_{size}": "https://local.example/icon.png" for size in (36, 48, 72)}
    bot: JsonObject = {"id": team.bot_id, "deleted": not team.is_installed, "name": world.app.name, "updated": 0}
    return {"bot": {**bot, "app_id": world.app.id, "user_id": team.bot_user, "icons": icons}}


def _is_met(world: World, call: Call, user: str) -> bool:
    """Say whether a conversation that is shared has both in it."""
    return any({user, call.by.user_id} <= each.members for each in world.channels.values())
