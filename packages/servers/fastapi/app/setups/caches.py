"""Caches that serve one origin's copy to another."""

from fastapi import FastAPI, Response
from starlette.datastructures import MutableHeaders

from ..routes import Routes
from .base import add_cors
from .headers import Headers


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
