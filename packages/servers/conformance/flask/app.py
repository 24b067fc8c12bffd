"""The conformance cases in Flask. See https://flask-cors.readthedocs.io/."""

import os

from flask import Flask, abort, jsonify, request
from flask_cors import CORS
from werkzeug.exceptions import NotFound
from werkzeug.middleware.dispatcher import DispatcherMiddleware
from werkzeug.serving import run_simple

PAGE = "http://localhost:3000"

LISTED = {
    "origins": [PAGE],
    "methods": ["GET", "POST", "PUT", "DELETE"],
    "allow_headers": ["Content-Type", "Authorization"],
    "supports_credentials": True,
}

POLICIES = {
    "listed": LISTED,
    "defaults": {},
    "other-origin": LISTED | {"origins": ["https://app.example.test"]},
    "wildcard": LISTED | {"origins": "*", "supports_credentials": False},
    "wildcard-credentials": LISTED | {"origins": "*"},
    "method-missing": LISTED | {"methods": ["GET", "POST"]},
    "header-missing": LISTED | {"allow_headers": ["Content-Type"]},
    "credentials-missing": LISTED | {"supports_credentials": False},
    "trailing-slash": LISTED | {"origins": [f"{PAGE}/"]},
    "auth-before-cors": LISTED,
    "auth-after-cors": LISTED,
    "pattern": LISTED | {"origins": [r"^https://[^.]+\.example\.test$"]},
}


def demand_token():
    if "Authorization" not in request.headers:
        abort(401)


# flask-cors adds its headers after the request, in whatever order the two are registered; so the
# right order is a check that lets the preflight through.
def demand_token_after_preflight():
    if request.method != "OPTIONS":
        demand_token()


def create_app(case: str) -> Flask:
    app = Flask(case)

    if case in POLICIES:
        CORS(app, **POLICIES[case])
    if case == "auth-before-cors":
        app.before_request(demand_token)
    if case == "auth-after-cors":
        app.before_request(demand_token_after_preflight)

    @app.get("/items")
    def list_items():
        ran()
        return jsonify([{"id": 1, "name": "A"}])

    @app.post("/items")
    def create_item():
        ran()
        return {"id": 2, "name": "B"}, 201

    @app.put("/items/1")
    def update_item():
        ran()
        return {"id": 1, "name": "C"}

    @app.delete("/items/1")
    def delete_item():
        ran()
        return "", 204

    @app.get("/boom")
    def boom():
        ran()
        raise RuntimeError("An unhandled error of the app.")

    return app


def ran() -> None:
    print(f"ran {request.method} {request.script_root}{request.path}", flush=True)


apps = {f"/{name}": create_app(name) for name in os.environ["CASES"].split(",")}
run_simple(
    "127.0.0.1", int(os.environ["PORT"]), DispatcherMiddleware(NotFound(), apps), threaded=True
)
