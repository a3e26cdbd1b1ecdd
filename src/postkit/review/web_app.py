"""The board as a web application: its routes, and what each shows or takes."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from functools import partial
from importlib.resources import files
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from postkit.errors import PostkitError, StaleFileError
from postkit.review.board import Board
from postkit.review.decide import Editors
from postkit.review.files import is_missing
from postkit.review.guard import Guard
from postkit.review.pages import Pages
from postkit.review.refusals import ChangedError, DecisionError
from postkit.review.texts import TEXTS, choose_language
from postkit.review.visible import plain

_MOST_BYTES = 4_000_000
_GONE = 410
"""The status where a post is not there any more."""
_TYPES = {
    "board.js": "text/javascript",
    "board.css": "text/css",
    "icon.svg": "image/svg+xml",
}
_LANGUAGE = "postkit_language"

_Show = Callable[[str, dict[str, str]], str]
"""Makes a page in a language, for the query of an address."""


def make_app(board: Board, port: int, token: str) -> Starlette:
    """Return the application.

    Args:
        board: the posts, loaded.
        port: the port of the server.
        token: what must be in the address that is opened first.
    """
    app = _App(board)
    routes = [
        Route("/", app.queue),
        Route("/post", app.post),
        Route("/proposals", app.proposals),
        Route("/text", app.text),
        Route("/source", app.source),
        Route("/rendered", app.rendered),
        Route("/stages", app.stages),
        Route("/next", app.next),
        Route("/rule", app.rule),
        Route("/always", app.ways),
        Route("/changes", app.changes),
        Route("/decide", app.decide, methods=["POST"]),
        Route("/bump", app.bump, methods=["POST"]),
        Route("/undo", app.undo, methods=["POST"]),
        Route("/static/{name}", app.static),
    ]
    guard = Middleware(Guard, port=port, token=token)
    return Starlette(routes=routes, middleware=[guard])


class _App:
    """Answers requests; the work is done in threads, so that nobody waits for another."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._editors = Editors(board)
        self._pages = Pages(board, self._editors)

    async def queue(self, request: Request) -> Response:
        """Show the queue."""
        return await self._page(request, self._pages.queue, needs_path=False)

    async def post(self, request: Request) -> Response:
        """Show a post."""
        return await self._page(request, self._pages.post)

    async def proposals(self, request: Request) -> Response:
        """Show what is left to decide in a post, as a part of its page."""
        return await self._page(request, self._pages.proposals)

    async def text(self, request: Request) -> Response:
        """Show the text of a post, as a part of its page."""
        return await self._page(request, self._pages.text)

    async def source(self, request: Request) -> Response:
        """Return the text of a post, to be edited as a whole."""
        page = await self._page(request, self._pages.source)
        page.headers["Content-Type"] = "text/plain; charset=utf-8"
        return page

    async def rendered(self, request: Request) -> Response:
        """Show a post as its readers see it, as a page of its own for a frame."""
        # The sandbox is of no origin, so that it gets no cookie for a style sheet of its own.
        nonce = secrets.token_urlsafe(16)
        response = await self._page(request, partial(self._pages.rendered, nonce))
        response.headers["Content-Security-Policy"] = (
            f"default-src 'none'; style-src 'nonce-{nonce}'; frame-ancestors 'self'; "
            "base-uri 'none'; form-action 'none'; sandbox"
        )
        return response

    async def stages(self, request: Request) -> Response:
        """Show the stages."""
        return await self._page(request, self._pages.stages, needs_path=False)

    async def next(self, request: Request) -> Response:
        """Return the path of the next post in the queue that the query filters."""
        if "path" not in request.query_params:
            return PlainTextResponse("which post?", 404)
        return JSONResponse({"path": self._pages.next_path(_query(request))})

    async def rule(self, request: Request) -> Response:
        """Return the page of a rule."""
        page = await run_in_threadpool(self._pages.rule, request.query_params.get("code", ""))
        return PlainTextResponse(page or "", 200 if page else 404)

    async def ways(self, request: Request) -> Response:
        """Show how a proposal can be settled for good, as a dialog."""
        return await self._page(request, self._pages.ways)

    async def changes(self, request: Request) -> Response:
        """Return which posts changed since the version that the browser knows."""
        since = request.query_params.get("since", "")
        found = self._board.changes(int(since)) if since.isdecimal() and len(since) < 18 else None
        if found is None:
            return JSONResponse({"version": self._board.version, "all": True})
        return JSONResponse({"version": found[0], "paths": found[1]})

    async def decide(self, request: Request) -> Response:
        """Take a decision about a proposal."""
        return await self._act(request, self._decide)

    async def bump(self, request: Request) -> Response:
        """Move a post to another stage."""
        return await self._act(
            request,
            lambda editor, given: {"stage": self._editors.bump(editor, given["path"], given["to"])},
        )

    async def undo(self, request: Request) -> Response:
        """Take back the last decision of this browser."""
        return await self._act(
            request, lambda editor, given: {"path": self._editors.undo(editor)}, needs_path=False
        )

    async def static(self, request: Request) -> Response:
        """Return a style sheet or the script."""
        name = request.path_params["name"]
        if name not in _TYPES:
            return PlainTextResponse("not found", 404)
        text = files("postkit.review").joinpath("static", name).read_text("utf-8")
        return Response(text, media_type=_TYPES[name])

    def _decide(self, editor: str, given: dict[str, str]) -> dict[str, Any]:
        editors, path = self._editors, given["path"]
        where = (editor, path, given["id"], given["version"])
        match given["decision"]:
            case "accept":
                editors.accept(*where, given["choice"])
            case "accept_alike":
                return {"count": editors.accept_alike(*where)}
            case "safe":
                return {"count": editors.fix_safely(editor, path, given["version"])}
            case "reject":
                editors.reject(*where)
            case "edit":
                editors.edit(*where, given["text"], force=given["force"] == "yes")
            case "rewrite":
                force = given["force"] == "yes"
                editors.rewrite(editor, path, given["base"], given["text"], force=force)
            case "always":
                editors.always(*where, given["way"], given["old"], given["new"])
            case _:
                raise DecisionError("no_such_decision")
        return {}

    async def _act(
        self,
        request: Request,
        act: Callable[[str, dict[str, str]], dict[str, Any]],
        *,
        needs_path: bool = True,
    ) -> Response:
        given = await _given(request)
        editor = request.headers.get("x-editor", "")[:64]
        if given is None or not editor:
            return JSONResponse({"message": "bad request"}, 400)
        words = TEXTS[_language(request)]
        if needs_path and given["path"] not in self._board:
            return JSONResponse({"message": words["gone"]}, _GONE)
        try:
            result = await run_in_threadpool(act, editor, given)
        except (ChangedError, StaleFileError):
            return JSONResponse({"message": words["changed_meanwhile"], "reload": True}, 409)
        except DecisionError as error:
            message = words[error.reason].format(**error.values)
            return JSONResponse({"message": plain(message), "reason": error.reason}, 422)
        except PostkitError as error:
            if is_missing(error):
                return JSONResponse({"message": words["gone"]}, _GONE)
            return JSONResponse({"message": plain(str(error))}, 422)
        return JSONResponse({**result, "version": self._board.version})

    async def _page(
        self,
        request: Request,
        show: _Show,
        *,
        needs_path: bool = True,
    ) -> Response:
        language, query = _language(request), _query(request)
        if needs_path and query.get("path", "") not in self._board:
            return self._gone(request, show)
        try:
            page = await run_in_threadpool(show, language, query)
        except PostkitError as error:
            if is_missing(error):
                return self._gone(request, show)
            if show == self._pages.post:
                return HTMLResponse(self._pages.gone(language, query, str(error)), 422)
            return PlainTextResponse(plain(str(error)), 422)
        response = HTMLResponse(page.encode("utf-8", "replace"))
        if request.query_params.get("lang") in TEXTS:
            response.set_cookie(_LANGUAGE, language, samesite="strict", path="/")
        return response

    def _gone(self, request: Request, show: _Show) -> Response:
        language = _language(request)
        if show == self._pages.post:
            return HTMLResponse(self._pages.gone(language, _query(request)), _GONE)
        return PlainTextResponse(TEXTS[language]["gone"], _GONE)


def _language(request: Request) -> str:
    wanted = request.query_params.get("lang", ""), request.cookies.get(_LANGUAGE, "")
    return choose_language(*wanted, accepted=request.headers.get("accept-language", ""))


def _query(request: Request) -> dict[str, str]:
    return dict(request.query_params)


class _Given(dict[str, str]):
    """What a browser has sent; empty where there was nothing."""

    def __missing__(self, key: str) -> str:
        return ""


async def _given(request: Request) -> dict[str, str] | None:
    """Return the JSON object of texts that a request brings; None if it brings another thing."""
    if request.headers.get("content-type", "").split(";")[0] != "application/json":
        return None
    parts = bytearray()
    async for chunk in request.stream():
        parts += chunk
        if len(parts) > _MOST_BYTES:
            return None
    try:
        values = json.loads(parts)
    except (ValueError, RecursionError):
        return None
    if not isinstance(values, dict) or not all(isinstance(text, str) for text in values.values()):
        return None
    return _Given(values)
