"""The table of items, as the sibling tutorial builds it: SQLAlchemy over SQLite."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, Text, create_engine, delete, event, func, insert, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, sessionmaker
from sqlalchemy.pool import StaticPool

# The items after the first start and after a reset.
SAMPLES: list[tuple[str, str | None, int]] = [
    ("Fountain pen", "Steel nib, fine", 2400),
    ("Notebook", "A5, dotted, 192 pages", 1250),
    ("Desk lamp", None, 5900),
    ("Letter scale", "Up to 5 kg, in steps of 1 g", 1890),
    ("Ink, 50 ml", "Blue-black", 990),
]


class Base(DeclarativeBase):
    pass


class ItemRow(Base):
    __tablename__ = "items"
    # Never reuses a deleted id, so an old explanation stays true.
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    description: Mapped[str | None] = mapped_column(Text)
    price: Mapped[int]
    created_at: Mapped[str] = mapped_column(Text)
    updated_at: Mapped[str] = mapped_column(Text)


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


class Database:
    def __init__(self, path: str) -> None:
        self.engine = open_engine(path)
        self.sessions = sessionmaker(self.engine, expire_on_commit=False)
        # Endpoints run in threads: after the count, another thread could add an item first.
        self.writing = threading.Lock()
        Base.metadata.create_all(self.engine)
        with self.sessions() as session:
            is_empty = count(session) == 0
        if is_empty:
            self.restore_samples()

    def get_session(self) -> Iterator[Session]:
        """The dependency of every endpoint that uses the table."""
        with self.sessions() as session:
            yield session

    def restore_samples(self) -> None:
        at = now()
        rows = [
            {
                "id": index + 1,
                "name": name,
                "description": description,
                "price": price,
                "created_at": at,
                "updated_at": at,
            }
            for index, (name, description, price) in enumerate(SAMPLES)
        ]
        with self.writing, self.sessions.begin() as session:
            session.execute(delete(ItemRow))
            session.execute(insert(ItemRow), rows)


def count(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(ItemRow)) or 0


def open_engine(path: str) -> Engine:
    if path == ":memory:":
        # One connection: each new one would be an empty database of its own.
        memory = {"check_same_thread": False}
        return create_engine("sqlite://", connect_args=memory, poolclass=StaticPool)
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": 5})

    @event.listens_for(engine, "connect")
    def use_wal(connection: Any, _record: object) -> None:  # noqa: ANN401
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")

    return engine
