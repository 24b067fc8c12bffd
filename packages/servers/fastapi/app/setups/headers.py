"""CORS headers that somebody writes beside the middleware."""

from collections.abc import Callable

from fastapi import FastAPI, Request, Response
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..routes import Routes
from .base import Next, add_cors


def headers_by_hand(app: FastAPI, routes: Routes) -> None:
    """The router has no OPTIONS and answers 405, with the headers."""

    @app.middleware("http")
    async def add_headers(request: Request, call_next: Next) -> Response:
        response = await call_next(request)
        response.headers["Access-Control-Allow-Origin"] = routes.origin
        response.headers["Access-Control-Allow-Credentials"] = "true"
        response.headers["Access-Control-Allow-Methods"] = "GET, HEAD, POST, PUT, DELETE"
        response.headers["Access-Control-Allow-Headers"] = "Content-Type, Authorization"
        return response

    routes.include_all(app)


class Headers:
    """Changes the headers of every response, as a proxy in front of the app does."""

    def __init__(self, app: ASGIApp, change: Callable[[MutableHeaders], None]) -> None:
        self.app = app
        self.change = change

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_changed(message: Message) -> None:
            if message["type"] == "http.response.start":
                self.change(MutableHeaders(scope=message))
            await send(message)

        await self.app(scope, receive, send_changed)


def header_twice(app: FastAPI, routes: Routes) -> None:
    add_cors(app, routes)
    add_star = lambda headers: headers.append("Access-Control-Allow-Origin", "*")  # noqa: E731
    app.add_middleware(Headers, change=add_star)
    routes.include_all(app)
