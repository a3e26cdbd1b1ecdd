"""Fetch an input from the net, when a user asks for an address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from postkit.errors import FileError
from postkit.ingest.raw_input import RawInput

if TYPE_CHECKING:
    from urllib.request import OpenerDirector

TIMEOUT = 20
"""How long a server may be silent, in seconds."""
LARGEST = 20_000_000
"""How large an answer may be, in bytes."""


def is_web_address(name: str) -> bool:
    """Tell whether `name` is an address that anybody can open."""
    return name.startswith(("http://", "https://"))


def fetch(url: str, encoding: str = "") -> RawInput:
    """Return what is at `url`.

    Only `http` and `https` are followed, redirections too.

    Args:
        url: the address.
        encoding: the encoding to read it in; what the server says where empty.

    Raises:
        FileError: it cannot be had, takes too long, or is too large.
    """
    from http.client import HTTPException
    from urllib.error import HTTPError, URLError
    from urllib.request import Request

    try:
        request = Request(url, headers={"User-Agent": "postkit"})
        response = _opener().open(request, timeout=TIMEOUT)
        if response is None:
            raise FileError("leads to an address that is neither http nor https", path=url)
        with response:
            data = response.read(LARGEST + 1)
            charset = response.headers.get_content_charset() or ""
            final = response.geturl()
    except HTTPError as error:
        raise FileError(f"the server answered {error.code} {error.reason}", path=url) from error
    except URLError as error:
        raise FileError(f"cannot be fetched: {error.reason}", path=url) from error
    except (OSError, HTTPException, ValueError) as error:
        raise FileError(f"cannot be fetched: {error}", path=url) from error
    if len(data) > LARGEST:
        raise FileError(f"is larger than {LARGEST // 1_000_000} MB", path=url)
    return RawInput(data, url, encoding or charset, final)


def _opener() -> OpenerDirector:
    """Return what opens addresses of the web, and none of `file:`, `ftp:` or `data:`."""
    import urllib.request

    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPRedirectHandler(),
        urllib.request.HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    return opener
