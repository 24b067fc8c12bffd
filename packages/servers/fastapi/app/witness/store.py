"""The exchanges of each trace, as the server saw them."""

import asyncio
import re
import secrets
from urllib.parse import parse_qs

from typing_extensions import TypedDict

KEYS, TRACES, EXCHANGES, CHARACTERS = 1000, 1000, 64, 8_000_000
# Seconds to wait for responses that do not end.
PATIENCE = 5.0

HeaderLine = tuple[str, str]


class Head(TypedDict):
    status: int
    headers: list[HeaderLine]


class Exchange(TypedDict):
    method: str
    path: str
    requestHeaders: list[HeaderLine]
    response: Head | None
    handlerRan: bool
    rowsWritten: int
    at: int


class Trace:
    def __init__(self) -> None:
        self.exchanges: list[Exchange] = []
        self.open: set[asyncio.Event] = set()
        self.characters = 0


class Witness:
    """A trace needs a key that was issued and is still known; any website could otherwise fill it."""

    def __init__(self) -> None:
        self.keys: dict[str, None] = {}
        self.traces: dict[str, Trace] = {}
        self.characters = 0

    @staticmethod
    def is_trace(text: str) -> bool:
        return re.fullmatch(r"[a-z0-9]{16}\.[a-z0-9]{1,23}", text) is not None

    def has_live_key(self, trace: str) -> bool:
        return trace[:16] in self.keys

    def has_live_trace(self, query: bytes) -> bool:
        trace = trace_of(query)
        return trace is not None and self.is_trace(trace) and self.has_live_key(trace)

    def issue_key(self, known: str | None) -> str:
        if known in self.keys:
            return str(known)
        key = secrets.token_hex(8)
        self.keys[key] = None
        while len(self.keys) > KEYS:
            del self.keys[next(iter(self.keys))]
        return key

    def open(self, query: bytes, exchange: Exchange) -> asyncio.Event | None:
        """Returns the event to set when the response has ended; None for what is not recorded."""
        trace = trace_of(query)
        if trace is None or not self.has_live_trace(query):
            return None
        entry = self.traces.setdefault(trace, Trace())
        if len(entry.exchanges) >= EXCHANGES:
            return None
        entry.exchanges.append(exchange)
        weight = weigh(exchange)
        entry.characters += weight
        self.characters += weight
        while len(self.traces) > TRACES or self.characters > CHARACTERS:
            oldest = next(iter(self.traces))
            self.characters -= self.traces.pop(oldest).characters
        ended = asyncio.Event()
        entry.open.add(ended)
        return ended

    async def read(self, trace: str) -> list[Exchange]:
        """Waits for the responses under way, 5 seconds at most."""
        entry = self.traces.get(trace)
        if entry is None:
            return []
        waiting = [asyncio.ensure_future(one.wait()) for one in entry.open]
        if waiting:
            _, late = await asyncio.wait(waiting, timeout=PATIENCE)
            for one in late:
                one.cancel()
        entry.open = {one for one in entry.open if not one.is_set()}
        return entry.exchanges


def trace_of(query: bytes) -> str | None:
    values = parse_qs(query.decode("latin-1"), keep_blank_values=True).get("trace", [])
    return values[0] if len(values) == 1 else None


def weigh(exchange: Exchange) -> int:
    lines = exchange["requestHeaders"]
    return len(exchange["path"]) + sum(len(name) + len(value) for name, value in lines)
