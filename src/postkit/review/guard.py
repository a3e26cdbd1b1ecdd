"""Lets in who started the board, and nobody else; says what its pages may do."""

from __future__ import annotations

import secrets
from urllib.parse import parse_qs, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; frame-src 'self'; form-action 'none'; base-uri 'none'; "
    "frame-ancestors 'self'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    # With `no-referrer` a browser would not name the origin of its own requests either.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_READS = ("GET", "HEAD")
_CLOSED = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>postkit</title>
</head>
<body>
<h1>Open the board by its address</h1>
<p>Open the address that <code>postkit review</code> printed when it was last started. Each start
makes a new one.</p>
<p lang="zh-Hans">请打开 <code>postkit review</code> 最近一次启动时打印的地址。
每次启动，地址都会更换。</p>
</body>
</html>
"""


class Guard:
    """Answers only requests that come from the board's own pages.

    The address that the command prints has a random token. Who brings it gets a cookie,
    which browsers send along from no other site. A page of another site that has found out
    the port is refused by its origin, and one that lets its own name lead to 127.0.0.1
    by the host.

    Args:
        app: what answers.
        port: the port of the server.
        token: the token.
    """

    def __init__(self, app: ASGIApp, port: int, token: str) -> None:
        self._app = app
        self._token = token
        self._session = secrets.token_urlsafe(32)
        # Cookies are for a host and all of its ports.
        self._cookie = f"postkit_review_{port}"
        self._hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        answer = self._refusal(scope, headers)
        if answer is None and not self._has_session(headers):
            answer = self._enter(scope)
        await (answer or self._app)(scope, receive, self._with_headers(send))

    def _refusal(self, scope: Scope, headers: Headers) -> ASGIApp | None:
        host = headers.get("host", "")
        if host not in self._hosts:
            return PlainTextResponse("the board answers at 127.0.0.1 only", 421)
        origin = headers.get("origin")
        is_own = origin == f"http://{host}"
        is_read = scope["method"] in _READS
        if (origin is not None or not is_read) and not is_own:
            return PlainTextResponse("refused: the request comes from another site", 403)
        # A link on another site may lead here, but shows nothing without the cookie.
        may_be_foreign = is_read and headers.get("sec-fetch-mode") == "navigate"
        is_foreign = headers.get("sec-fetch-site", "none") not in ("none", "same-origin")
        if is_foreign and not may_be_foreign:
            return PlainTextResponse("refused: the request comes from another site", 403)
        return None

    def _has_session(self, headers: Headers) -> bool:
        given = cookie_parser(headers.get("cookie", "")).get(self._cookie, "")
        return secrets.compare_digest(given.encode(), self._session.encode())

    def _enter(self, scope: Scope) -> ASGIApp:
        query = parse_qs(scope["query_string"].decode("latin-1"))
        token = query.pop("token", [""])[0]
        if scope["method"] != "GET" or not secrets.compare_digest(
            token.encode(), self._token.encode()
        ):
            return HTMLResponse(_CLOSED, 401)
        # The token leaves the address bar, and with it the history.
        rest = urlencode(query, doseq=True)
        answer = RedirectResponse(scope["path"] + (f"?{rest}" if rest else ""), 303)
        answer.set_cookie(self._cookie, self._session, httponly=True, samesite="strict", path="/")
        return answer

    @staticmethod
    def _with_headers(send: Send) -> Send:
        async def add(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        return add
