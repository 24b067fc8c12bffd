"""What every server that goes wrong has: the app's routes, and the right CORSMiddleware."""

from collections.abc import Awaitable, Callable
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.middleware.cors import CORSMiddleware

from ..routes import Routes

Next = Callable[[Request], Awaitable[Response]]
Setup = Callable[[FastAPI, Routes], None]


def add_cors(app: FastAPI, routes: Routes, **changes: Any) -> None:  # noqa: ANN401
    app.add_middleware(CORSMiddleware, **{**routes.correct, **changes})
