"""The API beside FastAPI's own hello: 32 connections, the same server settings, turn by turn so that noise cancels."""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median

from benchmarks.history import LONG_PAST, SHORT_PAST, Prepared, prepare
from benchmarks.load import Load, rate_of
from benchmarks.processes import goalpost, hello
from benchmarks.promises import Promise, report, say

ROUNDS = 7
WARM_SECONDS = 1.0
ROUND_SECONDS = 1.5
JSON = '{"value": 10, "unit": "min"}'

Rates = Mapping[str, Sequence[float]]
"""Of each load, its rate in every round."""


def main() -> bool:
    """Measure, print, and say whether the promises are kept."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepared = prepare(folder / "data")
        with hello(folder) as yardstick, goalpost(folder / "data") as ours:
            rates = measured({**hello_loads(yardstick.port), **our_loads(ours.port, prepared)})
    return report("HTTP, 32 connections", promises(rates))


def promises(rates: Rates) -> Iterator[Promise]:
    """Yield what was measured, and how it stands to what was promised."""
    for name, found in rates.items():
        yield Promise(name, median(found), "/s")
    get, post = rates["hello GET"], rates["hello POST"]
    short, long = rates["progress, short past"], rates["progress, long past"]
    yield Promise("log / hello POST", ratio(rates["log"], post), at_least=0.4)
    yield Promise(f"progress of {SHORT_PAST} activities / hello GET", ratio(short, get), at_least=0.6)
    yield Promise(f"progress of {LONG_PAST:,} activities / of {SHORT_PAST}", ratio(long, short), at_least=0.9)
    yield Promise("list of 50 goals / hello GET", ratio(rates["list of 50"], get), at_least=0.4)


def ratio(ours: Sequence[float], reference: Sequence[float]) -> float:
    """Return the middle of the rounds' ratios: a machine that is slow for a while is so for both."""
    return median(one / other for one, other in zip(ours, reference, strict=True))


def measured(loads: Mapping[str, Load]) -> Rates:
    """Put on each load in turn, over and over, and return each one's rate in every round."""
    for name, load in loads.items():
        say(f"warming up: {name}")
        rate_of(shortened(load))
    rates: dict[str, list[float]] = {name: [] for name in loads}
    for number in range(ROUNDS):
        for name, load in loads.items():
            say(f"round {number + 1} of {ROUNDS}: {name}")
            rates[name].append(rate_of(load))
    return rates


def hello_loads(port: int) -> dict[str, Load]:
    """Return what the yardstick is asked."""
    return {
        "hello GET": load(port, [request("GET", "/hello")], status=200),
        "hello POST": load(port, [request("POST", "/hello", body=JSON)], status=200),
    }


def our_loads(port: int, prepared: Prepared) -> dict[str, Load]:
    """Return what our server is asked: logs go to many goals, and not to those whose past is measured."""

    def mine(method: str, path: str, *, body: str = "") -> str:
        return request(method, f"/v1/goals{path}", body=body, token=prepared.token)

    logs = [mine("POST", f"/{goal}/activities", body=JSON) for goal in prepared.others]
    return {
        "log": load(port, logs, status=201),
        "progress, short past": load(port, [mine("GET", f"/{prepared.short_past}/progress")], status=200),
        "progress, long past": load(port, [mine("GET", f"/{prepared.long_past}/progress")], status=200),
        "list of 50": load(port, [mine("GET", "?limit=50")], status=200),
    }


def load(port: int, requests: Sequence[str], *, status: int) -> Load:
    """Return one round of a load."""
    return Load(port, tuple(requests), status, ROUND_SECONDS)


def shortened(full: Load) -> Load:
    """Return a load's warm-up."""
    return Load(full.port, full.requests, full.status, WARM_SECONDS)


def request(method: str, path: str, *, body: str = "", token: str = "") -> str:
    """Write a request as it goes over the wire."""
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1"]
    if token:
        lines.append(f"Authorization: Bearer {token}")
    if body:
        lines += ["Content-Type: application/json", f"Content-Length: {len(body)}"]
    return "\r\n".join([*lines, "", body])


if __name__ == "__main__":
    raise SystemExit(not main())
