"""Which bodies and addresses the API takes."""

import re
from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .errors import ApiError, envelope
from .witness.observe import ObservedRoute

MOST_BYTES = 2**20
TOO_LARGE = ("BODY_TOO_LARGE", "Send a body of at most 1 MiB.")
BAD_URL = "Send an address in which every % begins a byte of UTF-8, such as %20."
MEDIA_TYPE = "Send the body as application/json; creating an item also takes the same JSON as text/plain."


async def expect_json(request: Request) -> None:
    body = await request.body()
    media_type = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if media_type == "application/json":
        if body == b"":
            raise ApiError(400, "MALFORMED_JSON", "Send a JSON object; the body is empty.")
    elif body or media_type:
        raise ApiError(415, "UNSUPPORTED_MEDIA_TYPE", MEDIA_TYPE)


class TextAsJsonRoute(ObservedRoute):
    """Reads text/plain as JSON."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def handle_text(request: Request) -> Response:
            if re.match(rb"text/plain *(;|$)", header(request.scope, b"content-type"), re.I):
                others = [one for one in request.scope["headers"] if one[0] != b"content-type"]
                headers = [*others, (b"content-type", b"application/json")]
                request = Request({**request.scope, "headers": headers}, request.receive)
            return await handle(request)

        return handle_text


def header(scope: Scope, name: bytes) -> bytes:
    return next((value for key, value in scope["headers"] if key == name), b"")


class Bounds:
    """Refuses a long body and an address that cannot be decoded. Stands inside of CORS."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif re.search(rb"%(?![0-9A-Fa-f]{2})", scope["raw_path"]) or "\ufffd" in scope["path"]:
            await envelope(400, "BAD_URL", BAD_URL)(scope, receive, send)
        elif int(header(scope, b"content-length") or 0) > MOST_BYTES:
            await envelope(413, *TOO_LARGE)(scope, receive, send)
        else:
            await self.app(scope, bounded(receive), send)


def bounded(receive: Receive) -> Receive:
    seen = 0

    async def receive_some() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > MOST_BYTES:
            raise ApiError(413, *TOO_LARGE)
        return message

    return receive_some
