"""Probes that see whether a learner's code changed how cells are run or compared.

They find known tricks, not every trick: code in the same process can always hide from code in
the same process. What they find is told to a person; it changes no score by itself.
"""

from __future__ import annotations

import builtins
from typing import Any, Final

__all__ = ["Probes"]

_BUILTINS: Final = ("abs", "all", "any", "isinstance", "len", "max", "min", "round", "sum")
_HOOKS: Final = ("pre_execute", "pre_run_cell", "post_execute", "post_run_cell")


class Probes:
    """What the shell was like before the first cell, and what differs since.

    Parameters
    ----------
    shell : datataal.grading.sandbox._shell.Shell
        The shell of this fork, before any cell of a learner.
    """

    def __init__(self, shell: Any) -> None:  # noqa: ANN401  IPython has no types
        self._shell = shell
        self._builtins = {name: getattr(builtins, name) for name in _BUILTINS}
        self._methods = self._own_methods()
        self._hooks = self._own_hooks()
        self._transformers = self._own_transformers()
        self._judges = self._own_judges()

    def found(self, nonce: str) -> list[str]:
        """Return the names of the tricks that are seen now; nobody could guess `nonce`."""
        tricks = []
        if not _same(self._own_methods(), self._methods):
            tricks.append("shell_changed")
        if not _same(self._own_hooks(), self._hooks):
            tricks.append("hooks")
        if not _same(self._own_transformers(), self._transformers):
            tricks.append("code_rewritten")
        if any(getattr(builtins, name, None) is not own for name, own in self._builtins.items()):
            tricks.append("builtins")
        if not _same(self._own_judges(), self._judges):
            tricks.append("check_changed")
        if not self._assert_fails(nonce):
            tricks.append("asserts_pass")
        if self._equal_to_all():
            tricks.append("equal_to_all")
        return tricks

    def _assert_fails(self, nonce: str) -> bool:
        """Run a cell that must fail, and see whether it does so in our own words."""
        kept, errors = self._shell.kept.take(), list(self._shell.errors)
        try:
            result = self._shell.run_cell(f"assert 1 == 2, {nonce!r}", store_history=False)
            error = result.error_in_exec
            return type(error) is AssertionError and error.args == (nonce,)
        except BaseException:  # noqa: BLE001  whatever a changed shell raises
            return False
        finally:
            self._shell.kept.take()
            self._shell.kept.outputs, self._shell.errors = kept, errors

    def _equal_to_all(self) -> bool:
        """Tell whether a value of the learner's own class is equal to something it never saw."""
        stranger = object()
        for value in list(self._shell.user_ns.values()):
            own = getattr(type(value), "__module__", "") == "__main__"
            if own and self._says_equal(value, stranger):
                return True
        return False

    @staticmethod
    def _says_equal(value: Any, stranger: object) -> bool:  # noqa: ANN401
        try:
            return (value == stranger) is True
        except BaseException:  # noqa: BLE001  its own `__eq__` may do anything
            return False

    def _own_methods(self) -> tuple[Any, ...]:
        names = ("run_cell", "run_cell_async", "run_ast_nodes", "run_code", "showtraceback")
        found = []
        for name in names:
            method = getattr(self._shell, name)
            found.append(getattr(method, "__func__", method))
        return tuple(found)

    def _own_hooks(self) -> tuple[Any, ...]:
        called = self._shell.events.callbacks
        # Drawing figures registers a hook of matplotlib's own; that is no trick.
        return tuple(
            one
            for name in _HOOKS
            for one in called[name]
            if not str(getattr(one, "__module__", "")).startswith(("matplotlib", "IPython"))
        )

    def _own_transformers(self) -> tuple[Any, ...]:
        inputs = self._shell.input_transformer_manager
        lists = (
            self._shell.ast_transformers,
            self._shell.input_transformers_post,
            inputs.cleanup_transforms,
            inputs.line_transforms,
        )
        return tuple(part for one in lists for part in (len(one), *one))

    def _own_judges(self) -> tuple[Any, ...]:
        """Return what a check calls: `datataal.check` as a cell finds it, and its own parts."""
        import datataal
        from datataal import exercises
        from datataal.exercises import _check, _points

        named = self._shell.user_ns.get("datataal", datataal)
        parts = (vars(_check), vars(_points), vars(_points.Points))
        functions = [one for part in parts for _, one in sorted(part.items()) if callable(one)]
        return (named, datataal.check, vars(exercises).get("check"), *functions)


def _same(now: tuple[Any, ...], before: tuple[Any, ...]) -> bool:
    """Compare by identity: a learner's object can say that it is equal to anything."""
    return len(now) == len(before) and all(
        one is other for one, other in zip(now, before, strict=True)
    )
