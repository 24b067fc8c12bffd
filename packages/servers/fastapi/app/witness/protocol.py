"""Reads heads where they leave and enter the socket: middleware sees neither their case nor all."""

import json
import re
import time
from asyncio import Event
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from .observe import KEY
from .store import Exchange, HeaderLine, Witness

MALFORMED = (
    "Send a request that HTTP/1.1 knows: a method in capitals, an address in ASCII, and each header"
    " as Name: value."
)


class RecordingConnection(h11.Connection):
    def __init__(self, most: int, witness: Witness) -> None:
        super().__init__(h11.SERVER, most)
        self.witness = witness
        self.exchange: Exchange | None = None
        self.ended: Event | None = None

    def next_event(self) -> Any:  # noqa: ANN401
        event = super().next_event()
        if isinstance(event, h11.Request):
            self.begin(event)
        return event

    def begin(self, request: h11.Request) -> None:
        self.exchange = self.ended = None
        path, _, query = request.target.partition(b"?")
        # Reading a record is not recorded: it would wait for its own response to end.
        if not path.startswith(b"/p/"):
            return
        exchange: Exchange = {
            "method": request.method.decode("ascii"),
            "path": request.target.decode("latin-1"),
            "requestHeaders": [to_line(*pair) for pair in request.headers.raw_items()],
            "response": None,
            "handlerRan": False,
            "rowsWritten": 0,
            "at": int(time.time() * 1000),
        }
        self.ended = self.witness.open(query, exchange)
        if self.ended is not None:
            self.exchange = exchange

    def send(self, event: Any) -> bytes | None:  # type: ignore[override]  # noqa: ANN401
        sent: bytes | None = super().send(event)
        if self.exchange is not None and sent is not None and isinstance(event, h11.Response):
            _, *lines = sent.removesuffix(b"\r\n\r\n").split(b"\r\n")
            headers = [to_line(*line.split(b": ", 1)) for line in lines]
            self.exchange["response"] = {"status": event.status_code, "headers": headers}
        if isinstance(event, h11.EndOfMessage):
            self.close()
        return sent

    def close(self) -> None:
        if self.ended is not None:
            self.ended.set()


def recording_protocol(witness: Witness) -> type[H11Protocol]:
    class RecordingProtocol(H11Protocol):
        def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401
            super().__init__(*args, **options)
            self.recording = RecordingConnection(16 * 1024, witness)
            self.conn = self.recording

        def handle_events(self) -> None:
            super().handle_events()
            # The task of the request has not begun yet: this runs before the loop does.
            if self.scope is not None:
                self.scope[KEY] = self.recording.exchange  # type: ignore[literal-required]

        def connection_lost(self, exc: Exception | None) -> None:
            super().connection_lost(exc)
            self.recording.close()

        def send_400_response(self, msg: str) -> None:
            body = json.dumps({"error": {"code": "MALFORMED_REQUEST", "message": MALFORMED}}).encode()
            headers = [
                ("content-type", "application/json; charset=utf-8"),
                ("content-length", str(len(body))),
                ("connection", "close"),
            ]
            events = [
                h11.Response(status_code=400, headers=headers, reason="Bad Request"),
                h11.Data(data=body),
                h11.EndOfMessage(),
            ]
            for event in events:
                self.transport.write(self.conn.send(event) or b"")
            self.transport.close()

    return RecordingProtocol


def to_line(raw_name: bytes, raw_value: bytes) -> HeaderLine:
    name, value = raw_name.decode("latin-1"), raw_value.decode("latin-1")
    return name, hide_secret(name, value)


def hide_secret(name: str, value: str) -> str:
    """Replaces the values of cookies and tokens by their names or scheme."""
    match name.lower():
        case "cookie":
            return f"(present: {', '.join(name_of(one) for one in value.split(';'))})"
        case "set-cookie":
            return f"(present: {name_of(value)})"
        case "authorization" | "proxy-authorization":
            scheme = re.match(r"(?:Basic|Bearer|Digest)(?= )", value, re.I)
            return f"(present: {scheme[0] if scheme else 'another scheme'})"
    return value


def name_of(cookie: str) -> str:
    name, is_pair, _ = cookie.partition("=")
    return name.strip() if is_pair else "unnamed"
