"""The contract's schemas, as packages/api-client has them in TypeBox."""

import re
from typing import Annotated, Literal, NotRequired

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, with_config
from pydantic.alias_generators import to_camel
from typing_extensions import TypedDict

# The largest integer that JavaScript reads exactly.
MOST = 2**53 - 1

Name = Annotated[str, Field(min_length=1, max_length=100)]
Description = Annotated[str, Field(max_length=500)] | None
Price = Annotated[int, Field(ge=0, le=MOST, description="cents")]


def read_digits(value: object) -> object:
    """Reads decimal digits only. `int` also takes 01, 1_0 and a blank: a second address."""
    if isinstance(value, int):
        return value
    if isinstance(value, str) and re.fullmatch(r"0|[1-9][0-9]*", value) and len(value) < len("9" * 20):
        return int(value)
    raise ValueError("must be integer")


Digits = Annotated[int, BeforeValidator(read_digits)]
ItemId = Annotated[Digits, Field(ge=1, le=MOST)]


class Schema(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class NewItem(Schema):
    name: Name
    description: Description = None
    price: Price


@with_config(ConfigDict(extra="forbid", strict=True))
class Changes(TypedDict):
    """The fields to change; the others keep their values."""

    name: NotRequired[Name]
    description: NotRequired[Description]
    price: NotRequired[Price]


def expect_some(changes: Changes) -> Changes:
    if not changes:
        raise ValueError("must NOT have fewer than 1 properties")
    return changes


ItemChanges = Annotated[Changes, AfterValidator(expect_some)]


class Item(BaseModel):
    model_config = ConfigDict(from_attributes=True, alias_generator=to_camel, populate_by_name=True)
    id: int
    name: str
    description: str | None
    price: int = Field(description="cents")
    created_at: str = Field(description="ISO 8601, UTC")
    updated_at: str = Field(description="ISO 8601, UTC")


class ItemPage(BaseModel):
    items: list[Item]
    total: int = Field(description="items in all, also sent as X-Total-Count")
    limit: int
    offset: int


class Credentials(Schema):
    username: str
    password: str


class Session(BaseModel):
    username: str
    token: str


class Identity(BaseModel):
    username: str
    via: Literal["cookie", "bearer"]


class Problem(BaseModel):
    path: str
    message: str


class ErrorBody(BaseModel):
    code: str = Field(description="UPPER_SNAKE_CASE, stable")
    message: str = Field(description="one sentence that says what to do")
    details: list[Problem] | None = None


class ErrorEnvelope(BaseModel):
    error: ErrorBody
