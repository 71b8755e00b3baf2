"""A verdict as lines to read, as JSON, and as a picture."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path

from core.charts.drawing import Drawing
from core.domain.json import JsonObject
from goalpost.simulation.comparison import Heard, Quantiles
from goalpost.simulation.expectation import Expected
from goalpost.simulation.judging import Verdict
from goalpost.simulation.load import by_quarter, lines, picture
from goalpost.simulation.shared_time import MICROSECONDS

MOST_SHOWN = 10


def report(verdict: Verdict) -> Iterator[str]:
    """Yield the report, line by line."""
    options, found = verdict.options, verdict.findings
    yield f"{options.users:,} users, {options.days} days from {options.first_on} (UTC), seed {options.seed}"
    yield f"{options.schedulers} schedulers, {options.couriers} couriers, {options.per_second:g} messages a second"
    yield ""
    yield from _faults(verdict)
    yield ""
    yield from _row("due", found.due)
    yield from _row("sent", found.sent)
    for why, count in sorted(found.silent.items()):
        yield from _row(f"left unsaid: {why}", count)
    yield from _row("lost", len(found.lost))
    yield from _row("at a wrong time", len(found.early) + len(found.wrong))
    yield from _row("doubled", len(found.doubled), f"at most {verdict.allowed} were under way at crashes")
    for why, count in sorted(verdict.outcome.not_sent.items()):
        yield from _row(f"ended, {why}", count)
    yield f"  what the scheduler kept silent, as the database has it: {_list(verdict.outcome.unsaid)}"
    yield ""
    yield _quantiles("after it was due", verdict.behind_due)
    yield _quantiles("later than the pace and outages allow", verdict.late)
    yield ""
    due, _ = loads(verdict)
    yield f"due, a sign a quarter of an hour (UTC); the fullest has {max(due, default=0):,}"
    yield from lines(due, start_at=options.start_at)
    yield ""
    yield from _examples(verdict)
    yield "kept: every promise" if not verdict.broken else "BROKEN: " + "; ".join(verdict.broken)


def document(verdict: Verdict) -> JsonObject:
    """Return the figures for programs."""
    found, options = verdict.findings, verdict.options
    return {
        "users": options.users,
        "days": options.days,
        "from": options.first_on.isoformat(),
        "seed": options.seed,
        "crashes": verdict.outcome.crashes,
        "due": found.due,
        "sent": found.sent,
        "leftUnsaid": dict(found.silent),
        "lost": len(found.lost),
        "wrong": len(found.wrong) + len(found.early),
        "doubled": len(found.doubled),
        "doubledAllowed": verdict.allowed,
        "notSent": verdict.outcome.not_sent,
        "unsaid": verdict.outcome.unsaid,
        "secondsAfterDue": verdict.behind_due._asdict(),
        "secondsLate": verdict.late._asdict(),
        "broken": verdict.broken,
    }


def chart(verdict: Verdict) -> Drawing:
    """Draw the load over the days."""
    due, sent = loads(verdict)
    return picture(due, sent, start_at=verdict.options.start_at, outages=verdict.outcome.faults.outages)


def loads(verdict: Verdict) -> tuple[list[int], list[int]]:
    """Return how much was due, and how much was sent, by the quarter of an hour."""
    days = verdict.options.days
    return by_quarter(verdict.outcome.cast.due_us, days=days), by_quarter(verdict.sent_at_us, days=days)


def write_chart(verdict: Verdict, file: Path) -> None:
    """Write the picture: SVG, or PNG where the name says so."""
    from core.charts.png import png
    from core.charts.svg import svg

    file.write_bytes(png(chart(verdict)) if file.suffix == ".png" else svg(chart(verdict)))


def _row(name: str, count: int, remark: str = "") -> Iterator[str]:
    yield f"  {name:<28} {count:>11,}  {remark}".rstrip()


def _list(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{why} {count:,}" for why, count in sorted(counts.items())) or "nothing"


def _quantiles(name: str, seconds: Quantiles) -> str:
    return f"  {name:<38} p50 {seconds.p50:8.2f} s   p99 {seconds.p99:8.2f} s   max {seconds.most:9.2f} s"


def _faults(verdict: Verdict) -> Iterator[str]:
    start_at, faults = verdict.options.start_at, verdict.outcome.faults
    for begin, end in faults.outages:
        at = start_at + timedelta(microseconds=begin)
        yield f"  outage of the platform   {at:%a %d %b %H:%M}, {(end - begin) // 60_000_000} minutes"
    for crash in verdict.outcome.crashes:
        yield f"  killed                   {crash}"
    for wave in faults.waves:
        at = start_at + timedelta(microseconds=wave.at_us)
        what = "502" if wave.retry_after is None else f"429, retry after {wave.retry_after} s"
        seconds = (wave.until_us - wave.at_us) // MICROSECONDS
        yield f"  all calls refused        {at:%a %d %b %H:%M:%S}, {seconds} seconds: {what}"


def _examples(verdict: Verdict) -> Iterator[str]:
    found = verdict.findings
    for name, some in (
        ("lost", found.lost),
        ("wrong", found.wrong),
        ("early", found.early),
        ("doubled", found.doubled),
    ):
        for each in some[:MOST_SHOWN]:
            yield f"  {name}: {_told(verdict, each)}"


def _told(verdict: Verdict, each: Expected | Heard) -> str:
    start_at = verdict.options.start_at
    if isinstance(each, Heard):
        return f"chat {each.chat} at {start_at + timedelta(microseconds=each.at_us):%d %b %H:%M:%S} UTC: {each.text!r}"
    person = verdict.outcome.cast.people[each.person]
    habit = person.kind.habits[each.habit].title
    due_at = start_at + timedelta(microseconds=each.due_us)
    return f"{habit} of {each.on}, chat {person.chat} in {person.kind.zone}, due {due_at:%d %b %H:%M} UTC"
