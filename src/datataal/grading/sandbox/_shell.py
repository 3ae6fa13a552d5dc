"""Run cells as a kernel would, and collect what they show as notebook outputs.

An `InteractiveShell` of IPython in this process: no kernel process, no sockets. Outputs have the
shapes of nbformat 4. A cell that takes too long gets the error that nbgrader gives it.
"""

from __future__ import annotations

import base64
import io
import os
import signal
import sys
from collections.abc import Mapping
from pathlib import Path
from types import FrameType
from typing import Any, Final

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell

__all__ = ["Collected", "Shell", "make_shell"]

Output = dict[str, Any]
_TIMEOUT: Final = "CellTimeoutError"


class Collected:
    """The outputs of the cell that runs now, up to a number of bytes for all cells together."""

    def __init__(self) -> None:
        self.outputs: list[Output] = []
        self.left = 1 << 62
        self.full = False

    def take(self) -> list[Output]:
        """Return what was collected and begin anew."""
        outputs, self.outputs = self.outputs, []
        return outputs

    def add(self, output: Output, size: int) -> None:
        """Keep an output, if there is room."""
        if self._room(size):
            self.outputs.append(output)

    def stream(self, name: str, text: str) -> None:
        """Keep text of a stream, behind what it said before if nothing came between."""
        fits = text if len(text) <= self.left else text[: max(self.left, 0)]
        self._room(len(text))
        if not fits:
            return
        last = self.outputs[-1] if self.outputs else {}
        if last.get("name") == name:
            last["parts"].append(fits)
        else:
            self.outputs.append({"output_type": "stream", "name": name, "parts": [fits]})

    def clear(self) -> None:
        """Forget what this cell showed."""
        self.outputs.clear()

    def _room(self, size: int) -> bool:
        self.full = self.full or size > self.left
        self.left -= size
        return not self.full


class _Stream(io.TextIOBase):
    def __init__(self, name: str, kept: Collected) -> None:
        self.name = name
        self._kept = kept

    encoding = "utf-8"

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            raise TypeError(f"write() takes a string, not {type(text).__name__}")
        self._kept.stream(self.name, text)
        return len(text)

    def writable(self) -> bool:
        return True


class _Hook(DisplayHook):
    """Keeps the value of a cell as an `execute_result`."""

    def write_output_prompt(self) -> None:
        pass

    def write_format_data(
        self, format_dict: Mapping[str, Any], md_dict: Mapping[str, Any] | None = None
    ) -> None:
        data, size = _as_text(format_dict)
        shown = {
            "output_type": "execute_result",
            "execution_count": self.prompt_count,
            "data": data,
            "metadata": md_dict or {},
        }
        _kept(self).add(shown, size)

    def finish_displayhook(self) -> None:
        pass


