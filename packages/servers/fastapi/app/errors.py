"""Every error leaves in the one envelope of the contract."""

import logging
from typing import Any

from fastapi import FastAPI, Request
from fastapi import HTTPException as FastAPIError
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from sqlalchemy.exc import DBAPIError
from starlette.exceptions import HTTPException

log = logging.getLogger("uvicorn.error")

# Bounds the details: a body of 1 MiB can contain a hundred thousand mistakes.
MOST_DETAILS = 20
MOST_LETTERS = 100

PARTS = {"path": "params", "query": "querystring"}
CODES = {404: "NOT_FOUND", 405: "METHOD_NOT_ALLOWED"}


class ApiError(FastAPIError):
    """A deliberate response with a status of 400 or more.

    FastAPI's own class, because FastAPI hides every other exception that comes from reading a body.
    """

    def __init__(self, status: int, code: str, message: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(status, message, headers)
        self.code = code


def envelope(
    status: int,
    code: str,
    message: str,
    details: list[dict[str, str]] | None = None,
    headers: dict[str, str] | None = None,
) -> JSONResponse:
    error: dict[str, Any] = {"code": code, "message": message}
    if details is not None:
        error["details"] = details
    return JSONResponse({"error": error}, status, headers)


def send_http_error(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    headers = dict(error.headers) if error.headers else None
    if isinstance(error, ApiError):
        return envelope(error.status_code, error.code, error.detail, headers=headers)
    if error.status_code in CODES:
        path = request.scope["path"]
        message = f"There is no {request.method} {path}; GET / lists what there is."
        return envelope(error.status_code, CODES[error.status_code], message, headers=headers)
    return envelope(error.status_code, "BAD_REQUEST", f"{error.detail}.", headers=headers)


def send_invalid(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    problems = error.errors()
    if problems[0]["type"] == "json_invalid":
        message = "Send a JSON object; the body is not JSON."
        return envelope(400, "MALFORMED_JSON", message)
    details = [to_detail(one) for one in problems[:MOST_DETAILS]]
    summary = f"{details[0]['path']} {details[0]['message']}"
    return envelope(400, "VALIDATION_FAILED", summary, details)


def to_detail(problem: dict[str, Any]) -> dict[str, str]:
    loc = problem["loc"]
    if problem["type"] == "extra_forbidden":
        message = f'must NOT have additional properties ("{str(loc[-1])[:MOST_LETTERS]}")'
        return {"path": to_path(loc[:-1]), "message": message}
    return {"path": to_path(loc), "message": str(problem["msg"]).removeprefix("Value error, ")}


def to_path(loc: tuple[int | str, ...]) -> str:
    part, *names = loc
    return "/".join([PARTS.get(str(part), str(part)), *(str(one) for one in names)])


def send_database_error(_request: Request, error: Exception) -> JSONResponse:
    log.error("The database did not take a statement: %s", error)
    message = "The database did not take this; the API's log says why."
    return envelope(503, "DATABASE_UNAVAILABLE", message)


def send_internal_error(_request: Request, _error: Exception) -> JSONResponse:
    """Starlette runs this one outside of every middleware, so the response has no CORS headers."""
    message = "Something broke in the API; its log has the details."
    return envelope(500, "INTERNAL_ERROR", message)


def handle_errors(app: FastAPI) -> None:
    app.add_exception_handler(HTTPException, send_http_error)
    app.add_exception_handler(RequestValidationError, send_invalid)
    app.add_exception_handler(DBAPIError, send_database_error)
    app.add_exception_handler(Exception, send_internal_error)
