"""Sign-in with a cookie or a token: a JWT, as the sibling tutorial makes it."""

import base64
import hashlib
import hmac
import re
import time
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
from fastapi import APIRouter, Depends, Request, Response

from .bodies import expect_json
from .errors import ApiError
from .schemas import Credentials, Identity, Session
from .witness.observe import ObservedRoute

COOKIE = "blocked_by_cors_session"
# The only user. The password is no secret: the page shows it.
USER, PASSWORD = "demo", "let-me-in"
USERS = {USER: "scrypt$16384$8$1$lS9VFynB_GAf9GHtdOgTdw$DCjzRwjP4Fos6VokV2QTcqFKFcK5GACnZTiALqq_rt8"}
# The hash of a discarded password: an unknown name takes as long as a known one.
DECOY = "scrypt$16384$8$1$aMRhVNHaLT42vTFmD7ynZw$vvEy-_E-mGyrKqgb-zOojo-vztWvlopXwRVB1MJen3o"
# Wrong passwords within a minute, for the whole machine.
MOST_GUESSES, WINDOW = 20, 60.0


def is_password(password: str, stored: str) -> bool:
    _, n, r, p, salt, key = stored.split("$")
    got = hashlib.scrypt(
        password.encode("utf-8", "surrogatepass"),
        salt=decode(salt),
        n=int(n),
        r=int(r),
        p=int(p),
        dklen=32,
    )
    return hmac.compare_digest(got, decode(key))


def decode(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


class Guesses:
    """Counts wrong passwords. The endpoint asks, so that a page can read the refusal."""

    def __init__(self) -> None:
        self.wrong: list[float] = []

    def expect_left(self) -> None:
        since = time.monotonic() - WINDOW
        self.wrong = [at for at in self.wrong if at > since]
        if len(self.wrong) >= MOST_GUESSES:
            seconds = max(1, round(self.wrong[0] - since))
            message = f"There were too many wrong passwords; try again in {seconds} s."
            raise ApiError(429, "TOO_MANY_ATTEMPTS", message, {"Retry-After": str(seconds)})

    def count(self) -> None:
        self.wrong.append(time.monotonic())


class Tokens:
    def __init__(self, secret: str) -> None:
        self.secret = secret

    def sign(self, username: str) -> str:
        at = datetime.now(UTC)
        claims = {"username": username, "iat": at, "exp": at + timedelta(hours=12)}
        return jwt.encode(claims, self.secret, algorithm="HS256")

    def identify(self, request: Request) -> Identity:
        """The dependency of what only a signed-in user may do."""
        authorization = request.headers.get("authorization", "")
        # Any other scheme, such as Basic, falls back to the cookie.
        is_bearer = re.match(r"Bearer\s", authorization, re.I) is not None
        token = authorization[7:].strip() if is_bearer else request.cookies.get(COOKIE, "")
        try:
            claims: dict[str, Any] = jwt.decode(token, self.secret, algorithms=["HS256"])
        except jwt.InvalidTokenError:
            message = "Sign in first: no valid cookie or token came with the request."
            raise ApiError(401, "NOT_SIGNED_IN", message) from None
        return Identity(username=claims["username"], via="bearer" if is_bearer else "cookie")


def session_router(tokens: Tokens, guesses: Guesses, end: str = "") -> APIRouter:
    router = APIRouter(route_class=ObservedRoute, tags=["session"])

    # Serial, on the event loop: two guesses under way could both be the last that is left.
    @router.post("/session" + end, status_code=201, dependencies=[Depends(expect_json)])
    async def sign_in(credentials: Credentials, response: Response) -> Session:
        """Sign in."""
        guesses.expect_left()
        stored = USERS.get(credentials.username)
        is_right = is_password(credentials.password, stored or DECOY)
        if not is_right or stored is None:
            guesses.count()
            message = f"Sign in as {USER} with the password {PASSWORD}."
            raise ApiError(401, "WRONG_CREDENTIALS", message)
        token = tokens.sign(credentials.username)
        response.set_cookie(COOKIE, token, path="/", httponly=True, samesite="lax")
        return Session(username=credentials.username, token=token)

    @router.get("/session" + end)
    def who_am_i(request: Request) -> Identity:
        """Say who is signed in, by cookie or token."""
        return tokens.identify(request)

    @router.delete("/session" + end, status_code=204)
    def sign_out(response: Response) -> None:
        """Sign out."""
        response.delete_cookie(COOKIE, path="/", httponly=True, samesite="lax")

    return router
