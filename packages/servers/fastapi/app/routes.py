"""The routes that every profile serves over the one table."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI
from fastapi.params import Depends

from .database import Database
from .items import reading_router, writing_router
from .sessions import Guesses, Tokens, session_router


@dataclass(frozen=True)
class Routes:
    database: Database
    tokens: Tokens
    guesses: Guesses
    # The page's origin.
    origin: str
    # The arguments of the profile "correct".
    correct: dict[str, Any]

    def include_all(
        self,
        app: FastAPI,
        prefix: str = "",
        dependencies: Sequence[Depends] = (),
        item_dependencies: Sequence[Depends] = (),
        end: str = "",
    ) -> None:
        of_items = [*dependencies, *item_dependencies]
        for router in (reading_router, writing_router):
            app.include_router(router(self.database, end), prefix=prefix, dependencies=of_items)
        sessions = session_router(self.tokens, self.guesses, end)
        app.include_router(sessions, prefix=prefix, dependencies=list(dependencies))
