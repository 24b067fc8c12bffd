"""The whole server. What a request passes, in order: the host guard, the witness, its profile."""

import re
from dataclasses import dataclass
from typing import Any

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount
from starlette.types import ASGIApp, Receive, Scope, Send

from .bodies import header
from .database import Database
from .errors import envelope
from .lab import build_lab
from .profiles import build_mounts, build_profile, read_profiles
from .routes import Routes
from .sessions import Guesses, Tokens
from .settings import Settings, loopback_origins
from .witness.observe import Observe
from .witness.store import Witness

LOOPBACK = re.compile(rb"(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?", re.I)


class HostGuard:
    """Accepts loopback names only. Otherwise any website could point its own name at 127.0.0.1 and
    call the API from the same origin, where CORS does not apply (DNS rebinding)."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or LOOPBACK.fullmatch(header(scope, b"host")):
            await self.app(scope, receive, send)
            return
        message = "Call this API as localhost, 127.0.0.1 or [::1]; it answers to no other name."
        await envelope(421, "WRONG_HOST", message)(scope, receive, send)


@dataclass(frozen=True)
class Server:
    app: Starlette
    database: Database


def build(settings: Settings, witness: Witness) -> Server:
    database = Database(settings.database_path)
    profiles = read_profiles(settings.page_origin)
    correct = next(one for one in profiles if one["id"] == "correct")
    routes = Routes(
        database,
        Tokens(settings.jwt_secret),
        Guesses(),
        settings.page_origin,
        correct["cors"]["arguments"],
    )
    document = describe(build_profile(correct, routes).openapi(), settings.port)
    lab = build_lab(settings, database, witness, profiles, document)
    mounts: dict[str, ASGIApp] = {**build_mounts(profiles, routes, witness), "": lab}
    app = Starlette(
        routes=[Mount(path, app=one) for path, one in mounts.items()],
        middleware=[Middleware(HostGuard), Middleware(Observe)],
    )
    return Server(app, database)


def describe(document: dict[str, Any], port: int) -> dict[str, Any]:
    """The routes of one profile. Every profile has the same ones below `/p/<id>`."""
    return {**document, "servers": [{"url": f"{loopback_origins(port)[0]}/p/correct"}]}
