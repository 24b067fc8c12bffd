"""Servers that go wrong in more than the options of CORSMiddleware, as people write them in FastAPI."""

from . import access, caches, headers, order, redirects
from .base import Setup

__all__ = ["SETUPS"]

SETUPS: dict[str, Setup] = {
    "auth-before-cors": order.auth_before_cors,
    "auth-after-cors": order.auth_after_cors,
    "limit-before-cors": order.limit_before_cors,
    "limit-after-cors": order.limit_after_cors,
    "redirect-before-cors": redirects.redirect_before_cors,
    "redirect-after-cors": redirects.redirect_after_cors,
    "redirect-without-cors": redirects.redirect_without_cors,
    "redirect-across-origins": redirects.redirect_across_origins,
    "redirect-with-password": redirects.redirect_with_password,
    "headers-by-hand": headers.headers_by_hand,
    "error-before-cors": order.error_before_cors,
    "error-after-cors": order.error_after_cors,
    "header-twice": headers.header_twice,
    "cache-with-vary": caches.cache_with_vary,
    "cache-without-vary": caches.cache_without_vary,
    "origin-check": access.origin_check,
    "session-checked": access.session_checked,
    "connection-kept": access.connection_kept,
}
