"""The conformance cases in FastAPI. See https://fastapi.tiangolo.com/tutorial/cors/."""

import os

import uvicorn
from fastapi import FastAPI, Request, Response
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import JSONResponse

PAGE = "http://localhost:3000"

LISTED = {
    "allow_origins": [PAGE],
    "allow_methods": ["GET", "POST", "PUT", "DELETE"],
    "allow_headers": ["Content-Type", "Authorization"],
    "allow_credentials": True,
}

POLICIES = {
    "listed": LISTED,
    "defaults": {},
    "other-origin": LISTED | {"allow_origins": ["https://app.example.test"]},
    "wildcard": LISTED | {"allow_origins": ["*"], "allow_credentials": False},
    "wildcard-credentials": LISTED | {"allow_origins": ["*"]},
    "method-missing": LISTED | {"allow_methods": ["GET", "POST"]},
    "header-missing": LISTED | {"allow_headers": ["Content-Type"]},
    "credentials-missing": LISTED | {"allow_credentials": False},
    "trailing-slash": LISTED | {"allow_origins": [f"{PAGE}/"]},
    "auth-before-cors": LISTED,
    "auth-after-cors": LISTED,
    "pattern": LISTED
    | {"allow_origins": [], "allow_origin_regex": r"https://[^.]+\.example\.test"},
}


async def demand_token(request: Request, call_next):
    if "authorization" not in request.headers:
        return JSONResponse({"detail": "Not authenticated"}, status_code=401)
    return await call_next(request)


def create_app(case: str) -> FastAPI:
    app = FastAPI()

    # The middleware that is added last is the outermost.
    if case == "auth-after-cors":
        app.middleware("http")(demand_token)
    if case in POLICIES:
        app.add_middleware(CORSMiddleware, **POLICIES[case])
    if case == "auth-before-cors":
        app.middleware("http")(demand_token)

    @app.get("/items")
    def list_items(request: Request):
        ran(request)
        return [{"id": 1, "name": "A"}]

    @app.post("/items", status_code=201)
    def create_item(request: Request):
        ran(request)
        return {"id": 2, "name": "B"}

    @app.put("/items/1")
    def update_item(request: Request):
        ran(request)
        return {"id": 1, "name": "C"}

    @app.delete("/items/1", status_code=204, response_class=Response)
    def delete_item(request: Request):
        ran(request)

    @app.get("/boom")
    def boom(request: Request):
        ran(request)
        raise RuntimeError("An unhandled error of the app.")

    return app


def ran(request: Request) -> None:
    print(f"ran {request.method} {request.url.path}", flush=True)


root = FastAPI()
for name in os.environ["CASES"].split(","):
    root.mount(f"/{name}", create_app(name))

uvicorn.run(root, host="127.0.0.1", port=int(os.environ["PORT"]), log_level="warning")
