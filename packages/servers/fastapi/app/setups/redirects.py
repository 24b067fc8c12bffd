"""Redirects, which browsers check at every step."""

from collections.abc import Awaitable, Callable

from fastapi import FastAPI, Request, Response
from fastapi.responses import RedirectResponse

from ..routes import Routes
from .base import Next, add_cors


def move(**change: str) -> Callable[[Request, Next], Awaitable[Response]]:
    """Returns a middleware that redirects to /v2, where the API has moved."""

    async def redirect(request: Request, call_next: Next) -> Response:
        if "/v2/" in request.url.path:
            return await call_next(request)
        path = request.url.path.replace("/items", "/v2/items").replace("/session", "/v2/session")
        return RedirectResponse(request.url.replace(path=path, **change), 308)

    return redirect


def redirect_before_cors(app: FastAPI, routes: Routes) -> None:
    add_cors(app, routes)
    app.middleware("http")(move())
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
    app.middleware("http")(move(username="reader", password="secret"))
    add_cors(app, routes)
    routes.include_all(app, prefix="/v2")
