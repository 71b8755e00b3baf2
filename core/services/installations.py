"""Where the app is installed: kept with its tokens, which are sealed, renewed before they expire, and ended."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlmodel import Session

from core.db.queries import installations as rows
from core.db.tables import InstallationRow
from core.sealing import Seal, SealedOtherwiseError
from core.services.outbox import State

RENEWED_BEFORE = timedelta(hours=2)
"""A token is renewed while it is still good for so long: whoever meets one that is being renewed goes on with it."""
RENEWAL_TAKES = timedelta(minutes=1)
"""After this a renewal that never came back is another process's to try."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """What the app speaks by. With a `refresh_token` it is good until `expires_at`, without one for ever."""

    bot_token: str
    refresh_token: str | None = None
    expires_at: datetime | None = None

    def __repr__(self) -> str:
        return f"Tokens(expires_at={self.expires_at!r})"

    def is_due(self, now: datetime) -> bool:
        """Say whether it is time to renew."""
        return self.expires_at is not None and self.expires_at <= now + RENEWED_BEFORE


@dataclass(frozen=True, slots=True, kw_only=True)
class Installation:
    """An app in a workspace, or in an organisation with all of its workspaces (then `workspace` is None)."""

    platform: str
    bot_account: str
    tokens: Tokens
    enterprise: str | None = None
    workspace: str | None = None
    name: str | None = None
    scopes: tuple[str, ...] = ()
    installed_by: str | None = None

    @property
    def tenant(self) -> str:
        """The id by which everything in the workspace or organisation is kept."""
        return self.workspace or self.enterprise or ""


def install(session: Session, installation: Installation, *, seal: Seal, now: datetime) -> None:
    """Keep an installation; one of the same workspace is written anew."""
    values = {
        "platform": installation.platform,
        "tenant": installation.tenant,
        "enterprise": installation.enterprise,
        "workspace": installation.workspace,
        "name": installation.name and installation.name[:200],
        "bot_account": installation.bot_account,
        "scopes": " ".join(installation.scopes),
        "installed_by": installation.installed_by,
        "installed_at": now,
        **_sealed(installation.tokens, seal, now=now),
    }
    rows.put_installation(session, values)


def installation_of(session: Session, platform: str, tenant: str, *, seal: Seal) -> Installation | None:
    """Return the installation of a workspace or organisation.

    Raises: `SealedOtherwiseError` when the key of its tokens is gone.
    """
    row = rows.find_installation(session, platform, tenant)
    return None if row is None else _installation(row, seal)


def tenants(session: Session, platform: str) -> list[str]:
    """Return where the app is installed, in the order in which that happened."""
    return [row.tenant for row in rows.installations(session, platform)]


def takes_renewal(session: Session, installation: Installation, *, now: datetime) -> bool:
    """Say whether the caller is to renew the tokens of an installation; of all replicas one is told so at a time."""
    return rows.claim_renewal(
        session,
        installation.platform,
        installation.tenant,
        expires_before=now + RENEWED_BEFORE,
        now=now,
        until=now + RENEWAL_TAKES,
    )


def renew(session: Session, installation: Installation, tokens: Tokens, *, seal: Seal, now: datetime) -> Installation:
    """Keep the new tokens of an installation and return it with them."""
    values = _sealed(tokens, seal, now=now)
    rows.change_installation(session, installation.platform, installation.tenant, values=values)
    return replace(installation, tokens=tokens)


def uninstall(session: Session, platform: str, tenant: str, *, now: datetime) -> bool:
    """Forget an installation and its tokens; say whether there was one.

    Nobody is reached there any more and what waits for it is dropped; what people logged stays theirs.
    """
    waiting = {"state": State.GONE.value, "done_at": now, "claimed_by": None, "last_error": "uninstalled"}
    rows.end_tenant(session, platform, tenant, outbox=waiting, at=now)
    return rows.drop_installation(session, platform, tenant)


def reseal(session: Session, platform: str, *, seal: Seal) -> list[str]:
    """Bring the tokens of all installations to the first key of a seal; return the tenants whose key is gone."""
    lost = []
    for row in rows.installations(session, platform):
        try:
            refresh = None if row.refresh_token is None else seal.resealed(row.refresh_token)
            values = {"bot_token": seal.resealed(row.bot_token), "refresh_token": refresh}
        except SealedOtherwiseError:
            lost.append(row.tenant)
            continue
        rows.change_installation(session, platform, row.tenant, values=values)
    return lost


def _sealed(tokens: Tokens, seal: Seal, *, now: datetime) -> dict[str, object]:
    return {
        "bot_token": seal.sealed(tokens.bot_token),
        "refresh_token": None if tokens.refresh_token is None else seal.sealed(tokens.refresh_token),
        "expires_at": tokens.expires_at,
        "renewing_until": None,
        "changed_at": now,
    }


def _installation(row: InstallationRow, seal: Seal) -> Installation:
    return Installation(
        platform=row.platform,
        bot_account=row.bot_account,
        tokens=Tokens(
            bot_token=seal.opened(row.bot_token),
            refresh_token=None if row.refresh_token is None else seal.opened(row.refresh_token),
            expires_at=row.expires_at,
        ),
        enterprise=row.enterprise,
        workspace=row.workspace,
        name=row.name,
        scopes=tuple(row.scopes.split()),
        installed_by=row.installed_by,
    )
