"""What a request's handler did, for the witness."""

import functools
import inspect
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from fastapi.routing import APIRoute
from starlette.types import ASGIApp, Receive, Scope, Send

from .store import Exchange

current: ContextVar[Exchange | None] = ContextVar("exchange", default=None)
# Where the protocol leaves the exchange of a request.
KEY = "blocked.exchange"


class Observe:
    """Makes the exchange of a request known to its handler, also in a thread."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        current.set(scope.get(KEY))
        await self.app(scope, receive, send)


def note_rows(rows: int) -> None:
    exchange = current.get()
    if exchange is not None:
        exchange["rowsWritten"] = rows


def note_handler() -> None:
    exchange = current.get()
    if exchange is not None:
        exchange["handlerRan"] = True


def observed(endpoint: Callable[..., Any]) -> Callable[..., Any]:
    """Notes that the endpoint ran. A middleware or dependency runs before the body is validated."""

    @functools.wraps(endpoint)
    def run(*args: Any, **values: Any) -> Any:  # noqa: ANN401
        note_handler()
        return endpoint(*args, **values)

    @functools.wraps(endpoint)
    async def run_async(*args: Any, **values: Any) -> Any:  # noqa: ANN401
        note_handler()
        return await endpoint(*args, **values)

    return run_async if inspect.iscoroutinefunction(endpoint) else run


class ObservedRoute(APIRoute):
    def __init__(self, path: str, endpoint: Callable[..., Any], **options: Any) -> None:  # noqa: ANN401
        super().__init__(path, observed(endpoint), **options)
