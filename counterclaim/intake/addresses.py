"""Which machines may be asked: a connection is made only to an address that was looked at first."""

from __future__ import annotations

import socket
import time
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

NAT64 = ip_network("64:ff9b::/96")


class PrivateAddress(Exception):
    """The name leads to an address that is not on the public internet; the message is the address."""


def public(address: str) -> bool:
    """Whether the address is on the public internet, looking through IPv4 wrapped in IPv6."""
    ip = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        inner = _wrapped(ip)
        if inner is not None:
            return public(str(inner))
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def _wrapped(ip: IPv6Address) -> IPv4Address | None:
    if ip in NAT64:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)


def allowed(address: str, networks: Sequence[IPv4Network | IPv6Network]) -> bool:
    """Whether the address is public or in one of the networks that were allowed on purpose."""
    if public(address):
        return True
    ip = ip_address(address.partition("%")[0])
    return any(ip in network for network in networks)


def connect(
    host: str, port: int, deadline: float, networks: Sequence[IPv4Network | IPv6Network] = ()
) -> socket.socket:
    """A connection to the host, made to the very address that was checked, so that no second look-up of
    the name can lead elsewhere.

    `deadline` is a reading of `time.monotonic`. Raises PrivateAddress where any of the name's addresses
    is not allowed, OSError where none answers.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = list(dict.fromkeys(str(info[4][0]) for info in found))
    for address in addresses:
        if not allowed(address, networks):
            raise PrivateAddress(address)
    failed: OSError = ConnectionError(f"{host} has no address")
    for address in addresses:
        left = deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        try:
            return socket.create_connection((address, port), timeout=left)
        except OSError as what:
            failed = what
    raise failed