class _Publisher(DisplayPublisher):
    """Keeps what `display` shows."""

    def publish(
        self,
        data: Mapping[str, Any],
        metadata: Mapping[str, Any] | None = None,
        *_: object,
        transient: Mapping[str, Any] | None = None,
        update: bool = False,
        **__: object,
    ) -> None:
        kept = _kept(self)
        told, size = _as_text(data)
        id_ = (transient or {}).get("display_id")
        shown = {"output_type": "display_data", "data": told, "metadata": metadata or {}}
        if id_ is not None:
            shown["id"] = str(id_)
        if update:
            for one in kept.outputs:
                if id_ is not None and one.get("id") == str(id_):
                    one.update(data=told, metadata=metadata or {})
            return
        kept.add(shown, size)

    def clear_output(self, wait: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002  IPython's
        _kept(self).clear()


def _kept(part: Any) -> Collected:  # noqa: ANN401  a part of the shell; IPython has no types
    kept: Collected = part.shell.kept
    return kept


class Shell(InteractiveShell):
    """An IPython shell that keeps instead of prints."""

    displayhook_class = _Hook
    display_pub_class = _Publisher

    def __init__(self, **values: Any) -> None:  # noqa: ANN401  traits of IPython
        self.kept = Collected()
        self.errors: list[Output] = []
        super().__init__(**values)

    def enable_gui(self, gui: str | None = None) -> None:
        """Do nothing: there is no screen."""

    def init_readline(self) -> None:
        """Do nothing: nobody types."""

    def _showtraceback(self, etype: type, evalue: BaseException, stb: list[str]) -> None:
        self.errors.append(_error(etype.__name__, str(evalue), list(stb)))

    def cell(self, source: str, seconds: float) -> tuple[list[Output], str]:
        """Run one cell; return its outputs, and ``ok``, ``error`` or ``timeout``."""
        self.errors.clear()
        late: list[bool] = []

        def stop(_signal: int, _frame: FrameType | None) -> None:
            late.append(True)
            raise KeyboardInterrupt

        signal.signal(signal.SIGALRM, stop)
        signal.setitimer(signal.ITIMER_REAL, seconds)
        failed: BaseException | None = None
        try:
            result = self.run_cell(source, store_history=True)
            failed = result.error_before_exec or result.error_in_exec
        except KeyboardInterrupt as error:
            failed = error
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        self._what_programs_wrote()
        outputs = [_finished(one) for one in self.kept.take()]
        if late:
            return [*outputs, _timed_out()], "timeout"
        if failed is None:
            return [*outputs, *self.errors], "ok" if not self.errors else "error"
        return [*outputs, *(self.errors[-1:] or [_unshown(failed)])], "error"

    def open_streams(self, most: int) -> None:
        """Collect all that is written from now on, also by programs that a cell starts."""
        self.kept.left = most
        sys.stdout, sys.stderr = _Stream("stdout", self.kept), _Stream("stderr", self.kept)
        self._files = [os.memfd_create(name) for name in ("out", "err")]
        for number, file in enumerate(self._files, start=1):
            os.dup2(file, number)
        nothing = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nothing, 0)
        sys.stdin = Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115  while we live

    def _what_programs_wrote(self) -> None:
        for name, file in zip(("stdout", "stderr"), self._files, strict=True):
            size = min(os.fstat(file).st_size, self.kept.left)
            if size > 0:
                said = os.pread(file, size, 0)
                os.ftruncate(file, 0)
                os.lseek(file, 0, os.SEEK_SET)
                self.kept.stream(name, said.decode("utf-8", "replace"))


def make_shell() -> Shell:
    """Make the one shell of this process, without history and without a user's settings."""
    from traitlets.config import Config

    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.cache_size = 0
    return Shell.instance(config=config)


def _as_text(data: Mapping[str, Any]) -> tuple[dict[str, Any], int]:
    """Return a MIME bundle ready for JSON, and about how many bytes it is."""
    told: dict[str, Any] = {}
    size = 0
    for kind, value in data.items():
        shown = base64.b64encode(value).decode() + "\n" if isinstance(value, bytes) else value
        told[str(kind)] = shown
        size += len(shown) if isinstance(shown, str) else len(repr(shown))
    return told, size


def _finished(output: Output) -> Output:
    if output["output_type"] == "stream":
        return {"output_type": "stream", "name": output["name"], "text": "".join(output["parts"])}
    output.pop("id", None)
    return output


def _error(name: str, value: str, traceback: list[str]) -> Output:
    return {"output_type": "error", "ename": name, "evalue": value, "traceback": traceback}


def _timed_out() -> Output:
    red = f"\x1b[0;31m{_TIMEOUT}\x1b[0m: No reply from kernel before timeout"
    return _error(_TIMEOUT, "", [red])


def _unshown(error: BaseException) -> Output:
    """Return an error that the cell's code kept from being shown."""
    told = "ERROR: An error occurred while showtraceback was disabled"
    return _error(type(error).__name__, str(error)[:1000], [told])
