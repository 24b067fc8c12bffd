"""The conformance cases in Django. See https://github.com/adamchainz/django-cors-headers."""

import os
from threading import Lock

import django
from django.conf import settings
from django.core.management import call_command
from django.core.servers.basehttp import run
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.test.utils import override_settings
from django.urls import path
from django.views.decorators.http import require_http_methods

PAGE = "http://localhost:3000"

LISTED = {
    "CORS_ALLOWED_ORIGINS": [PAGE],
    "CORS_ALLOW_METHODS": ["GET", "POST", "PUT", "DELETE"],
    "CORS_ALLOW_HEADERS": ["content-type", "authorization"],
    "CORS_ALLOW_CREDENTIALS": True,
}
EVERY_ORIGIN = LISTED | {"CORS_ALLOWED_ORIGINS": [], "CORS_ALLOW_ALL_ORIGINS": True}

POLICIES = {
    "listed": LISTED,
    "defaults": {},
    "none": {"MIDDLEWARE": []},
    "other-origin": LISTED | {"CORS_ALLOWED_ORIGINS": ["https://app.example.test"]},
    "wildcard": EVERY_ORIGIN | {"CORS_ALLOW_CREDENTIALS": False},
    "wildcard-credentials": EVERY_ORIGIN,
    "method-missing": LISTED | {"CORS_ALLOW_METHODS": ["GET", "POST"]},
    "header-missing": LISTED | {"CORS_ALLOW_HEADERS": ["content-type"]},
    "credentials-missing": LISTED | {"CORS_ALLOW_CREDENTIALS": False},
    "trailing-slash": LISTED | {"CORS_ALLOWED_ORIGINS": [f"{PAGE}/"]},
    "auth-before-cors": LISTED
    | {"MIDDLEWARE": ["__main__.demand_token", "corsheaders.middleware.CorsMiddleware"]},
    "auth-after-cors": LISTED
    | {"MIDDLEWARE": ["corsheaders.middleware.CorsMiddleware", "__main__.demand_token"]},
    "pattern": LISTED
    | {
        "CORS_ALLOWED_ORIGINS": [],
        "CORS_ALLOWED_ORIGIN_REGEXES": [r"^https://[^.]+\.example\.test$"],
    },
}


def demand_token(get_response):
    def middleware(request: HttpRequest) -> HttpResponse:
        if "Authorization" not in request.headers:
            return JsonResponse({"detail": "Not authenticated"}, status=401)
        return get_response(request)

    return middleware


@require_http_methods(["GET", "POST"])
def items(request: HttpRequest, case: str) -> HttpResponse:
    ran(request)
    if request.method == "POST":
        return JsonResponse({"id": 2, "name": "B"}, status=201)
    return JsonResponse([{"id": 1, "name": "A"}], safe=False)


@require_http_methods(["PUT", "DELETE"])
def item(request: HttpRequest, case: str) -> HttpResponse:
    ran(request)
    if request.method == "DELETE":
        return HttpResponse(status=204)
    return JsonResponse({"id": 1, "name": "C"})


def boom(request: HttpRequest, case: str) -> HttpResponse:
    ran(request)
    raise RuntimeError("An unhandled error of the app.")


def ran(request: HttpRequest) -> None:
    print(f"ran {request.method} {request.path}", flush=True)


urlpatterns = [
    path("<slug:case>/items", items),
    path("<slug:case>/items/1", item),
    path("<slug:case>/boom", boom),
]

# CsrfViewMiddleware is left out: an API that checks tokens needs none.
settings.configure(
    ALLOWED_HOSTS=["localhost", "127.0.0.1"],
    INSTALLED_APPS=["corsheaders"],
    MIDDLEWARE=["corsheaders.middleware.CorsMiddleware"],
    ROOT_URLCONF="__main__",
    SECRET_KEY="only for this run",
)
django.setup()

applications = {}
for name in os.environ["CASES"].split(","):
    with override_settings(**POLICIES[name]):
        # As `runserver` does before it listens.
        call_command("check")
        applications[name] = get_wsgi_application()

# A Django process has one configuration; a request is served with that of its case.
lock = Lock()


def serve_case(environ, start_response):
    name = environ["PATH_INFO"].split("/")[1]
    with lock, override_settings(**POLICIES[name]):
        return applications[name](environ, start_response)


run("127.0.0.1", int(os.environ["PORT"]), serve_case, threading=True)
