"""Start a WordPress on a free port of loopback, and end it with all its processes."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.wordpress.install import HERE, MissingError, installed, node
from tests.wordpress.site import HOME, database, lay_out

READY = 120
"""Seconds until the first page must have been served."""
LIFETIME = 1800
"""Seconds after which a server ends itself, whatever became of the tests."""


class WordPress:
    """A running WordPress: ``with WordPress() as wordpress: …``."""

    def __init__(self) -> None:
        self.modules = installed()
        self.folder = Path(tempfile.mkdtemp(prefix="wordpress-"))
        self.token = secrets.token_hex(16)
        self.root = lay_out(self.modules, self.folder, self.token)
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = self.folder / "server.log"
        self.process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        try:
            self._start()
            self._wait()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def _start(self) -> None:
        (self.folder / "tmp").mkdir()
        command = [
node(), "--require", str(HERE / "loopback.cjs"),
            str(self.modules / "cli" / "wp-playground.js"), "server",
            "--port", str(self.port), "--site-url", HOME, "--workers", "1", "--no-intl",
            "--mount-before-install", f"{self.root}:/wordpress",
            "--mount-before-install", f"{self.folder / 'php.ini'}:/internal/shared/php.ini",
            "--wordpress-install-mode", "install-from-existing-files-if-needed",
        ]  # fmt: skip
        timeout = shutil.which("timeout")
        if timeout:
            command = [timeout, "--foreground", str(LIFETIME), *command]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                command, cwd=self.folder, stdin=subprocess.PIPE, stdout=log,
                stderr=subprocess.STDOUT, start_new_session=True,
                env={**os.environ, "TMPDIR": str(self.folder / "tmp")},
            )  # fmt: skip

    def _wait(self) -> None:
        assert self.process
        end = time.monotonic() + READY
        while time.monotonic() < end and self.process.poll() is None:
            with contextlib.suppress(OSError):
                if self.get("/")[0] == 200:
                    return
            time.sleep(0.3)
        said = self.log.read_text("utf-8", "replace").strip()[-1000:]
        raise MissingError(f"WordPress did not start within {READY} s; it says: {said}")

    def stop(self) -> None:
        """End it and everything it started; remove its files."""
        if self.process:
            for kind, patience in ((signal.SIGTERM, 5), (signal.SIGKILL, 10)):
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(self.process.pid, kind)
                with contextlib.suppress(subprocess.TimeoutExpired):
                    self.process.wait(patience)
            if self.process.stdin:
                self.process.stdin.close()
            self.process = None
        shutil.rmtree(self.folder, ignore_errors=True)

    def get(
        self, path: str, body: bytes | None = None, headers: dict[str, str] | None = None
    ) -> tuple[int, bytes]:
        """Ask it directly, without proxy and without following a redirect."""
        request = urllib.request.Request(self.url + path, body, headers or {})
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _Stay)
        try:
            with opener.open(request, timeout=180) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read()

    def keep(self) -> bytes:
        """All its content, to come back to."""
        return database(self.root).read_bytes()

    def restore(self, content: bytes) -> None:
        """Come back to a content that was kept."""
        for left in ("-wal", "-shm", "-journal"):
            Path(f"{database(self.root)}{left}").unlink(missing_ok=True)
        database(self.root).write_bytes(content)


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        """Follow nothing."""


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
