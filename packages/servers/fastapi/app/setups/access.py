"""What protects a server where CORS does not, and one that answers everything."""

from fastapi import Depends, FastAPI, Request, Response
from fastapi.responses import JSONResponse

from ..routes import Routes
from .base import Next, add_cors


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
