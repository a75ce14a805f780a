"""Where the service listens."""

from __future__ import annotations

import socket
from dataclasses import dataclass
from ipaddress import ip_address

from docgen.errors import EnvironmentFault, UsageFault

__all__ = ["Binding", "listen", "parse"]

_BACKLOG = 512


@dataclass(frozen=True, slots=True)
class Binding:
    """An address and a port, or the path of a Unix socket."""

    host: str = ""
    port: int = 0
    path: str = ""

    @property
    def local(self) -> bool:
        """Whether only programs of this computer reach it over TCP. A Unix socket is there for
        another server, which brings anybody's requests.
        """
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"

    def url(self, port: int) -> str:
        """What to open in a browser; ``port``: the one that was given for 0."""
        if self.path:
            return f"unix:{self.path}"
        return f"http://[{self.host}]:{port}" if ":" in self.host else f"http://{self.host}:{port}"


def parse(text: str) -> Binding:
    """Read ``ADDRESS:PORT``, ``[ADDRESS]:PORT`` or ``unix:PATH``. UsageFault for anything else."""
    if text.startswith("unix:") and len(text) > len("unix:"):
        return Binding(path=text.removeprefix("unix:"))
    host, _, port = text.rpartition(":")
    if host.startswith("[") and host.endswith("]"):
        host = host[1:-1]
    elif ":" in host:
        host = ""
    if not host or not (port.isascii() and port.isdigit()) or int(port) > 65535:
        raise UsageFault.of("serve.bad_bind", "DOCGEN_BIND", value=text[:100])
    return Binding(host, int(port))


def listen(binding: Binding) -> socket.socket:
    """The socket to serve on; EnvironmentFault when the port is taken or not ours to take."""
    family = socket.AF_INET6 if ":" in binding.host else socket.AF_INET
    try:
        return socket.create_server((binding.host, binding.port), family=family, backlog=_BACKLOG)
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise EnvironmentFault.of(
            "web.port_taken", "--port", porta=binding.port, sebab=reason
        ) from None
