"""Addresses of links."""

import pytest

from magcli.text.url import is_safe, leads_somewhere, quoted, spelt


@pytest.mark.parametrize(
    ("address", "safe"),
    [("http://e.org", True), ("HTTPS://e.org", True), ("mailto:a@b", True), ("tel:+33", True), ("a.md", True), ("", True),
     ("#a", True), ("/a:b", True), ("./a:b", True), ("//e.org", True), ("java\nscript:x", False), (" javascript:x", False),
     ("\x01javascript:x", False), ("java\tscript\n:x", False), ("blob:x", False)],
)  # fmt: skip
def test_an_address_is_safe_when_following_it_runs_nothing(address, safe):
    assert is_safe(address) is safe


@pytest.mark.parametrize(
    ("address", "written"),
    [
        pytest.param("/été à Paris/", "/%C3%A9t%C3%A9%20%C3%A0%20Paris/", id="accents and spaces"),
        pytest.param("/d%C3%A9j%C3%A0/", "/d%C3%A9j%C3%A0/", id="encoded already"),
        pytest.param("https://e.org/?a=b&c=d#e:f", "https://e.org/?a=b&c=d#e:f", id="query and fragment"),
        pytest.param("a[b]?c=[1]", "a%5Bb%5D?c=%5B1%5D", id="brackets"),
        pytest.param("http://[::1]:80/[a]", "http://[::1]:80/%5Ba%5D", id="brackets around a host"),
        pytest.param("a#b#c", "a#b%23c", id="two fragments"),
        pytest.param("100%&%zz", "100%25&%25zz", id="a percent sign that is one"),
        pytest.param('a"b<c>', "a%22b%3Cc%3E", id="what would end an attribute"),
    ],
)
def test_an_address_is_written_as_a_url(address, written):
    assert quoted(address) == written


@pytest.mark.parametrize(
    ("address", "somewhere"),
    [("a.md", True), ("", True), ("#a", True), ("mailto:a@b", True), ("https://e.org", True), ("//e.org/a", True),
     ("http://moi@e.org:8080/", True), ("http://été.example/", True), ("http://[::1]/", True), ("http://", False), ("https:", False),
     ("http:/a", False), ("//", False), ("http://[", False), ("http://[x]/", False), ("http://a b/", False), ("http://a%20b/", False),
     ("http://e.org:x/", False), ("http://e.org:99999/", False), ("http://:80/", False)],
)  # fmt: skip
def test_an_address_of_the_web_names_a_host(address, somewhere):
    assert leads_somewhere(address) is somewhere


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        pytest.param("https://mag.example.org/a/?b=1#c", "https://mag.example.org/a/?b=1#c", id="as it is"),
        pytest.param("https://médias.example/été/", "https://xn--mdias-bsa.example/%C3%A9t%C3%A9/", id="letters"),
        pytest.param("HTTPS://Mag.Example.org:443/A/", "https://mag.example.org/A/", id="large letters, usual port"),
        pytest.param("http://mag.example.org:8080/", "http://mag.example.org:8080/", id="another port"),
        pytest.param("https://mag.example.org/%7ea/%c3%a9", "https://mag.example.org/~a/%C3%A9", id="escapes"),
        pytest.param(
            "https://mag.example.org/[a b]/", "https://mag.example.org/%5Ba%20b%5D/", id="no character of one"
        ),
        pytest.param(f"https://{'é' * 70}.org/", f"https://{'%C3%A9' * 70}.org/", id="no host"),
        pytest.param("mailto:a@example.org", "mailto:a@example.org", id="no address of the web"),
    ],
)
def test_programs_read_one_spelling_of_an_address(address, expected):
    assert spelt(address) == expected
    assert spelt(expected) == expected
