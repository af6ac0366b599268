"""Servers whose certificate is wrong: each is refused, and the sentence says what is wrong."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.support import forking
from tests.support.crawling import as_text, environment

NOW = datetime.now(UTC)
DAY = timedelta(days=1)
Key = ec.EllipticCurvePrivateKey


class Authority:
    """An authority that the crawl trusts, and the certificates that it gives out."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.name = _named("Test authority")
        made = _certificate(self.name, self.name, self.key.public_key(), NOW + DAY, is_ca=True)
        self.file = folder / "authority.pem"
        self.file.write_bytes(_pem(made.sign(self.key, hashes.SHA256())))

    def certificate(self, host: str, end: datetime = NOW + DAY, *, own: bool = False) -> Path:
        """A certificate and its key in one file; its own issuer, or given out by the authority."""
        key = ec.generate_private_key(ec.SECP256R1())
        issuer = _named(host) if own else self.name
        made = _certificate(_named(host), issuer, key.public_key(), end, host=host)
        file = self.folder / "server.pem"
        file.write_bytes(_pem(made.sign(key if own else self.key, hashes.SHA256())) + _key(key))
        return file


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _certificate(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, end: datetime,
    *, host: str | None = None, is_ca: bool = False,
) -> x509.CertificateBuilder:  # fmt: skip
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(end - 30 * DAY)
        .not_valid_after(end)
        .add_extension(x509.BasicConstraints(ca=is_ca, path_length=None), critical=True)
    )
    if host is None:
        return made
    return made.add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)


def _pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)


def _key(key: Key) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = b"<html><head><title>Neue Br&uuml;cke</title></head><body><h1>Neue Br&uuml;cke</h1>"
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that goes away is what is wanted here."""


@contextmanager
def serving(certificate: Path | None) -> Iterator[str]:
    server = Server(("127.0.0.1", 0), Handler)
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(
            server.socket, server_side=True, do_handshake_on_connect=False
        )
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield f"https://localhost:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("tls"))


def peek(url: str, authority: Authority, *settings: str) -> tuple[int, str, str]:
    words = ["peek", url]
    for setting in ("PRIVATE_ADDRESSES_ALLOWED=1", "RETRY_TIMES=0", *settings):
        words += ["-s", setting]
    env = environment(authority.folder / "none.db", None) | {"SSL_CERT_FILE": str(authority.file)}
    env = {name: value for name, value in env.items() if not name.endswith("_proxy")}
    done = as_text(forking.run(words, env, timeout=60))
    return done.returncode, done.stdout, done.stderr


def test_a_good_certificate_is_taken(authority: Authority) -> None:
    """The control."""
    with serving(authority.certificate("localhost")) as url:
        code, out, _ = peek(url, authority)
    assert code == 0
    assert "Neue Brücke" in out


WRONG = {
    "expired": ("its certificate has expired", "localhost", NOW - DAY, False),
    "not yet": ("its certificate is not valid, or not yet (is the clock of this machine right?)",
                "localhost", NOW + 60 * DAY, False),
    "self-signed": ("its certificate is self-signed, or of an authority that is not known here",
                    "localhost", NOW + DAY, True),
    "name": ("its certificate is that of another name", "anderswo.example", NOW + DAY, False),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_the_sentence_says_what_is_wrong_with_a_certificate(
    name: str, authority: Authority
) -> None:
    words, host, end, own = WRONG[name]
    with serving(authority.certificate(host, end, own=own)) as url:
        code, out, err = peek(url, authority, "ROBOTSTXT_OBEY=0")
    again = "it will be asked for again in the next run"
    assert (code, out, err.strip()) == (1, "", f"{url} gave no answer: {words}; {again}")


def test_robots_txt_that_cannot_be_had_says_it_too(authority: Authority) -> None:
    with serving(authority.certificate("localhost", NOW - DAY)) as url:
        code, out, err = peek(url, authority)
    assert (code, out) == (1, "")
    assert err.strip() == (
        f"{url} was not asked for: robots.txt could not be read (its certificate has expired), so "
        "nothing is asked for"
    )


def test_a_server_without_tls_is_told_as_that(authority: Authority) -> None:
    with serving(None) as url:
        code, out, err = peek(url, authority, "ROBOTSTXT_OBEY=0")
    assert (code, out) == (1, "")
    assert f"{url} gave no answer: it does not speak TLS at this port" in err
