"""What can be set from outside; the launcher has checked it."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
REPOSITORY = PROJECT.parents[2]


@dataclass(frozen=True)
class Settings:
    port: int
    web_port: int
    database_path: str
    jwt_secret: str
    launcher: int | None

    @property
    def page_origins(self) -> list[str]:
        return loopback_origins(self.web_port)

    @property
    def page_origin(self) -> str:
        """Replaces `{origin}` in a policy."""
        return self.page_origins[0]


def loopback_origins(port: int) -> list[str]:
    return [f"http://{host}:{port}" for host in ("localhost", "127.0.0.1", "[::1]")]


def read_settings() -> Settings:
    path = os.environ.get("FASTAPI_DATABASE_PATH", ".data/fastapi.sqlite")
    launcher = os.environ.get("LAB_LAUNCHER_PID")
    return Settings(
        port=int(os.environ.get("FASTAPI_PORT", "8000")),
        web_port=int(os.environ.get("WEB_PORT", "3000")),
        database_path=path if path == ":memory:" else str(REPOSITORY / path),
        jwt_secret=os.environ.get("JWT_SECRET") or secrets.token_hex(32),
        launcher=int(launcher) if launcher else None,
    )
