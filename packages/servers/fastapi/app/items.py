"""CRUD of the items."""

from typing import Annotated

from fastapi import APIRouter, Body, Depends, Query, Request, Response
from sqlalchemy import select
from sqlalchemy.orm import Session

from .bodies import TextAsJsonRoute, expect_json
from .database import Database, ItemRow, count, now
from .errors import ApiError
from .schemas import MOST, Digits, Item, ItemChanges, ItemId, ItemPage, NewItem
from .witness.observe import ObservedRoute, note_rows

# Bounds the table, because any website can create items.
MOST_ITEMS = 1000


def one_of_each(request: Request) -> None:
    """FastAPI reads the last of two equal names; the contract has one of each."""
    for name in ("limit", "offset"):
        if len(request.query_params.getlist(name)) > 1:
            raise ApiError(400, "VALIDATION_FAILED", f"querystring/{name} must be integer")


def find(session: Session, item_id: int) -> ItemRow:
    row = session.get(ItemRow, item_id)
    if row is None:
        message = f"There is no item {item_id}; read the list for those that exist."
        raise ApiError(404, "ITEM_NOT_FOUND", message)
    return row


def reading_router(database: Database, end: str = "") -> APIRouter:
    router = APIRouter(route_class=ObservedRoute, tags=["items"])
    Db = Annotated[Session, Depends(database.get_session)]

    @router.get("/items" + end, dependencies=[Depends(one_of_each)])
    def read_items(
        session: Db,
        response: Response,
        limit: Annotated[Digits, Query(ge=1, le=100)] = 20,
        offset: Annotated[Digits, Query(ge=0, le=MOST)] = 0,
    ) -> ItemPage:
        """Read a page of items, newest first."""
        total = count(session)
        newest = select(ItemRow).order_by(ItemRow.id.desc()).limit(limit).offset(offset)
        items = [Item.model_validate(row) for row in session.scalars(newest)]
        response.headers["X-Total-Count"] = str(total)
        return ItemPage(items=items, total=total, limit=limit, offset=offset)

    @router.get("/items/{id}" + end)
    def read_item(session: Db, id: ItemId) -> Item:
        """Read one item."""
        return Item.model_validate(find(session, id))

    return router


def writing_router(database: Database, end: str = "") -> APIRouter:
    router = APIRouter(route_class=ObservedRoute, tags=["items"])
    creating = APIRouter(route_class=TextAsJsonRoute, tags=["items"])
    Db = Annotated[Session, Depends(database.get_session)]

    # Deliberate: JSON as text/plain is the only write that a browser sends without a preflight. It
    # shows that a blocked response does not undo the write.
    @creating.post("/items" + end, status_code=201, dependencies=[Depends(expect_json)])
    def create_item(session: Db, item: NewItem) -> Item:
        """Create an item."""
        at = now()
        row = ItemRow(**item.model_dump(), created_at=at, updated_at=at)
        with database.writing:
            if count(session) >= MOST_ITEMS:
                raise ApiError(409, "TOO_MANY_ITEMS", TOO_MANY)
            session.add(row)
            session.commit()
        note_rows(1)
        return Item.model_validate(row)

    @router.put("/items/{id}" + end, dependencies=[Depends(expect_json)])
    def update_item(session: Db, id: ItemId, item: NewItem) -> Item:
        """Replace an item."""
        return save(session, find(session, id), item.model_dump())

    @router.patch("/items/{id}" + end, dependencies=[Depends(expect_json)])
    def change_item(session: Db, id: ItemId, changes: Annotated[ItemChanges, Body()]) -> Item:
        """Change some fields of an item."""
        return save(session, find(session, id), dict(changes))

    @router.delete("/items/{id}" + end, status_code=204)
    def delete_item(session: Db, id: ItemId) -> None:
        """Delete an item."""
        session.delete(find(session, id))
        session.commit()
        note_rows(1)

    router.include_router(creating)
    return router


def save(session: Session, row: ItemRow, values: dict[str, object]) -> Item:
    for name, value in values.items():
        setattr(row, name, value)
    row.updated_at = now()
    session.commit()
    note_rows(1)
    return Item.model_validate(row)


TOO_MANY = f"There are {MOST_ITEMS} items, and no more are taken; delete some, or restore the sample items."
