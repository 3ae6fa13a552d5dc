"""Set up the one Jupyter server: our folder, our settings, nothing of the user's.

All that Jupyter reads or writes for itself stands in `_study/.jupyter/`. Only JupyterLab and our
own extension are loaded, so that no page asks another host for news, updates or extensions.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from datataal.language import Language
from datataal.study.workspace import Workspace

__all__ = ["Settings", "make_server", "prepare_settings", "serve", "use_language"]

HOST = "127.0.0.1"
#: JupyterLab's name for each of our languages
LOCALES: Mapping[Language, str] = {"nl": "nl_NL", "en": "default"}
#: what would ask another host, or a server extension that a learner has no use for
DISABLED = (
    "@jupyterlab/apputils-extension:announcements",
    "@jupyterlab/extensionmanager-extension",
    "@jupyterlab/lsp-extension",
    "@jupyterlab/fileeditor-extension:language-server",
    "@jupyterlab/notebook-extension:language-server",
    "@jupyterlab/hub-extension",
    "@jupyterlab/terminal-extension",
    "@jupyterlab/help-extension:resources",
    "@jupyter-notebook/lab-extension",
    "@jupyter/nbgrader",
    "nbgrader",
)

#: where we differ from JupyterLab's own defaults; a learner's own choices go before these
DEFAULTS: Mapping[str, Mapping[str, Any]] = {
    "@jupyterlab/apputils-extension:themes": {"adaptive-theme": True},
    "@jupyterlab/apputils-extension:notification": {
        "checkForUpdates": False,
        "fetchNews": "false",
    },
}


@dataclass(frozen=True)
class Settings:
    """What one server needs to know.

    Attributes
    ----------
    workspace : Workspace
        The learner's folder; JupyterLab sees nothing outside it.
    lang : Language
        The language to start in.
    port : int
        The port to begin with.
    token : str
        The secret that opens the server.
    retries : int
        How many other ports may be tried when somebody takes `port` in the meantime.
    """

    workspace: Workspace
    lang: Language
    port: int
    token: str
    retries: int = 0

    def address(self, port: int) -> str:
        """Return the address to open first, on the port that was got; it holds the token."""
        return f"http://{HOST}:{port}/?token={self.token}"


def prepare_settings(workspace: Workspace) -> None:
    """Point Jupyter at our own folders; must run before Jupyter is imported."""
    own = workspace.jupyter
    folders = {
        "JUPYTER_DATA_DIR": own / "data",
        "JUPYTER_RUNTIME_DIR": own / "runtime",
        "JUPYTERLAB_SETTINGS_DIR": own / "settings",
        "JUPYTERLAB_WORKSPACES_DIR": own / "workspaces",
        "IPYTHONDIR": own / "ipython",
    }
    for name, folder in folders.items():
        folder.mkdir(parents=True, exist_ok=True)
        os.environ[name] = str(folder)
    os.environ["JUPYTER_NO_CONFIG"] = "1"  # not the user's settings, nor other extensions
    os.environ["JUPYTER_PREFER_ENV_PATH"] = "1"
    os.environ["JUPYTER_PLATFORM_DIRS"] = "1"
    for name in ("JUPYTER_PATH", "JUPYTER_CONFIG_PATH", "JUPYTER_TOKEN", "JUPYTER_PORT"):
        os.environ.pop(name, None)
    page = {"disabledExtensions": dict.fromkeys(DISABLED, True)}
    _write_json(own / "lab" / "page_config.json", page)
    _write_json(own / "lab" / "overrides.json", DEFAULTS)


def use_language(workspace: Workspace, lang: Language) -> None:
    """Set the language that JupyterLab starts in from now on."""
    _write_setting(workspace, "translation-extension/plugin", {"locale": LOCALES[lang]})


def make_server(settings: Settings) -> Any:  # noqa: ANN401  Jupyter's class has no types
    """Return the server, ready for `start()`."""
    from jupyter_server.serverapp import ServerApp
    from traitlets.config import Config

    config = Config()
    config.ServerApp.update(
        {
            "ip": HOST,
            "port": settings.port,
            "port_retries": settings.retries,
            "open_browser": False,
            "root_dir": str(settings.workspace.root),
            "jpserver_extensions": {"jupyterlab": True, "datataal.study.extension": True},
            "answer_yes": True,  # Ctrl+C stops at once; JupyterLab has saved by itself
            "allow_root": True,
            "log_level": "INFO",
            "quit_button": False,
            "tornado_settings": {
                "datataal": settings,
                # the address of an older MathJax, elsewhere; JupyterLab brings its own
                "page_config_data": {"fullMathjaxUrl": ""},
            },
        }
    )
    config.IdentityProvider.token = settings.token
    config.LabApp.update(
        {
            "news_url": None,
            "check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
            "extension_manager": "readonly",
            "app_settings_dir": str(settings.workspace.jupyter / "lab"),
        }
    )
    log = settings.workspace.jupyter / "server.log"
    log.unlink(missing_ok=True)
    config.JupyterApp.logging_config = _logging(log)
    app: Any = ServerApp.instance(config=config)
    app.initialize(argv=[])
    return app


def serve(settings: Settings, started: Callable[[int], None]) -> None:
    """Run the server until Ctrl+C or a signal; call `started` with its port when it answers."""
    from jupyter_core.paths import jupyter_config_dir

    use_language(settings.workspace, settings.lang)
    app = make_server(settings)
    if hasattr(signal, "SIGHUP"):  # the terminal was closed: stop the kernels too
        signal.signal(signal.SIGHUP, lambda *_: os.kill(os.getpid(), signal.SIGTERM))
    app.io_loop.add_callback(started, app.port)
    try:
        app.start()
    finally:
        shutil.rmtree(jupyter_config_dir(), ignore_errors=True)  # an empty one, made for us


def _logging(file: Path) -> Mapping[str, Any]:
    """Return where Jupyter's own words go: to a file, away from what we tell the learner."""
    handler = {
        "class": "logging.FileHandler",
        "filename": str(file),
        "mode": "a",
        "encoding": "utf-8",
        "formatter": "console",
    }
    loggers = {
        name: {"handlers": ["file"], "level": "INFO"} for name in ("ServerApp", "LabApp", "tornado")
    }
    return {"handlers": {"file": handler}, "loggers": loggers}


def _write_setting(workspace: Workspace, plugin: str, values: Mapping[str, Any]) -> None:
    """Change some values of one plugin's settings, and leave the learner's other choices."""
    folder = workspace.jupyter / "settings" / "@jupyterlab"
    path = folder / f"{plugin}.jupyterlab-settings"
    try:
        before = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        before = {}
    _write_json(path, {**before, **values} if isinstance(before, dict) else values)


def _write_json(path: Path, values: Mapping[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(values, indent=1), encoding="utf-8")
