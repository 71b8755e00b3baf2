"""Texts that buttons stand for: the latest of each person are kept."""

from datetime import UTC, datetime, timedelta

from sqlmodel import Session

from core.db.database import Database
from core.db.queries.button_texts import MOST_KEPT, put_text, text_named
from core.services.users import actor_named

NOW = datetime(2026, 3, 9, 12, tzinfo=UTC)


def test_who_types_much_keeps_their_latest_texts_and_takes_nothing_from_others(database: Database) -> None:
    def use_case(session: Session) -> list[str | None]:
        ada, ben = (actor_named(session, name, now=NOW).user_id for name in ("ada", "ben"))
        put_text(session, ben, "0", text="ben's", at=NOW)
        for number in range(MOST_KEPT):
            put_text(session, ada, f"{number}", text=f"ada's {number}", at=NOW + timedelta(seconds=number))
        for name in ("0", "new"):
            put_text(session, ada, name, text=f"ada's {name}", at=NOW + timedelta(hours=1))
        return [text_named(session, ben, "0"), *(text_named(session, ada, name) for name in ("0", "1", "2", "new"))]

    assert database.write_now(use_case) == ["ben's", "ada's 0", None, "ada's 2", "ada's new"]
