"""The installation itself, asked without a token: features, the contract and its page, health, metrics."""

import asyncio
from functools import cache
from importlib.metadata import version

import orjson
import structlog
from sqlmodel import Session

from api.call import Call
from api.docs_page.page import docs_page
from api.failures import known_failure
from api.reply import Reply
from contract import openapi_yaml
from core.db.queries.counts import goal_counts, ping
from core.services.vitals import Vitals, vitals_of

FEATURES = {
    "activityEditing": True,
    "goalPausing": True,
    "idempotency": True,
    "insights": True,
    "profileCalendar": True,
}
_log = structlog.get_logger()


async def get_features(call: Call) -> Reply:
    """Tell what this installation offers."""
    del call
    return Reply(200, orjson.dumps({"version": version("goalpost"), "features": FEATURES}))


async def get_contract(call: Call) -> Reply:
    """Give the contract, byte for byte."""
    del call
    return Reply(200, openapi_yaml(), media_type="application/yaml")


async def get_docs(call: Call) -> Reply:
    """Give the contract as a page."""
    del call
    return Reply(200, _page(), {"content-security-policy": _DOCS_POLICY}, media_type="text/html; charset=utf-8")


async def get_health(call: Call) -> Reply:
    """Tell whether the process lives: it does, or nobody would answer."""
    del call
    return Reply(200, orjson.dumps({"status": "ok", "checks": {"process": "ok"}}))


async def get_readiness(call: Call) -> Reply:
    """Tell whether requests can be served."""
    try:
        await asyncio.to_thread(call.runtime.database.read_now, ping)
    except Exception as error:
        if known_failure(error) is None:
            raise
        _log.warning("the database does not answer", exc_info=True)
        return Reply(503, orjson.dumps({"status": "unavailable", "checks": {"database": "does not answer"}}))
    return Reply(200, orjson.dumps({"status": "ok", "checks": {"database": "ok"}}))


async def get_metrics(call: Call) -> Reply:
    """Give figures for monitoring: those of the database as it is now, read off the event loop, if it can be had."""
    metrics = call.runtime.metrics

    def use_case(session: Session) -> tuple[list[tuple[str, str, int]], Vitals]:
        return goal_counts(session), vitals_of(session, now=call.now)

    try:
        counted, vitals = await asyncio.to_thread(call.runtime.database.read_now, use_case)
    except Exception as error:
        if known_failure(error) is None:
            raise
        _log.warning("the database was not read for figures", exc_info=True)
    else:
        metrics.set_goals(counted)
        metrics.set_notices(vitals.decided)
        metrics.set_ages(metrics.schedule_overdue, vitals.overdue)
        metrics.set_ages(metrics.heartbeat_age, vitals.unseen)
    return Reply(200, metrics.exposition(), media_type="text/plain; version=0.0.4; charset=utf-8")


_DOCS_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


@cache
def _page() -> bytes:
    return docs_page(openapi_yaml())
