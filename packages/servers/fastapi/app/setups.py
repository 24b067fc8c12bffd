"""Servers that go wrong in more than the options of CORSMiddleware, as people write them in FastAPI.

The middleware that is added last is the outermost: it sees a request first.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from fastapi import Depends, FastAPI, Request, Response
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import JSONResponse, RedirectResponse
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .routes import Routes

Next = Callable[[Request], Awaitable[Response]]
Setup = Callable[[FastAPI, Routes], None]


def add_cors(app: FastAPI, routes: Routes, **changes: Any) -> None:  # noqa: ANN401
    app.add_middleware(CORSMiddleware, **{**routes.correct, **changes})


async def require_token(request: Request, call_next: Next) -> Response:
    if "authorization" in request.headers:
        return await call_next(request)
    error = {"code": "NOT_SIGNED_IN", "message": "Sign in first."}
    return JSONResponse({"error": error}, 401)


def auth_before_cors(app: FastAPI, routes: Routes) -> None:
    add_cors(app, routes)
    app.middleware("http")(require_token)
    routes.include_all(app)


def auth_after_cors(app: FastAPI, routes: Routes) -> None:
    app.middleware("http")(require_token)
    add_cors(app, routes)
    routes.include_all(app)


async def refuse(_request: Request, _call_next: Next) -> Response:
    """The client has reached the limit already."""
    error = {"code": "TOO_MANY_REQUESTS", "message": "Try again in a minute."}
    return JSONResponse({"error": error}, 429, {"Retry-After": "60"})


def limit_before_cors(app: FastAPI, routes: Routes) -> None:
    add_cors(app, routes)
    app.middleware("http")(refuse)
    routes.include_all(app)


def limit_after_cors(app: FastAPI, routes: Routes) -> None:
    app.middleware("http")(refuse)
    add_cors(app, routes)
    routes.include_all(app)


async def to_v2(request: Request, call_next: Next) -> Response:
    """The API has moved to /v2."""
    if "/v2/" in request.url.path:
        return await call_next(request)
    path = request.url.path.replace("/items", "/v2/items").replace("/session", "/v2/session")
    return RedirectResponse(request.url.replace(path=path), 308)


def redirect_before_cors(app: FastAPI, routes: Routes) -> None:
    add_cors(app, routes)
    app.middleware("http")(to_v2)
    routes.include_all(app, prefix="/v2")


def redirect_after_cors(app: FastAPI, routes: Routes) -> None:
    """The routes end in a slash and the page's addresses do not: the router redirects with 307."""
    add_cors(app, routes)
    routes.include_all(app, end="/")


def redirect_without_cors(app: FastAPI, routes: Routes) -> None:
    """Redirects to a server without CORS; here it is the one of "CORS disabled"."""

    @app.middleware("http")
    async def away(request: Request, _call_next: Next) -> Response:
        parts = request.url.path.split("/")
        path = "/".join(["", "p", "disabled", *parts[3:]])
        return RedirectResponse(request.url.replace(path=path), 308)

    add_cors(app, routes)


def redirect_across_origins(app: FastAPI, routes: Routes) -> None:
    """Redirects to another name of this machine, which is another origin."""

    @app.middleware("http")
    async def elsewhere(request: Request, call_next: Next) -> Response:
        if request.url.hostname == "127.0.0.1":
            return await call_next(request)
        return RedirectResponse(request.url.replace(hostname="127.0.0.1"), 308)

    add_cors(app, routes)
    routes.include_all(app)


def redirect_with_password(app: FastAPI, routes: Routes) -> None:
    @app.middleware("http")
    async def with_password(request: Request, call_next: Next) -> Response:
        if "/v2/" in request.url.path:
            return await call_next(request)
        path = request.url.path.replace("/items", "/v2/items").replace("/session", "/v2/session")
        url = request.url.replace(path=path, username="reader", password="secret")
        return RedirectResponse(url, 308)

    add_cors(app, routes)
    routes.include_all(app, prefix="/v2")


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


class DatabaseDownError(Exception):
    pass


def find_user() -> None:
    """Looks up the user of the request."""
    raise DatabaseDownError("The database is down.")


def error_before_cors(app: FastAPI, routes: Routes) -> None:
    """Nothing catches the error: Starlette responds outside of every middleware, without CORS."""
    add_cors(app, routes)
    routes.include_all(app, dependencies=[Depends(find_user)])


def error_after_cors(app: FastAPI, routes: Routes) -> None:
    """An exception handler responds inside of the middleware, so the 500 has the headers."""

    @app.exception_handler(DatabaseDownError)
    def send_down(_request: Request, _error: DatabaseDownError) -> JSONResponse:
        error = {"code": "INTERNAL_ERROR", "message": "The database is down."}
        return JSONResponse({"error": error}, 500)

    add_cors(app, routes)
    routes.include_all(app, dependencies=[Depends(find_user)])


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


def add_logo(app: FastAPI) -> None:
    @app.get("/logo.svg")
    def read_logo() -> Response:
        svg = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8" />'
        return Response(svg, headers={"Cache-Control": "private, max-age=60"}, media_type="image/svg+xml")


def cache_with_vary(app: FastAPI, routes: Routes) -> None:
    add_cors(app, routes)
    add_logo(app)
    routes.include_all(app)


def cache_without_vary(app: FastAPI, routes: Routes) -> None:
    """Some proxies remove Vary, to serve one cached copy to everybody."""

    def remove_vary(headers: MutableHeaders) -> None:
        if "vary" in headers:
            del headers["vary"]

    add_cors(app, routes)
    app.add_middleware(Headers, change=remove_vary)
    add_logo(app)
    routes.include_all(app)


def origin_check(app: FastAPI, routes: Routes) -> None:
    """A write has to come from our own page, whatever cookies it carries."""

    @app.middleware("http")
    async def check(request: Request, call_next: Next) -> Response:
        if request.method in ("GET", "HEAD") or request.headers.get("origin") == routes.origin:
            return await call_next(request)
        return JSONResponse({"error": {"code": "FOREIGN_ORIGIN", "message": "Not from here."}}, 403)

    add_cors(app, routes)
    routes.include_all(app)


def session_checked(app: FastAPI, routes: Routes) -> None:
    """Only signed-in users may read the items, in a browser or not."""
    add_cors(app, routes)
    routes.include_all(app, item_dependencies=[Depends(routes.tokens.identify)])


def connection_kept(app: FastAPI, routes: Routes) -> None:
    @app.get("/report")
    def read_report() -> dict[str, int]:
        return {"sold": 12}

    add_cors(app, routes)
    routes.include_all(app)


SETUPS: dict[str, Setup] = {
    "auth-before-cors": auth_before_cors,
    "auth-after-cors": auth_after_cors,
    "limit-before-cors": limit_before_cors,
    "limit-after-cors": limit_after_cors,
    "redirect-before-cors": redirect_before_cors,
    "redirect-after-cors": redirect_after_cors,
    "redirect-without-cors": redirect_without_cors,
    "redirect-across-origins": redirect_across_origins,
    "redirect-with-password": redirect_with_password,
    "headers-by-hand": headers_by_hand,
    "error-before-cors": error_before_cors,
    "error-after-cors": error_after_cors,
    "header-twice": header_twice,
    "cache-with-vary": cache_with_vary,
    "cache-without-vary": cache_without_vary,
    "origin-check": origin_check,
    "session-checked": session_checked,
    "connection-kept": connection_kept,
}
