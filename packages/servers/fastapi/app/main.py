"""Starts the server on both loopback addresses, and ends with the launcher."""

import asyncio
import errno
import logging
import os
import socket
import sys
from dataclasses import replace

import uvicorn

from .application import build
from .settings import read_settings
from .setups.order import DatabaseDownError
from .witness.protocol import recording_protocol
from .witness.store import Witness


def listen(port: int) -> list[socket.socket]:
    """A browser tries ::1 first, so another program that holds the port there would respond."""
    first = bind(socket.AF_INET, "127.0.0.1", port)
    try:
        return [first, bind(socket.AF_INET6, "::1", first.getsockname()[1])]
    except OSError as error:
        if error.errno in NO_SUCH_FAMILY:
            return [first]
        first.close()
        # The system chose a port that another program holds on ::1.
        if port == 0 and error.errno == errno.EADDRINUSE:
            return listen(port)
        raise


# What the system answers where a family is switched off.
NO_SUCH_FAMILY = {errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT}


def bind(family: socket.AddressFamily, host: str, port: int) -> socket.socket:
    one = socket.socket(family, socket.SOCK_STREAM)
    one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    one.bind((host, port))
    return one


def is_unexpected(record: logging.LogRecord) -> bool:
    """Drops the traceback of the error that a profile raises on purpose, at each request."""
    return record.exc_info is None or not isinstance(record.exc_info[1], DatabaseDownError)


class LabServer(uvicorn.Server):
    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        # A socket that is bound refuses connections until it listens.
        for one in (sockets or [])[:1]:
            print(f"FastAPI http://localhost:{one.getsockname()[1]}", flush=True)


async def end_with(server: uvicorn.Server, launcher: int) -> None:
    """A launcher that is killed sends no signal."""
    while os.getppid() == launcher:  # noqa: ASYNC110
        await asyncio.sleep(1)
    server.should_exit = True


async def main() -> None:
    settings = read_settings()
    try:
        sockets = listen(settings.port)
    except OSError as error:
        sys.exit(f"FASTAPI_PORT {settings.port} cannot be used ({error.strerror}): choose another.")
    settings = replace(settings, port=sockets[0].getsockname()[1])
    witness = Witness()
    built = build(settings, witness)
    config = uvicorn.Config(
        built.app,
        http=recording_protocol(witness),
        ws="none",
        lifespan="off",
        log_level=logging.WARNING,
        access_log=False,
    )
    logging.getLogger("uvicorn.error").addFilter(is_unexpected)
    server = LabServer(config)
    if settings.launcher is not None:
        watch = asyncio.create_task(end_with(server, settings.launcher))
    await server.serve(sockets)
    if settings.launcher is not None:
        watch.cancel()
    built.database.engine.dispose()


if __name__ == "__main__":
    asyncio.run(main())
