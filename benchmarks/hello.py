"""The yardstick: FastAPI's own endpoints as its documentation writes them, on the server settings that we ship."""

import asyncio
import gc
import socket
import sys

import uvicorn
import uvloop
from fastapi import FastAPI
from pydantic import BaseModel


class Entry(BaseModel):
    """A body as small as that of a log."""

    value: float
    unit: str


def hello_app() -> FastAPI:
    """Return an application with one GET and one POST and nothing around them."""
    app = FastAPI()

    @app.get("/hello")
    async def hello() -> dict[str, str]:
        return {"message": "hello"}

    @app.post("/hello")
    async def echo(entry: Entry) -> Entry:
        return entry

    return app


def serve(listener: socket.socket) -> None:
    """Serve the application as `goalpost serve` does its own."""
    configuration = uvicorn.Config(
        hello_app(), loop="uvloop", http="httptools", ws="none", log_config=None, access_log=False, server_header=False
    )
    gc.collect()
    gc.freeze()
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(uvicorn.Server(configuration).serve(sockets=[listener]))


if __name__ == "__main__":
    with socket.create_server(("127.0.0.1", int(sys.argv[1]))) as port:
        serve(port)
