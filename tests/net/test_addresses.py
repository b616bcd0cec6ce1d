"""Which addresses a crawl refuses."""

from __future__ import annotations

import ipaddress
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy import Request
from scrapy.exceptions import IgnoreRequest
from twisted.internet.error import DNSLookupError

from cleancopy.net.guard import AddressMiddleware, GuardedResolver, literal, refused

REFUSED = [
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "::1", "fe80::1",
    "fc00::1", "::ffff:127.0.0.1", "2002:7f00:1::", "::",
    "64:ff9b::7f00:1", "64:ff9b:1::a00:1", "::7f00:1", "::ffff:0:7f00:1", "fec0::1",
]  # fmt: skip
FORMS = ["2130706433", "0x7f000001", "0x7f.1", "127.1", "017700000001", "[::1]", "[::ffff:7f00:1]", "127.0.0.1."]


@pytest.mark.parametrize("address", REFUSED)
def test_private_addresses_are_refused(address: str) -> None:
    assert refused(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::5db8:d70e"])
def test_public_addresses_are_not(address: str) -> None:
    assert not refused(ipaddress.ip_address(address))


def crawler(*named: str) -> Any:
    return SimpleNamespace(spider=SimpleNamespace(named_hosts=frozenset(named)), stats=None)


@pytest.mark.parametrize("host", [*FORMS, "127.0.0.1", "192.168.0.1"])
def test_every_way_to_write_an_address_is_seen(host: str) -> None:
    address = literal(host)
    assert address is not None
    assert refused(address)
    with pytest.raises(IgnoreRequest, match="not a public address"):
        AddressMiddleware(crawler()).process_request(Request(f"http://{host}/"))


def test_names_and_named_hosts_pass() -> None:
    AddressMiddleware(crawler()).process_request(Request("https://example.org/"))
    AddressMiddleware(crawler("127.0.0.1")).process_request(Request("http://127.0.0.1:8000/"))


@pytest.mark.parametrize("url", ["file:///etc/passwd", "data:text/html,x", "ftp://example.org/"])
def test_other_schemes_are_no_pages(url: str) -> None:
    with pytest.raises(IgnoreRequest, match="are not pages"):
        AddressMiddleware(crawler()).process_request(Request(url))


def test_the_answer_of_the_resolver_is_checked() -> None:
    resolver = GuardedResolver(crawler("named.example"), None, 0, 1.0)
    assert resolver._check("93.184.215.14", "example.org") == "93.184.215.14"
    assert resolver._check("10.0.0.1", "named.example") == "10.0.0.1"
    with pytest.raises(DNSLookupError, match="not a public address"):
        resolver._check("10.0.0.1", "example.org")
