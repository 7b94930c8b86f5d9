"""What can go wrong, as exceptions: one class for each status of the C ABI.

An exception lists everything that is wrong, each fault with its place, a stable code, what is wrong and what to do
about it. It never holds a value of a case, so it may be logged.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from neglect_screen.generated.numbers import Status as Status


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong."""

    path: str
    """`observations[3].on` in a case, `local.toml:12:1` in a pack, a parameter's name, or empty for the whole."""
    code: str
    """A stable code, such as `not_a_date`; `docs/case.md` lists those of cases."""
    message: str
    """What is wrong, in words."""
    help: str
    """What to do about it, in words; may be empty."""

    def within(self, names: Mapping[str, str]) -> Fault:
        """The same fault where the first part of its place, if it stands here, is called so."""
        for part, name in names.items():
            if self.path.startswith(part):
                rest = self.path[len(part) :].lstrip(".: ")
                return replace(self, path=f"{name}: {rest}" if name and rest else name or rest)
        return self

    def __str__(self) -> str:
        place = f"{self.path}: " if self.path else ""
        help = f"; {self.help}" if self.help else ""
        return f"{place}{self.message} [{self.code}]{help}"


class NeglectScreenError(Exception):
    """A call failed. `status` says how, `faults` lists everything that is wrong."""

    status: int
    faults: tuple[Fault, ...]

    def __init__(self, status: int, faults: Sequence[Fault], message: str | None = None) -> None:
        self.status = status
        self.faults = tuple(faults)
        self._message = message
        super().__init__(message if message is not None else "\n".join(map(str, faults)))

    def __reduce__(self) -> tuple[object, ...]:
        return (type(self), (self.status, self.faults, self._message))


class InvalidArgument(NeglectScreenError, ValueError):
    """An argument is not what the call takes."""

    @classmethod
    def at(cls, path: str, message: str, help: str = "", code: str = "invalid_argument") -> InvalidArgument:
        """The exception for one argument."""
        return cls(Status.INVALID_ARGUMENT, [Fault(path, code, message, help)])


class InvalidText(NeglectScreenError, ValueError):
    """A text is not UTF-8."""


class AbiMismatch(NeglectScreenError, ImportError):
    """The library that was found does not serve this package."""

    def __init__(self, status: int, faults: Sequence[Fault], message: str | None = None) -> None:
        NeglectScreenError.__init__(self, status, faults, message)


class PackError(NeglectScreenError, ValueError):
    """The packs cannot be used; each fault's path is `name:line:column`."""


class CaseError(NeglectScreenError, ValueError):
    """The case cannot be read or screened; each fault's path is a place such as `observations[3].on`."""


class Cancelled(NeglectScreenError):
    """The call was given up, because `Screener.cancel` was called. Nothing was screened."""


class TableError(NeglectScreenError, ValueError):
    """A table cannot be read; each fault's path is `table.column`. What is wrong with a row is a problem of its
    case."""


class PartnershipError(NeglectScreenError, ValueError):
    """A request about a partnership's work cannot be carried out; each fault's path is its place in what was given."""


class Unsupported(NeglectScreenError, NotImplementedError):
    """The library was built without this."""


class InternalError(NeglectScreenError, RuntimeError):
    """A fault of the library. Every object stays usable."""


class OutOfMemory(NeglectScreenError, MemoryError):
    """There is not enough memory for the call. Nothing was done, and every object stays usable."""


_BY_STATUS: dict[int, type[NeglectScreenError]] = {
    Status.NULL_ARGUMENT: InvalidArgument,
    Status.INVALID_ARGUMENT: InvalidArgument,
    Status.INVALID_UTF8: InvalidText,
    Status.ABI_MISMATCH: AbiMismatch,
    Status.PACK: PackError,
    Status.CASE: CaseError,
    Status.CANCELLED: Cancelled,
    Status.TABLE: TableError,
    Status.PARTNERSHIP: PartnershipError,
    Status.UNSUPPORTED: Unsupported,
    Status.INTERNAL: InternalError,
    Status.NO_MEMORY: OutOfMemory,
}


def error_of(status: int, faults: Sequence[Fault], message: str | None = None) -> NeglectScreenError:
    """The exception for a status; `NeglectScreenError` itself for one that this version does not know."""
    return _BY_STATUS.get(status, NeglectScreenError)(status, faults, message)
