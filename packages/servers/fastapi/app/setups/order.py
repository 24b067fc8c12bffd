"""Middleware in the wrong order. The one that is added last is the outermost: it sees a request first."""

from fastapi import Depends, FastAPI, Request, Response
from fastapi.responses import JSONResponse

from ..routes import Routes
from .base import Next, add_cors


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
