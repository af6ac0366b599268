"""Between the crawl and WordPress: a proxy that answers for https://www.kommune21.de.

The crawl runs with its own profile, https and all. It asks this proxy to CONNECT; the proxy speaks
TLS with a certificate of a day, hands each request to WordPress, and remembers it.
"""

from __future__ import annotations

import http.client
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

HOSTS = ("www.kommune21.de", "kommune21.de")
_HOP = {"connection", "keep-alive", "transfer-encoding", "content-length", "content-encoding"}


@dataclass(slots=True)
class Proxy:
    """A running proxy, and what it was asked for."""

    url: str
    certificate: Path
    asked: list[tuple[str, int]] = field(default_factory=list)
    """(path, status) of each request."""

    def paths(self, status: int | None = None) -> list[str]:
        """Paths that were asked for, perhaps only those with one answer."""
        return [path for path, got in self.asked if status in (None, got)]

    def forget(self) -> None:
        """Begin a new list."""
        self.asked.clear()


@contextmanager
def proxying(port: int, folder: Path) -> Iterator[Proxy]:
    """A proxy before the WordPress on ``port``; its certificate lies in ``folder``."""
    certificate = _certificate(folder)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_CONNECT(self) -> None:
            host = self.path.partition(":")[0]
            if host not in HOSTS:
                self.send_error(502, "nothing leaves this machine")
                return
            self.send_response_only(200)
            self.end_headers()
            with suppress(OSError):  # the crawl may hang up
                self.connection = context.wrap_socket(self.connection, server_side=True)
                self.rfile = self.connection.makefile("rb")
                self.wfile = self.connection.makefile("wb")
                self.close_connection = False

        def finish(self) -> None:
            with suppress(OSError):
                super().finish()
            self.connection.close()

        def do_GET(self) -> None:
            status, headers, body = _fetch(port, self.command, self.path, dict(self.headers))
            proxy.asked.append((self.path, status))
            with suppress(OSError):
                self.send_response_only(status)
                for name, value in headers:
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body if self.command != "HEAD" else b"")
                self.wfile.flush()

        do_HEAD = do_GET  # noqa: N815  (the name is http.server's)

        def log_message(self, format: str, *args: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    proxy = Proxy(f"http://127.0.0.1:{server.server_address[1]}", certificate)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield proxy
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _fetch(
    port: int, method: str, path: str, headers: dict[str, str]
) -> tuple[int, list[tuple[str, str]], bytes]:
    """What WordPress answers."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    try:
        sent = {k: v for k, v in headers.items() if k.lower() not in {"connection", "host"}}
        sent |= {"Host": HOSTS[0], "Accept-Encoding": "identity"}
        connection.request(method, path, headers=sent)
        answer = connection.getresponse()
        kept = [(k, v) for k, v in answer.getheaders() if k.lower() not in _HOP]
        return answer.status, kept, answer.read()
    except (OSError, http.client.HTTPException) as error:
        return 502, [], f"WordPress does not answer: {error}".encode()
    finally:
        connection.close()


def _certificate(folder: Path) -> Path:
    """A key and a certificate for a day, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOSTS[0])])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=400))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(h) for h in HOSTS]), False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), True)
        .sign(key, hashes.SHA256())
    )
    file = folder / "proxy.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    file.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return file
