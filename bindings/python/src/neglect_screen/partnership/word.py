"""The Word form of a response: written blank or filled in, and read back when it returns."""

from __future__ import annotations

import json

from neglect_screen import _library
from neglect_screen._library import lib
from neglect_screen.errors import PartnershipError
from neglect_screen.partnership import response as responses
from neglect_screen.partnership._request import Definition, definition, placed, request
from neglect_screen.partnership.response import Response


def write(response: Response | None = None, *, tool: Definition = None) -> bytes:
    """A form of the tool: filled in with a response, or blank.

    Raises:
        PartnershipError: where the tool cannot be used, or where the form could not show all of the response.
    """
    given = request(response=None if response is None else response.to_dict(), tool=definition(tool))
    try:
        return _library.make_text(lib.neglect_response_docx, given)
    except PartnershipError as why:
        raise placed(why, {"response.": ""}) from None


def read(form: bytes, *, tool: Definition = None) -> Response:
    """Reads a returned form.

    Raises:
        PartnershipError: with everything that is wrong with it, each with its table and row, and nothing that
            somebody wrote.
    """
    options = request(tool=definition(tool))
    written = _library.make_text(lib.neglect_response_from_docx, _library.Argument(form), options)
    return responses.read(json.loads(written))
