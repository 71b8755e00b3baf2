"""What goes to the app: deliveries, each with its attempts and what the app answered."""

from dataclasses import dataclass, field
from enum import StrEnum

from core.domain.json import JsonObject
from tests.platforms.bell import Bell


class Kind(StrEnum):
    """What is delivered, in the words of Socket Mode's envelopes."""

    EVENT = "events_api"
    COMMAND = "slash_commands"
    INTERACTION = "interactive"
    OPTIONS = "options"


@dataclass(frozen=True, slots=True)
class Ack:
    """What the app answered: HTTP's status (None: nothing in time, or no connection), the body, how long it took."""

    status: int | None
    body: object = None
    seconds: float = 0.0
    why: str | None = None
    may_repeat: bool = True

    @property
    def is_good(self) -> bool:
        """Say whether Slack takes it as an acknowledgement."""
        return self.status is not None and 200 <= self.status < 300


@dataclass(slots=True)
class Delivery:
    """Something for the app; `is_settled` once it was acknowledged or given up."""

    kind: Kind
    payload: JsonObject
    attempts: list[Ack] = field(default_factory=list)
    is_settled: bool = False

    @property
    def is_taken(self) -> bool:
        """Say whether the app acknowledged it."""
        return bool(self.attempts) and self.attempts[-1].is_good

    @property
    def event(self) -> JsonObject:
        """The event inside."""
        event = self.payload.get("event")
        return event if isinstance(event, dict) else {}


class Feed:
    """Deliveries so far, and the events that wait. While held, events wait until they are released."""

    def __init__(self, bell: Bell) -> None:
        self.bell = bell
        self.log: list[Delivery] = []
        self.waiting: list[Delivery] = []
        self.is_held = False

    def add(self, kind: Kind, payload: JsonObject) -> Delivery:
        """Note something for the app; an event queues behind those that wait."""
        delivery = Delivery(kind, payload)
        self.log.append(delivery)
        if kind is Kind.EVENT:
            self.waiting.append(delivery)
        self.bell.ring()
        return delivery

    def repeat(self, delivery: Delivery) -> Delivery:
        """Deliver an event once more under the same id, as after an acknowledgement that was lost."""
        return self.add(delivery.kind, delivery.payload)

    def hold(self) -> None:
        """Let events wait from now on."""
        self.is_held = True

    def release(self, *, is_reversed: bool = False) -> None:
        """Let them go, the last first if so wished."""
        if is_reversed:
            self.waiting.reverse()
        self.is_held = False
        self.bell.ring()

    def next_event(self) -> Delivery | None:
        """Return the event to be delivered now."""
        return self.waiting[0] if self.waiting and not self.is_held else None

    def events(self, kind: str) -> list[Delivery]:
        """Return the events of a type so far."""
        return [each for each in self.log if each.event.get("type") == kind]
