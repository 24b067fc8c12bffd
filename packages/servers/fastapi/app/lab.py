"""Every route outside of the profiles: the witness, the reset, health, the docs."""

import base64
import hashlib
import platform
import re
import resource
from importlib.metadata import version
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Query, Request, Response
from fastapi.middleware.cors import CORSMiddleware
from fastapi.openapi.docs import get_swagger_ui_html
from fastapi.responses import HTMLResponse, PlainTextResponse
from fastapi.staticfiles import StaticFiles
from sqlalchemy import text
from swagger_ui_bundle import swagger_ui_path

from .database import Database
from .errors import ApiError, handle_errors
from .profiles import Profile, why_absent
from .settings import Settings
from .witness.store import Exchange, Witness

PACKAGES = ("fastapi", "starlette", "uvicorn", "sqlalchemy", "pydantic")


def build_lab(
    settings: Settings,
    database: Database,
    witness: Witness,
    profiles: list[Profile],
    document: dict[str, Any],
) -> FastAPI:
    lab = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    handle_errors(lab)
    lab.add_middleware(CORSMiddleware, allow_origins=settings.page_origins, allow_methods=["GET", "POST"])
    docs = get_swagger_ui_html(
        openapi_url="/openapi.json",
        title="Blocked by CORS: the API in FastAPI",
        swagger_js_url="/docs/swagger-ui-bundle.js",
        swagger_css_url="/docs/swagger-ui.css",
        swagger_favicon_url="data:,",
    )
    lab.middleware("http")(protect(bytes(docs.body)))

    def require_page(request: Request) -> None:
        """Rejects: without the CORS header alone, the endpoint would still run."""
        if request.headers.get("origin") not in settings.page_origins:
            message = f"Only the lab's own page may do this; open {settings.page_origin} and use it there."
            raise ApiError(403, "NOT_THE_LAB", message)

    @lab.post("/witness", status_code=201, dependencies=[Depends(require_page)])
    async def issue_key(key: Annotated[str | None, Query()] = None) -> dict[str, str]:
        return {"key": witness.issue_key(key)}

    @lab.get("/witness/{trace}")
    async def read_trace(trace: str, response: Response) -> dict[str, list[Exchange]]:
        if not witness.is_trace(trace):
            raise ApiError(400, "BAD_TRACE", "Ask for a trace of the form <key>.<n>.")
        if not witness.has_live_key(trace):
            message = "The API was restarted: get a new key and send the request again."
            raise ApiError(404, "UNKNOWN_KEY", message)
        response.headers["Cache-Control"] = "no-store"
        return {"exchanges": await witness.read(trace)}

    @lab.post("/reset", status_code=204, dependencies=[Depends(require_page)])
    def reset() -> None:
        database.restore_samples()

    @lab.get("/health")
    def read_health(response: Response) -> dict[str, Any]:
        response.headers["Cache-Control"] = "no-store"
        with database.sessions() as session:
            sqlite = session.scalar(text("SELECT sqlite_version()"))
            # Takes the lock that a write takes, and gives it back.
            session.execute(text("UPDATE items SET id = id WHERE 0"))
            session.rollback()
        versions = {"python": platform.python_version(), "sqlite": sqlite}
        return {
            "status": "ok",
            "database": {"writable": True, "migrations": {"applied": 1, "known": 1}},
            "versions": {**versions, **{name: version(name) for name in PACKAGES}},
            "profiles": len(profiles),
            "memory": {
                "heapUsed": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
                "keys": len(witness.keys),
                "traces": len(witness.traces),
                "characters": witness.characters,
                "policyServers": 0,
            },
        }

    @lab.get("/openapi.json")
    def read_document() -> dict[str, Any]:
        return document

    @lab.get("/docs")
    def read_docs() -> HTMLResponse:
        return docs

    @lab.get("/")
    def read_index() -> PlainTextResponse:
        return PlainTextResponse(to_index(settings, profiles))

    # The library's page loads this from another host.
    lab.mount("/docs", StaticFiles(directory=swagger_ui_path))
    return lab


def protect(docs: bytes) -> Any:  # noqa: ANN401
    """Forbids framing, and every script but the page's own."""
    inline = re.findall(rb"<script>(.*?)</script>", docs, re.S)
    digests = [base64.b64encode(hashlib.sha256(one).digest()).decode() for one in inline]
    scripts = " ".join(["'self'", *(f"'sha256-{digest}'" for digest in digests)])
    policy = "; ".join(
        [
            "default-src 'none'",
            f"script-src {scripts}",
            "style-src 'self'",
            "style-src-attr 'unsafe-inline'",
            "img-src 'self' data:",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
        ]
    )

    async def add_headers(request: Request, call_next: Any) -> Response:  # noqa: ANN401
        response: Response = await call_next(request)
        response.headers["Content-Security-Policy"] = policy
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["X-Frame-Options"] = "DENY"
        response.headers["Cross-Origin-Resource-Policy"] = "same-site"
        return response

    return add_headers


def to_index(settings: Settings, profiles: list[Profile]) -> str:
    here = f"http://localhost:{settings.port}"
    lines = [
        f"  curl -i -H 'Origin: {settings.page_origin}' {here}/p/{profile['id']}/items"
        for profile in profiles
        if not profile["needsKey"] and why_absent(profile) is None
    ]
    absent = [f"  {profile['id']}: {why}" for profile in profiles if (why := why_absent(profile))]
    return "\n".join(
        [
            "Blocked by CORS: the API in FastAPI.",
            "",
            f"The lab is at {settings.page_origin}. Each profile is an application with a CORSMiddleware:",
            "",
            *lines,
            "",
            "FastAPI cannot express these:",
            "",
            *absent,
            "",
            f"Also here: {here}/docs, {here}/openapi.json, {here}/health",
            "",
        ]
    )
