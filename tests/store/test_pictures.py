"""The size of pictures, as their first bytes tell."""

import struct
import zlib
from pathlib import Path, PurePosixPath

import pytest

from magcli import store


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width, height):
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IEND", b"")


def jpeg(width, height, turned=1):
    exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01" + struct.pack(">HHI", turned, 0, 0)
    marker = b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif
    frame = struct.pack(">BHHB", 8, height, width, 3) + b"\x01\x11\0\x02\x11\x01\x03\x11\x01"
    return b"\xff\xd8" + marker + b"\xff\xc0" + struct.pack(">H", len(frame) + 2) + frame + b"\xff\xd9"


def webp(width, height):
    data = b"VP8X" + struct.pack("<I", 10) + b"\0\0\0\0" + struct.pack("<I", width - 1)[:3]
    data += struct.pack("<I", height - 1)[:3]
    return b"RIFF" + struct.pack("<I", len(data) + 4) + b"WEBP" + data


def box(name, data):
    return struct.pack(">I", len(data) + 8) + name + data


def avif(width, height):
    size = box(b"ispe", struct.pack(">III", 0, width, height))
    links = box(b"ipma", struct.pack(">IIHBB", 0, 1, 1, 1, 1))
    entry = box(b"infe", b"\x02\0\0\0\0\x01\0\0av01\0")
    inner = box(b"pitm", b"\0\0\0\0\0\x01") + box(b"iinf", b"\0\0\0\0\0\x01" + entry)
    meta = box(b"meta", b"\0\0\0\0" + inner + box(b"iprp", box(b"ipco", size) + links))
    return box(b"ftyp", b"avif\0\0\0\0avifmif1") + meta


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        pytest.param("a.png", png(640, 480), (640, 480), id="PNG"),
        pytest.param("a.gif", b"GIF89a" + struct.pack("<HH", 320, 200) + b"\0\0\0", (320, 200), id="GIF"),
        pytest.param("a.jpg", jpeg(800, 600), (800, 600), id="JPEG"),
        pytest.param("a.jpg", jpeg(800, 600, turned=6), (600, 800), id="JPEG of a camera that was turned"),
        pytest.param("a.webp", webp(1024, 768), (1024, 768), id="WebP"),
        pytest.param("a.avif", avif(120, 90), (120, 90), id="AVIF"),
        pytest.param("a.svg", b"<?xml version='1.0'?><svg viewBox='0 0 3 2'/>", (3, 2), id="SVG"),
        pytest.param("a.svg", b"\xff\xfe<svg", None, id="SVG that is no text"),
        pytest.param("a.png", png(640, 480)[:20], None, id="PNG that is torn off"),
        pytest.param("a.png", png(0, 480), None, id="PNG without a width"),
        pytest.param("a.jpg", b"\xff\xd8\xff", None, id="JPEG that is torn off"),
        pytest.param("a.jpg", b"", None, id="nothing"),
        pytest.param("a.png", jpeg(800, 600), (800, 600), id="JPEG by another name"),
        pytest.param("a.pdf", b"%PDF-1.4", None, id="what is no picture"),
    ],
)
def test_the_size_of_a_picture(tmp_path, name, content, expected):
    (tmp_path / name).write_bytes(content)
    assert store.size(tmp_path, PurePosixPath(name)) == expected


def test_what_is_no_file_has_no_size(tmp_path):
    (tmp_path / "a.png").mkdir()
    assert store.size(tmp_path, PurePosixPath("a.png")) is None
    assert store.size(tmp_path, PurePosixPath("b.svg")) is None


def test_the_fonts_of_cards_come_with_magcli():
    assert [Path(font).name for font in store.fonts()] == ["SourceSerif4[opsz,wght].ttf", "Rubik[wght].ttf"]
    assert all(Path(font).is_file() for font in store.fonts())


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(png(4, 3), "image/png", id="png"),
        pytest.param(jpeg(4, 3), "image/jpeg", id="jpeg"),
        pytest.param(webp(4, 3), "image/webp", id="webp"),
        pytest.param(avif(4, 3), "image/avif", id="avif"),
        pytest.param(b"GIF89a", "image/gif", id="gif"),
        pytest.param(b"<?xml version='1.0'?><svg/>", "image/svg+xml", id="svg"),
    ],
)
def test_a_picture_weighs_its_bytes_and_is_what_its_content_says_whatever_its_name(tmp_path, content, expected):
    (tmp_path / "a.jpg").write_bytes(content)
    assert store.weigh(tmp_path, PurePosixPath("a.jpg")) == (len(content), expected)


@pytest.mark.parametrize("name", ["a.jpg", "dossier", "rien.png"])
def test_what_is_no_picture_weighs_nothing(tmp_path, name):
    (tmp_path / "a.jpg").write_text("Texte.")
    (tmp_path / "dossier").mkdir()
    assert store.weigh(tmp_path, PurePosixPath(name)) is None
