"""Where the app is installed, and who is installing it."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete, or_, update
from sqlmodel import Session, col, select

from core.db.queries.upsert import upsert
from core.db.tables import ChatAccountRow, HomeTabRow, InstallationRow, InstallStateRow, OutboxRow, ShownFileRow
from core.db.tables.access import table_of

_installation = table_of(InstallationRow)
_state = table_of(InstallStateRow)
_account = table_of(ChatAccountRow)
_outbox = table_of(OutboxRow)
_home = table_of(HomeTabRow)
_file = table_of(ShownFileRow)


def put_installation(session: Session, values: Mapping[str, object]) -> None:
    """Insert an installation, or write one anew that was there; when it was made first stays."""
    put = upsert(session, _installation)
    anew = {name: put.excluded[name] for name in values if name not in {"platform", "tenant", "installed_at"}}
    put = put.on_conflict_do_update(index_elements=["platform", "tenant"], set_=anew)
    session.connection().execute(put, dict(values))


def find_installation(session: Session, platform: str, tenant: str) -> InstallationRow | None:
    """Return an installation as it is stored now."""
    return session.get(InstallationRow, (platform, tenant), populate_existing=True)


def installations(session: Session, platform: str) -> list[InstallationRow]:
    """Return all installations on a platform, in the order in which they were made."""
    wanted = select(InstallationRow).where(col(InstallationRow.platform) == platform)
    return list(session.exec(wanted.order_by(col(InstallationRow.installed_at), col(InstallationRow.tenant))))


def claim_renewal(
    session: Session, platform: str, tenant: str, *, expires_before: datetime, now: datetime, until: datetime
) -> bool:
    """Take the renewal of a token that expires before an instant; say False when it is not due or somebody has it."""
    mine = (
        update(_installation)
        .where(
            _installation.c.platform == platform,
            _installation.c.tenant == tenant,
            _installation.c.expires_at <= expires_before,
            or_(_installation.c.renewing_until.is_(None), _installation.c.renewing_until <= now),
        )
        .returning(_installation.c.tenant)
    )
    return session.connection().execute(mine, {"renewing_until": until}).first() is not None


def change_installation(session: Session, platform: str, tenant: str, *, values: Mapping[str, object]) -> None:
    """Write columns of an installation."""
    of_tenant = (_installation.c.platform == platform, _installation.c.tenant == tenant)
    session.connection().execute(update(_installation).where(*of_tenant), dict(values))


def drop_installation(session: Session, platform: str, tenant: str) -> bool:
    """Delete an installation; say whether there was one."""
    of_tenant = (_installation.c.platform == platform, _installation.c.tenant == tenant)
    gone = delete(_installation).where(*of_tenant).returning(_installation.c.tenant)
    return session.connection().execute(gone).first() is not None


def end_tenant(session: Session, platform: str, tenant: str, *, outbox: Mapping[str, object], at: datetime) -> int:
    """Say of all accounts of a tenant that nothing reaches them, and write columns of all that waits for it.

    What is shown there is out of reach too.
    """
    of_tenant = (_account.c.platform == platform, _account.c.tenant == tenant, _account.c.gone_at.is_(None))
    session.connection().execute(update(_account).where(*of_tenant), {"gone_at": at})
    for table in (_home, _file):
        session.connection().execute(delete(table).where(table.c.platform == platform, table.c.tenant == tenant))
    waits = (_outbox.c.platform == platform, _outbox.c.tenant == tenant, _outbox.c.done_at.is_(None))
    ended = update(_outbox).where(*waits).returning(_outbox.c.id)
    return len(session.connection().execute(ended, dict(outbox)).all())


def put_state(session: Session, digest: str, *, expires_at: datetime) -> None:
    """Insert the state of somebody who sets out to install the app."""
    session.connection().execute(upsert(session, _state), {"digest": digest, "expires_at": expires_at})


def take_state(session: Session, digest: str, *, now: datetime) -> bool:
    """Delete a state; say whether it was there and had not expired."""
    mine = delete(_state).where(_state.c.digest == digest, _state.c.expires_at > now).returning(_state.c.digest)
    return session.connection().execute(mine).first() is not None


def drop_states(session: Session, *, before: datetime) -> None:
    """Delete the states that have expired before an instant."""
    session.connection().execute(delete(_state).where(_state.c.expires_at <= before))
