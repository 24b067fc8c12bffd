"""Every profile as an application of its own, mounted at /p/<id>/, with a real CORSMiddleware."""

import json
from collections.abc import Callable
from functools import partial
from typing import Any

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from .bodies import Bounds
from .errors import ApiError, envelope, handle_errors
from .routes import Routes
from .settings import PROJECT
from .setups import SETUPS
from .witness.store import Witness

# The tag of a profile: what its "cors" says is how it is served.
Profile = dict[str, Any]


def read_profiles(origin: str) -> list[Profile]:
    """Reads what `pnpm generate` wrote, for a page of this origin."""
    _, _, authority = origin.partition("://")
    host, _, port = authority.rpartition(":")
    text = (PROJECT / "profiles.json").read_text("utf-8")
    for name, value in {"{origin}": origin, "{host}": host, "{port}": port}.items():
        text = text.replace(name, value)
    profiles: list[Profile] = json.loads(text)
    return profiles


def why_absent(profile: Profile) -> str | None:
    """The sentence that says why FastAPI cannot express a profile; None where it can."""
    cors = profile["cors"]
    return str(cors["reason"]) if cors["kind"] == "absent" else None


def new_app() -> FastAPI:
    app = FastAPI(title="Blocked by CORS", version="1.0.0", docs_url=None, redoc_url=None)
    handle_errors(app)
    # Added first, so it is the innermost: a page has to read what it refuses.
    app.add_middleware(Bounds)
    return app


def build_profile(profile: Profile, routes: Routes) -> FastAPI:
    app = new_app()
    cors = profile["cors"]
    if cors["kind"] == "setup":
        SETUPS[cors["name"]](app, routes)
        return app
    if cors["kind"] == "middleware":
        app.add_middleware(CORSMiddleware, **cors["arguments"])
    routes.include_all(app)
    return app


def build_absent(message: str) -> FastAPI:
    """Answers 404 to every request. Every origin may read it: otherwise it would look like a CORS error."""
    app = new_app()
    everything = ["*"]
    app.add_middleware(
        CORSMiddleware,
        allow_origins=everything,
        allow_methods=everything,
        allow_headers=everything,
    )

    @app.api_route("/{path:path}", methods=["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"])
    def refuse(path: str) -> None:
        raise ApiError(404, "NOT_IN_FASTAPI", message)

    return app


class OnDemand:
    """Builds an application when it is first asked. Eighty at once would make the start seconds slower."""

    def __init__(self, build: Callable[[], ASGIApp]) -> None:
        self.build = build
        self.app: ASGIApp | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.app = self.app or self.build()
        await self.app(scope, receive, send)


class KeyGate:
    """Lets in only traces with a live key, which the lab's own pages have, where other origins may read."""

    def __init__(self, app: ASGIApp, witness: Witness) -> None:
        self.app = app
        self.witness = witness

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self.witness.has_live_trace(scope["query_string"]):
            await self.app(scope, receive, send)
            return
        message = "Use the lab's page: only requests whose trace carries a live key are answered here."
        await envelope(403, "NO_LIVE_KEY", message)(scope, receive, send)


def build_mounts(profiles: list[Profile], routes: Routes, witness: Witness) -> dict[str, ASGIApp]:
    mounts: dict[str, ASGIApp] = {}
    for profile in profiles:
        reason = why_absent(profile)
        app = OnDemand(partial(build_profile, profile, routes))
        if reason is not None:
            app = OnDemand(partial(build_absent, reason))
        is_gated = profile["needsKey"] and reason is None
        mounts[f"/p/{profile['id']}"] = KeyGate(app, witness) if is_gated else app
    unknown = "There is no profile of this name; GET / lists what there is."
    mounts["/p"] = build_absent(unknown)
    return mounts
