"""Awkward image files: rare but right, broken, mislabelled and hostile ones, and what should become of each.

A file that is right, or whose damage does not touch the first picture, is used. Otherwise the cause says what a person would say
who looks at it: a PNG with a wrong checksum is damaged, not "not an image".
"""

import functools
import io
import struct
import zlib
from collections.abc import Callable
from typing import Any

import numpy as np
from PIL import Image, ImageCms

from ganstudio.engine.data import causes

USED = "used"
WIDTH, HEIGHT = 40, 32
PNG = b"\x89PNG\r\n\x1a\n"
Make = Callable[[], bytes]


# pictures


def pixels(width: int = WIDTH, height: int = HEIGHT, channels: int = 3, seed: int = 0) -> np.ndarray:
    """Smooth random colours, uint8 (height, width, channels)."""
    rng = np.random.default_rng(seed)
    coarse = Image.fromarray(rng.integers(0, 256, (4, 5, 4), np.uint8), "RGBA").resize((width, height), Image.Resampling.BILINEAR)
    return np.asarray(coarse)[..., :channels]


def drawn(mode: str = "RGB", width: int = WIDTH, height: int = HEIGHT, seed: int = 0) -> Image.Image:
    whole = Image.fromarray(pixels(width, height, 4, seed), "RGBA")
    if mode == "RGBA":
        return whole
    if mode == "LAB":
        profiles = ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB")
        found = ImageCms.profileToProfile(whole.convert("RGB"), *profiles, outputMode="LAB")
        assert found is not None
        return found
    return whole.convert("LA") if mode == "LA" else whole.convert("RGB").convert(mode)


def wide(dtype: str, low: float = 0, high: float = 65535) -> Image.Image:
    """A grey picture in numbers of more than 8 bits."""
    return Image.fromarray((low + (high - low) * (pixels()[..., 0] / 255)).astype(dtype))


def saved(image: Image.Image, format: str, **options: Any) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, format, **options)
    return buffer.getvalue()


def plain(format: str, mode: str = "RGB", **options: Any) -> Make:
    return lambda: saved(drawn(mode), format, **options)


def sized(format: str, width: int, height: int, mode: str = "RGB", **options: Any) -> Make:
    return lambda: saved(drawn(mode, width, height), format, **options)


def film(format: str, count: int = 5, mode: str = "RGB", **options: Any) -> Make:
    def make() -> bytes:
        first, *others = [drawn(mode, seed=number) for number in range(count)]
        return saved(first, format, save_all=True, append_images=others, **options)

    return make


# changes


def cut(make: Make, share: float) -> Make:
    return lambda: (lambda content: content[: int(len(content) * share)])(make())


def patched(make: Make, place: int, new: bytes) -> Make:
    def change() -> bytes:
        content = make()
        return content[:place] + new + content[place + len(new) :]

    return change


def replaced(make: Make, old: bytes, new: bytes) -> Make:
    def change() -> bytes:
        content = make()
        assert old in content
        return content.replace(old, new)

    return change


def scrambled(make: Make, begin: float, end: float) -> Make:
    """With noise between two shares of the length."""

    def change() -> bytes:
        content = bytearray(make())
        first, last = int(begin * len(content)), int(end * len(content))
        content[first:last] = np.random.default_rng(0).bytes(last - first)
        return bytes(content)

    return change


def followed(make: Make, rest: bytes) -> Make:
    return lambda: make() + rest


# PNG


def chunk(kind: bytes, content: bytes = b"") -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def header(width: int, height: int, depth: int = 8, colour: int = 2, interlaced: int = 0) -> bytes:
    return chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlaced))


def rows(values: np.ndarray) -> bytes:
    """The unfiltered, uncompressed lines of a PNG, of uint8 (height, bytes)."""
    return b"".join(b"\0" + line.tobytes() for line in values.reshape(len(values), -1))


def idat(values: np.ndarray) -> bytes:
    return chunk(b"IDAT", zlib.compress(rows(values)))


def png(*chunks: bytes, head: bytes | None = None, data: bytes | None = None, last: bytes = b"") -> Make:
    """A PNG of 8 bits RGB, with other chunks before and after its pixels."""

    def make() -> bytes:
        begin = header(WIDTH, HEIGHT) if head is None else head
        return PNG + begin + b"".join(chunks) + (idat(pixels()) if data is None else data) + last + chunk(b"IEND")

    return make


def deep_png(depth: int, colour: int) -> Make:
    """Random samples of any depth: 1, 2, 4 or 16 bits."""
    channels = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour]
    values = np.random.default_rng(0).integers(0, 256, (HEIGHT, WIDTH * channels * depth // 8), np.uint8)
    palette = (chunk(b"PLTE", bytes(range(48))),) if colour == 3 else ()
    return png(*palette, head=header(WIDTH, HEIGHT, depth, colour), data=idat(values))


def interlaced_png() -> bytes:
    values = pixels()
    passes = ((0, 0, 8, 8), (0, 4, 8, 8), (4, 0, 8, 4), (0, 2, 4, 4), (2, 0, 4, 2), (0, 1, 2, 2), (1, 0, 2, 1))
    lines = b"".join(rows(values[top::down, left::across]) for top, left, down, across in passes)
    return png(head=header(WIDTH, HEIGHT, interlaced=1), data=chunk(b"IDAT", zlib.compress(lines)))()


def wrong_sum(kind: bytes, content: bytes) -> bytes:
    return chunk(kind, content)[:-4] + b"\xde\xad\xbe\xef"


def blank_png(width: int, height: int) -> bytes:
    """White in 1 bit: few bytes for many pixels."""
    data = zlib.compress((b"\0" + b"\xff" * ((width + 7) // 8)) * height, 1)
    return png(head=header(width, height, 1, 0), data=chunk(b"IDAT", data))()


@functools.cache
def inflating(mib: int) -> bytes:
    return zlib.compress(bytes(mib * 2**20), 9)


def apng(count: int, declared: int | None = None) -> Make:
    """A PNG with so many more frames."""

    def make() -> bytes:
        data = zlib.compress(rows(pixels()))
        parts = [chunk(b"acTL", struct.pack(">II", count if declared is None else declared, 0))]
        parts += [frame(0), chunk(b"IDAT", data)]
        for number in range(1, count):
            parts += [frame(2 * number - 1), chunk(b"fdAT", struct.pack(">I", 2 * number) + data)]
        return PNG + header(WIDTH, HEIGHT) + b"".join(parts) + chunk(b"IEND")

    return make


def frame(number: int, width: int = WIDTH, height: int = HEIGHT, left: int = 0) -> bytes:
    return chunk(b"fcTL", struct.pack(">IIIIIHHBB", number, width, height, left, 0, 1, 10, 0, 0))


# JPEG


def segment(marker: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


def with_segment(marker: int, content: bytes, make: Make | None = None) -> Make:
    """A JPEG with another segment right after its beginning."""
    return lambda: (lambda whole: whole[:2] + segment(marker, content) + whole[2:])((make or plain("JPEG"))())


def segments(content: bytes) -> list[tuple[int, bytes]]:
    """Those of a JPEG up to the end: marker, and all bytes up to the next marker that stands by itself."""
    found: list[tuple[int, bytes]] = [(0xD8, content[:2])]
    place = 2
    while content[place + 1] != 0xD9:
        marker = content[place + 1]
        end = place + 2 + struct.unpack_from(">H", content, place + 2)[0]
        if marker == 0xDA:
            while content[end] != 0xFF or content[end + 1] in (0, *range(0xD0, 0xD8)):
                end += 1
        found.append((marker, content[place:end]))
        place = end
    return [*found, (0xD9, content[place:])]


def without(marker: int) -> Make:
    return lambda: b"".join(part for kind, part in segments(plain("JPEG")()) if kind != marker)


def many_scans(times: int, width: int = WIDTH, height: int = HEIGHT) -> Make:
    """A progressive JPEG with its last scan over and over again."""

    def make() -> bytes:
        parts = [part for _, part in segments(sized("JPEG", width, height, progressive=True)())]
        return b"".join(parts[:-1]) + parts[-2] * times + parts[-1]

    return make


def many_empty_scans(times: int, width: int, height: int, frame_kind: int) -> Make:
    """A JPEG of one scan after another without data, 10 bytes each: they are filled up with zeros, and take as long as others.

    With ``frame_kind`` 0xC0 it is not progressive: a sequential JPEG, too, may have a scan for each component.
    """
    last = 63 if frame_kind == 0xC0 else 0

    def make() -> bytes:
        parts = segments(plain("JPEG")())
        tables = b"".join(part for kind, part in parts if kind in (0xDB, 0xC4))
        size = segment(frame_kind, struct.pack(">BHHB", 8, height, width, 3) + b"\x01\x11\x00\x02\x11\x00\x03\x11\x00")
        scans = b"".join(segment(0xDA, bytes([1, component, 0, 0, last, 0])) for component in (1, 2, 3))
        return b"\xff\xd8" + tables + size + scans * (times // 3) + b"\xff\xd9"

    return make


def frame_of(make: Make, place: int, new: bytes) -> Make:
    """A JPEG with bytes of its SOF segment changed; 4 is the precision, 5 the height, 7 the width, 9 the components."""

    def change() -> bytes:
        content = make()
        begin = content.index(b"\xff\xc0") + place
        return content[:begin] + new + content[begin + len(new) :]

    return change


def exif(orientation: int) -> bytes:
    found = Image.Exif()
    found[0x0112] = orientation
    return found.tobytes()


def raw_exif(tag: int, kind: int, count: int, value: int, after: int = 0) -> bytes:
    """EXIF of one entry, as it comes."""
    return b"Exif\0\0MM\0\x2a" + struct.pack(">IHHHIII", 8, 1, tag, kind, count, value, after)


def jpeg_with_exif(content: bytes) -> Make:
    return with_segment(0xE1, content)


def icc() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def another_icc() -> bytes:
    """Red and green exchanged, so that it is heeded."""
    content = icc()
    return content.replace(b"rXYZ", b"?XYZ").replace(b"gXYZ", b"rXYZ").replace(b"?XYZ", b"gXYZ")


def lab_icc() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()


def profiled(format: str, mode: str, profile: Callable[[], bytes]) -> Make:
    return lambda: saved(drawn(mode), format, icc_profile=profile())


def profiled_in_parts(order: tuple[int, ...]) -> bytes:
    profile = another_icc()
    half = len(profile) // 2
    parts = {1: profile[:half], 2: profile[half:]}
    content = plain("JPEG")()
    marked = b"".join(segment(0xE2, b"ICC_PROFILE\0" + bytes([number, 2]) + parts[number]) for number in order)
    return content[:2] + marked + content[2:]


# TIFF


def tiff(tags: dict[int, tuple[int, ...]], data: bytes, next_one: int = 0, order: str = "<") -> bytes:
    """A TIFF of tags in 32 bits (16 where they are short by nature) with ``data`` in strips as long as tag 279 says."""
    tags = {**tags, 273: (0,) * len(tags.get(279, (0,)))}
    packed = {tag: struct.pack(f"{order}{len(values)}{_letter(tag)}", *values) for tag, values in tags.items()}
    begin = 8 + 2 + 12 * len(tags) + 4
    end = begin + sum(len(one) for one in packed.values() if len(one) > 4)
    lengths = tags.get(279, (0,))
    packed[273] = struct.pack(f"{order}{len(lengths)}I", *(end + sum(lengths[:number]) for number in range(len(lengths))))
    table, outside = b"", b""
    for tag, values in sorted(tags.items()):
        value = packed[tag]
        if len(value) > 4:
            value, outside = struct.pack(order + "I", begin + len(outside)), outside + value
        table += struct.pack(order + "HHI", tag, 4 if _letter(tag) == "I" else 3, len(values)) + value.ljust(4, b"\0")
    magic = b"II*\0" if order == "<" else b"MM\0*"
    count = struct.pack(order + "H", len(tags))
    return magic + struct.pack(order + "I", 8) + count + table + struct.pack(order + "I", next_one) + outside + data


def _letter(tag: int) -> str:
    return "I" if tag in (256, 257, 273, 278, 279) else "H"


def colour_tiff(
    data: bytes | None = None, compression: int = 1, width: int = WIDTH, height: int = HEIGHT, more: dict[int, Any] | None = None
) -> Make:
    def make() -> bytes:
        content = pixels().tobytes() if data is None else data
        tags = {256: (width,), 257: (height,), 258: (8, 8, 8), 259: (compression,), 262: (2,), 277: (3,), 278: (height,)}
        return tiff({**tags, 279: (len(content),), **(more or {})}, content)

    return make


def sampled_tiff(values: np.ndarray, sample_format: int) -> Make:
    """Any numbers, (height, width): 1 is unsigned, 2 signed, 3 floating."""
    bits, content = values.dtype.itemsize * 8, values.tobytes()
    tags = {256: values.shape[1:], 257: values.shape[:1], 258: (bits,), 259: (1,), 262: (1,), 277: (1,), 278: values.shape[:1]}
    return lambda: tiff({**tags, 279: (len(content),), 339: (sample_format,)}, content)


def floats_with_holes() -> bytes:
    values = pixels()[..., 0] / np.float32(255)
    values[3:5], values[7, 7], values[8, 8] = np.nan, np.inf, -np.inf
    return saved(Image.fromarray(values), "TIFF")


def only_nan() -> bytes:
    return saved(Image.fromarray(np.full((HEIGHT, WIDTH), np.nan, np.float32)), "TIFF")


def tiles_of_one_pixel(side: int) -> bytes:
    """A TIFF that has a tile for each of its pixels."""
    count, begin = side * side, 8 + 2 + 12 * 10 + 4
    tags = [(256, side), (257, side), (258, 8), (259, 1), (262, 1), (277, 1), (322, 1), (323, 1)]
    entries = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags)
    entries += struct.pack("<HHII", 324, 4, count, begin) + struct.pack("<HHII", 325, 4, count, begin + 4 * count)
    places = struct.pack("<I", begin + 8 * count) * count + struct.pack("<I", 1) * count
    return b"II*\0" + struct.pack("<IH", 8, 10) + entries + bytes(4) + places + b"\x55"


# GIF


def gif_of_many(count: int) -> bytes:
    content = plain("GIF", "L")()
    body = 13 + 3 * 2 ** ((content[10] & 7) + 1)
    return content[:body] + content[body:-1] * count + b";"


def gif(width: int, height: int, box: tuple[int, int, int, int] = (0, 0, 16, 16), bits: int = 2, flags: int = 0) -> Make:
    """A GIF by hand, of four colours: one frame of 16 x 16 of colour 0 within its screen."""
    codes = [4] + [code for _ in range(128) for code in (0, 0, 4)] + [5]  # cleared before the codes grow
    packed = 0
    for place, code in enumerate(codes):
        packed |= code << (3 * place)
    data = packed.to_bytes((3 * len(codes) + 7) // 8, "little")
    head = b"GIF89a" + struct.pack("<HHBBB", width, height, 0x91, 0, 0) + bytes(range(12))
    descriptor = b"," + struct.pack("<HHHHB", *box, flags)
    return lambda: head + descriptor + bytes([bits, len(data)]) + data + b"\0;"


# BMP


def bmp(
    depth: int,
    data: bytes,
    width: int = WIDTH,
    height: int = HEIGHT,
    compression: int = 0,
    colours: bytes = b"",
    count: int | None = None,
    masks: tuple[int, ...] = (),
) -> Make:
    extra = struct.pack(f"<{len(masks)}I", *masks) + colours
    number = len(colours) // 4 if count is None else count
    size = 40 + (len(masks) * 4 if len(masks) == 4 else 0)
    info = struct.pack("<IiiHHIIiiII", size, width, height, 1, depth, compression, len(data), 2835, 2835, number, 0)
    offset = 14 + len(info) + len(extra)
    return lambda: b"BM" + struct.pack("<IHHI", offset + len(data), 0, 0, offset) + info + extra + data


def noise(count: int) -> bytes:
    return np.random.default_rng(0).bytes(count)


GREYS = b"".join(bytes([value, value, value, 0]) for value in range(256))
RUNS = (bytes([WIDTH, 7]) + b"\0\0") * HEIGHT + b"\0\1"


def old_bmp() -> bytes:
    """As OS/2 had it, with a header of 12 bytes."""
    info = struct.pack("<IHHHH", 12, WIDTH, HEIGHT, 1, 24)
    data = noise(WIDTH * HEIGHT * 3)
    return b"BM" + struct.pack("<IHHI", 26 + len(data), 0, 0, 26) + info + data


# others


def riff(*parts: tuple[bytes, bytes]) -> bytes:
    body = b"".join(kind + struct.pack("<I", len(part)) + part + bytes(len(part) % 2) for kind, part in parts)
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def webp_of_canvas(width: int, height: int) -> bytes:
    """An animation of one small frame on a large canvas."""
    still = saved(drawn(), "WEBP", lossless=True)[12:]
    ends = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    box = bytes(6) + (WIDTH - 1).to_bytes(3, "little") + (HEIGHT - 1).to_bytes(3, "little") + (100).to_bytes(3, "little") + b"\0"
    return riff((b"VP8X", b"\x02\0\0\0" + ends), (b"ANIM", bytes(6)), (b"ANMF", box + still))


def icon_of(content: bytes) -> bytes:
    """An ICO that says 32 x 32 of the PNG that it holds."""
    return struct.pack("<HHH", 0, 1, 1) + struct.pack("<BBBBHHII", 32, 32, 0, 0, 1, 32, len(content), 22) + content


def apple_icon_of(content: bytes) -> bytes:
    """An ICNS that says 256 x 256."""
    return b"icns" + struct.pack(">I", len(content) + 16) + b"ic08" + struct.pack(">I", len(content) + 8) + content


def blizzard_of(content: bytes) -> bytes:
    """A BLP that says 16 x 16 of the JPEG that it holds."""
    head = b"BLP1" + struct.pack("<iIIIii", 0, 0, 16, 16, 5, 0)
    return head + struct.pack("<16I", 160, *[0] * 15) + struct.pack("<16I", len(content), *[0] * 15) + bytes(4) + content


def psd(width: int, height: int, data: bytes | None = None, channels: int = 3) -> Make:
    content = noise(width * height * channels) if data is None else data
    head = b"8BPS" + struct.pack(">H6xHIIHH", 1, channels, height, width, 8, 3)
    return lambda: head + bytes(12) + b"\0\0" + content


def sun(width: int, height: int) -> bytes:
    data = noise(WIDTH * HEIGHT * 3)
    return struct.pack(">8I", 0x59A66A95, width, height, 24, len(data), 1, 0, 0) + data


def fits(width: int, height: int) -> bytes:
    cards = ["SIMPLE  =                    T", "BITPIX  =                    8", "NAXIS   =                    2"]
    cards += [f"NAXIS1  = {width:20}", f"NAXIS2  = {height:20}", "END"]
    head = "".join(card.ljust(80) for card in cards).encode().ljust(2880)
    return head + noise(WIDTH * HEIGHT).ljust(2880, b"\0")


def xpm() -> bytes:
    lines = [f'"{WIDTH} {HEIGHT} 2 1",', '"a c #ff0000",', '"b c #0000ff",']
    lines += ['"' + ("ab" if row % 2 else "ba") * (WIDTH // 2) + '",' for row in range(HEIGHT)]
    return ("/* XPM */\nstatic char * it[] = {\n" + "\n".join(lines) + "\n};\n").encode()


def cursor() -> bytes:
    content = saved(drawn("RGBA", 32, 32), "ICO", sizes=[(32, 32)], bitmap_format="bmp")
    return content[:2] + b"\2\0" + content[4:]


def bitmap_of(width: int, height: int) -> bytes:
    return f"#define it_width {width}\n#define it_height {height}\nstatic char it_bits[] = {{\n0x00, 0xff\n}};\n".encode()


def codestream(width: int, height: int) -> Make:
    """A JPEG 2000 whose header says another size."""

    def make() -> bytes:
        content = saved(drawn(), "JPEG2000", no_jp2=True)
        size = content.index(b"\xff\x51") + 6
        return content[:size] + struct.pack(">IIIIII", width, height, 0, 0, width, height) + content[size + 24 :]

    return make


def numbers(kind: str, maximum: str = "255") -> bytes:
    """A netpbm picture in decimal digits."""
    channels = 3 if kind == "P3" else 1
    values = np.random.default_rng(0).integers(0, 2 if kind == "P1" else 256, WIDTH * HEIGHT * channels)
    return f"{kind}\n# a comment\n{WIDTH} {HEIGHT}\n{maximum}\n".encode() + " ".join(map(str, values)).encode() + b"\n"


PLAIN_TEXT = b"Not a picture at all, only a text that somebody renamed.\n" * 20
HTML = b"<!DOCTYPE html><html><head><title>404</title></head><body><h1>Not found</h1></body></html>\n"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><rect width="9" height="9"/></svg>\n'
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
EPS = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 64 64\n%%EndComments\n0 0 moveto 64 64 lineto stroke\nshowpage\n%%EOF\n"
XMP = b'<x:xmpmeta><rdf:RDF><rdf:Description tiff:Orientation="6"'  # nothing of it is closed

FILES: dict[str, tuple[Make, str]] = {
    # modes
    "1-bit.png": (plain("PNG", "1"), USED),
    "2-bit.png": (deep_png(2, 0), USED),
    "4-bit palette.png": (deep_png(4, 3), USED),
    "grey.png": (plain("PNG", "L"), USED),
    "grey with alpha.png": (plain("PNG", "LA"), USED),
    "palette.png": (plain("PNG", "P"), USED),
    "palette, one colour transparent.png": (plain("PNG", "P", transparency=3), USED),
    "palette, transparent by degrees.png": (plain("PNG", "P", transparency=bytes(range(256))), USED),
    "palette, too long transparency.png": (
        png(
            chunk(b"PLTE", bytes(range(48))),
            chunk(b"tRNS", bytes(20)),
            head=header(WIDTH, HEIGHT, 8, 3),
            data=idat(pixels()[..., 0] % 16),
        ),
        USED,
    ),
    "grey key.png": (plain("PNG", "L", transparency=7), USED),
    "colour key.png": (plain("PNG", "RGB", transparency=(1, 2, 3)), USED),
    "rgba.png": (plain("PNG", "RGBA"), USED),
    "16-bit grey.png": (lambda: saved(wide("uint16"), "PNG"), USED),
    "16-bit grey and alpha.png": (deep_png(16, 4), USED),
    "16-bit colour.png": (deep_png(16, 2), USED),
    "16-bit colour and alpha.png": (deep_png(16, 6), USED),
    "interlaced.png": (interlaced_png, USED),
    "grey.jpg": (plain("JPEG", "L"), USED),
    "cmyk.jpg": (plain("JPEG", "CMYK"), USED),
    "cmyk, inverted as Adobe does.jpg": (with_segment(0xEE, b"Adobe\0\x64\0\0\0\0\0", plain("JPEG", "CMYK")), USED),
    "ycck.jpg": (with_segment(0xEE, b"Adobe\0\x64\0\0\0\0\2", plain("JPEG", "CMYK")), USED),
    "ycbcr.jpg": (plain("JPEG", "YCbCr"), USED),
    "rgb.jpg": (plain("JPEG", keep_rgb=True), USED),
    "1-bit, group 4.tif": (plain("TIFF", "1", compression="group4"), USED),
    "16-bit.tif": (lambda: saved(wide("uint16"), "TIFF"), USED),
    "16-bit, signed.tif": (sampled_tiff(np.arange(-640, 640, dtype="<i2").reshape(HEIGHT, WIDTH), 2), USED),
    "32-bit.tif": (lambda: saved(wide("int32", -1e6, 1e6), "TIFF"), USED),
    "32-bit, unsigned.tif": (sampled_tiff(np.arange(2**31, 2**31 + 1280, dtype="<u4").reshape(HEIGHT, WIDTH), 1), USED),
    "floating.tif": (lambda: saved(wide("float32", 0, 1), "TIFF"), USED),
    "floating, large.tif": (lambda: saved(wide("float32", -3e38, 3e38), "TIFF"), USED),
    "floating with nan.tif": (floats_with_holes, USED),
    "nothing but nan.tif": (only_nan, USED),
    "lab.tif": (plain("TIFF", "LAB"), USED),
    "ycbcr.tif": (plain("TIFF", "YCbCr"), USED),
    "cmyk.tif": (plain("TIFF", "CMYK"), USED),
    "rgba.tif": (plain("TIFF", "RGBA"), USED),
    # orientation
    **{f"orientation {turn}.jpg": (plain("JPEG", exif=exif(turn)), USED) for turn in range(1, 9)},
    "orientation 6.png": (plain("PNG", exif=exif(6)), USED),
    "orientation 6.webp": (plain("WEBP", exif=exif(6)), USED),
    "orientation 6.tif": (colour_tiff(more={274: (6,)}), USED),
    "orientation 6.avif": (plain("AVIF", exif=exif(6)), USED),
    "orientation 0.jpg": (plain("JPEG", exif=exif(0)), USED),
    "orientation 9.jpg": (plain("JPEG", exif=exif(9)), USED),
    "orientation a text.jpg": (jpeg_with_exif(raw_exif(0x0112, 2, 4, 0x73697800)), USED),
    "orientation of four thousand million.jpg": (jpeg_with_exif(raw_exif(0x0112, 3, 2**32 - 1, 26)), USED),
    "orientation twice.jpg": (jpeg_with_exif(raw_exif(0x0112, 3, 2, 0x00060003)), USED),
    "exif of noise.jpg": (jpeg_with_exif(b"Exif\0\0" + noise(500)), USED),
    "exif of nothing.jpg": (jpeg_with_exif(b"Exif\0\0"), USED),
    "exif cut off.jpg": (jpeg_with_exif(exif(6)[:12]), USED),
    "exif in circles.jpg": (jpeg_with_exif(raw_exif(0x8769, 4, 1, 8, 8)), USED),
    "exif of noise.png": (png(chunk(b"eXIf", noise(100))), USED),
    "exif of noise.webp": (plain("WEBP", exif=b"Exif\0\0" + noise(100)), USED),
    "exif in odd digits.png": (png(chunk(b"tEXt", b"Raw profile type exif\0\nexif\n     9\n45zz6")), USED),
    "xmp unclosed.jpg": (with_segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP), USED),
    "xmp unclosed.png": (png(chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP)), USED),
    # colour profiles
    "profile of sRGB.png": (profiled("PNG", "RGB", icc), USED),
    "profile by another name.png": (profiled("PNG", "RGBA", another_icc), USED),
    "profile of another mode.jpg": (profiled("JPEG", "CMYK", another_icc), USED),
    "profile of colour in grey.png": (profiled("PNG", "L", another_icc), USED),
    "profile of lab in colour.tif": (profiled("TIFF", "RGB", lab_icc), USED),
    "profile of lab.tif": (profiled("TIFF", "LAB", lab_icc), USED),
    "profile in parts.jpg": (lambda: profiled_in_parts((1, 2)), USED),
    "profile in parts, swapped.jpg": (lambda: profiled_in_parts((2, 1)), USED),
    "profile in parts, one missing.jpg": (lambda: profiled_in_parts((2,)), USED),
    "profile of noise.jpg": (profiled("JPEG", "RGB", lambda: noise(1000)), USED),
    "profile of noise behind its header.png": (profiled("PNG", "RGB", scrambled(another_icc, 0.3, 1.0)), USED),
    "profile cut off.webp": (profiled("WEBP", "RGB", cut(another_icc, 0.5)), USED),
    "profile of nothing.tif": (profiled("TIFF", "RGB", bytes), USED),
    "profile not deflated.png": (png(chunk(b"iCCP", b"it\0\0" + noise(50))), USED),
    # names that say something else
    "a png.jpg": (plain("PNG"), USED),
    "a jpeg.png": (plain("JPEG"), USED),
    "a webp.jpeg": (plain("WEBP"), USED),
    "a gif.bmp": (plain("GIF"), USED),
    "a bmp.tga": (plain("BMP"), USED),
    "an avif.jpg": (plain("AVIF"), USED),
    "a png.txt": (plain("PNG"), USED),
    "a jpeg without an ending": (plain("JPEG"), USED),
    "CAPITALS.PNG": (plain("PNG"), USED),
    "two.endings.jpg.png": (plain("PNG"), USED),
    "数字 七.png": (plain("PNG"), USED),
    "naïve ß é 🎨.jpg": (plain("JPEG"), USED),
    "صورة.webp": (plain("WEBP"), USED),
    "e\u0301 of two signs.gif": (plain("GIF"), USED),
    "100 %{}.png": (plain("PNG"), USED),
    "x" * 200 + ".png": (plain("PNG"), USED),
    # sizes
    "8 x 8.png": (sized("PNG", 8, 8), USED),
    "8 x 7.png": (sized("PNG", 8, 7), causes.TOO_SMALL),
    "1 x 1.png": (sized("PNG", 1, 1), causes.TOO_SMALL),
    "1 x 1.gif": (sized("GIF", 1, 1, "L"), causes.TOO_SMALL),
    "1 x 1.jpg": (sized("JPEG", 1, 1), causes.TOO_SMALL),
    "1 x 5000.png": (sized("PNG", 1, 5000), causes.TOO_SMALL),
    "20000 x 10.png": (sized("PNG", 20_000, 10), USED),
    "10 x 20000.jpg": (sized("JPEG", 10, 20_000), USED),
    "65500 x 8.jpg": (sized("JPEG", 65_500, 8), USED),
    "0 x 32.png": (png(head=header(0, HEIGHT)), causes.DAMAGED),
    # films
    "film.gif": (film("GIF"), USED),
    "film.webp": (film("WEBP"), USED),
    "film.png": (film("PNG"), USED),
    "film.avif": (film("AVIF"), USED),
    "pages.tif": (film("TIFF"), USED),
    "pair.mpo": (film("MPO"), USED),
    "pair.jpg": (film("MPO"), USED),
    "film of 10000 frames.gif": (lambda: gif_of_many(10_000), USED),
    "film of 10000 frames.png": (apng(10_000), USED),
    "film of no frames.png": (apng(1, 0), USED),
    "film of too many frames.png": (apng(2, 2**31 - 1), USED),
    "film, still beside it.png": (png(chunk(b"acTL", struct.pack(">II", 1, 0)), last=frame(0)), USED),
    "film cut off later.gif": (cut(film("GIF"), 0.8), USED),
    "film cut off later.png": (cut(apng(5), 0.7), USED),
    # other formats
    "icon.ico": (sized("ICO", 64, 64, "RGBA", sizes=[(16, 16), (32, 32), (64, 64)]), USED),
    "icon as bmp.ico": (sized("ICO", 32, 32, "RGBA", sizes=[(32, 32)], bitmap_format="bmp"), USED),
    "cursor.cur": (cursor, USED),
    "apple.icns": (sized("ICNS", 128, 128, "RGBA"), USED),
    "targa.tga": (plain("TGA"), USED),
    "targa in runs.tga": (plain("TGA", "RGBA", compression="tga_rle"), USED),
    "targa of a palette.tga": (plain("TGA", "P"), USED),
    "paintbrush.pcx": (plain("PCX"), USED),
    "paintbrush, 1 bit.pcx": (plain("PCX", "1"), USED),
    "pixmap.ppm": (plain("PPM"), USED),
    "pixmap, 1 bit.pbm": (plain("PPM", "1"), USED),
    "pixmap in digits.pgm": (lambda: numbers("P2"), USED),
    "pixmap in coloured digits.ppm": (lambda: numbers("P3"), USED),
    "pixmap of 16 bits.pgm": (lambda: saved(wide("uint16"), "PPM"), USED),
    "pixmap of floats.pfm": (lambda: saved(wide("float32", 0, 1), "PPM"), USED),
    "silicon.sgi": (plain("SGI"), USED),
    "silicon, 16 bits.sgi": (plain("SGI", bpc=2), USED),
    "quite ok.qoi": (plain("QOI", "RGBA"), USED),
    "jpeg 2000.jp2": (plain("JPEG2000"), USED),
    "jpeg 2000, bare.j2k": (plain("JPEG2000", "RGBA", no_jp2=True), USED),
    "jpeg 2000 of 16 bits.jp2": (lambda: saved(wide("uint16"), "JPEG2000"), USED),
    "av1.avif": (plain("AVIF", "RGBA"), USED),
    "surface.dds": (plain("DDS", "RGBA"), USED),
    "surface in blocks.dds": (plain("DDS", "RGBA", pixel_format="DXT5"), USED),
    "two levels.msp": (plain("MSP", "1"), USED),
    "x11.xbm": (plain("XBM", "1"), USED),
    "x11.xpm": (xpm, USED),
    "blizzard.blp": (plain("BLP", "P"), USED),
    "ifunny.im": (plain("IM"), USED),
    "spider.spi": (lambda: saved(wide("float32", 0, 1), "SPIDER"), USED),
    "shop.psd": (psd(WIDTH, HEIGHT), USED),
    "workstation.ras": (lambda: sun(WIDTH, HEIGHT), USED),
    "telescope.fits": (lambda: fits(WIDTH, HEIGHT), USED),
    "lossless.webp": (plain("WEBP", "RGBA", lossless=True), USED),
    # BMP
    "1 bit.bmp": (plain("BMP", "1"), USED),
    "4 bits.bmp": (bmp(4, noise(WIDTH // 2 * HEIGHT), colours=noise(16 * 4)), USED),
    "palette.bmp": (plain("BMP", "P"), USED),
    "16 bits.bmp": (bmp(16, noise(WIDTH * HEIGHT * 2)), USED),
    "16 bits, more green.bmp": (bmp(16, noise(WIDTH * HEIGHT * 2), compression=3, masks=(0xF800, 0x7E0, 0x1F)), USED),
    "32 bits.bmp": (plain("BMP", "RGBA"), USED),
    "top down.bmp": (bmp(24, noise(WIDTH * HEIGHT * 3), height=-HEIGHT), USED),
    "in runs.bmp": (bmp(8, RUNS, compression=1, colours=GREYS), USED),
    "in runs of 4 bits.bmp": (bmp(4, RUNS, compression=2, colours=GREYS[: 16 * 4]), USED),
    "of OS 2.bmp": (old_bmp, USED),
    "without its file header.dib": (plain("DIB"), USED),
    "runs beyond the edge.bmp": (bmp(8, b"\0\2\xff\xff" * 50 + b"\xff\x07" * 50 + b"\0\1", compression=1, colours=GREYS), USED),
    "runs without an end.bmp": (bmp(8, RUNS[: len(RUNS) // 2], compression=1, colours=GREYS), causes.TRUNCATED),
    "palette of a thousand million.bmp": (bmp(8, noise(WIDTH * HEIGHT), colours=GREYS, count=2**30), causes.DAMAGED),
    "3 bits.bmp": (bmp(3, noise(WIDTH * HEIGHT)), causes.DAMAGED),
    # TIFF
    "lzw.tif": (plain("TIFF", compression="tiff_lzw"), USED),
    "deflated.tif": (plain("TIFF", compression="tiff_adobe_deflate"), USED),
    "packed.tif": (plain("TIFF", compression="packbits"), USED),
    "jpeg in it.tif": (plain("TIFF", compression="jpeg"), USED),
    "big.tif": (plain("TIFF", big_tiff=True), USED),
    "big-endian.tif": (
        lambda: tiff({256: (WIDTH,), 257: (HEIGHT,), 258: (8,), 259: (1,), 262: (0,), 279: (1280,)}, noise(1280), order=">"),
        USED,
    ),
    "in circles.tif": (
        lambda: tiff({256: (WIDTH,), 257: (HEIGHT,), 258: (8,), 259: (1,), 262: (1,), 279: (1280,)}, noise(1280), 8),
        USED,
    ),
    "five channels.tif": (colour_tiff(noise(WIDTH * HEIGHT * 5), more={258: (8,) * 5, 277: (5,), 338: (0, 0)}), USED),
    "compressed by something unknown.tif": (colour_tiff(compression=9999), causes.DAMAGED),
    "strip beyond the end.tif": (colour_tiff(b"short"), causes.TRUNCATED),
    # cut off
    "cut.png": (cut(plain("PNG"), 0.6), causes.TRUNCATED),
    "cut in its header.png": (lambda: plain("PNG")()[:20], causes.TRUNCATED),
    "cut after its signature.png": (lambda: PNG, causes.TRUNCATED),
    "cut before its end.png": (lambda: plain("PNG")()[:-12], USED),
    "cut.jpg": (cut(sized("JPEG", 200, 200), 0.6), causes.TRUNCATED),
    "cut in its header.jpg": (lambda: plain("JPEG")()[:100], causes.TRUNCATED),
    "cut progressive.jpg": (cut(sized("JPEG", 200, 200, progressive=True), 0.6), causes.TRUNCATED),
    "cut before its end.jpg": (lambda: plain("JPEG")()[:-2], causes.TRUNCATED),
    "cut.gif": (cut(sized("GIF", 200, 200), 0.6), causes.TRUNCATED),
    "cut before its picture.gif": (lambda: plain("GIF", "L")()[:100], causes.TRUNCATED),
    "cut before its end.gif": (lambda: plain("GIF")()[:-1], USED),
    "cut.webp": (cut(plain("WEBP"), 0.6), causes.TRUNCATED),
    "cut lossless.webp": (cut(plain("WEBP", lossless=True), 0.6), causes.TRUNCATED),
    "cut film.webp": (cut(film("WEBP"), 0.1), causes.TRUNCATED),
    "cut.tif": (cut(plain("TIFF"), 0.6), causes.TRUNCATED),
    "cut lzw.tif": (cut(plain("TIFF", compression="tiff_lzw"), 0.5), causes.TRUNCATED),
    "cut.bmp": (cut(plain("BMP"), 0.6), causes.TRUNCATED),
    "cut in its header.bmp": (lambda: plain("BMP")()[:30], causes.TRUNCATED),
    "cut.tga": (cut(plain("TGA"), 0.6), causes.TRUNCATED),
    "cut.ppm": (cut(plain("PPM"), 0.6), causes.TRUNCATED),
    "cut digits.ppm": (cut(lambda: numbers("P3"), 0.6), causes.TRUNCATED),
    "cut.sgi": (cut(plain("SGI"), 0.6), causes.TRUNCATED),
    "cut.pcx": (cut(plain("PCX"), 0.6), causes.TRUNCATED),
    "cut.qoi": (cut(plain("QOI"), 0.6), causes.TRUNCATED),
    "cut.jp2": (cut(plain("JPEG2000"), 0.6), causes.TRUNCATED),
    "cut.avif": (cut(plain("AVIF"), 0.6), causes.TRUNCATED),
    "cut.dds": (cut(plain("DDS"), 0.6), causes.TRUNCATED),
    "cut.ico": (cut(sized("ICO", 64, 64, "RGBA", sizes=[(64, 64)]), 0.6), causes.TRUNCATED),
    "cut.icns": (cut(sized("ICNS", 128, 128, "RGBA"), 0.6), causes.TRUNCATED),
    "cut.psd": (cut(psd(WIDTH, HEIGHT), 0.6), causes.TRUNCATED),
    # nothing in them
    "empty.png": (bytes, causes.EMPTY),
    "empty.jpg": (bytes, causes.EMPTY),
    "zeros.jpg": (lambda: bytes(5000), causes.NOT_AN_IMAGE),
    "noise.png": (lambda: noise(5000), causes.NOT_AN_IMAGE),
    "one byte.gif": (lambda: b"G", causes.NOT_AN_IMAGE),
    "line end before it.jpg": (lambda: b"\r\n" + plain("JPEG")(), causes.NOT_AN_IMAGE),
    "line ends changed.png": (replaced(plain("PNG"), b"\r\n", b"\n"), causes.NOT_AN_IMAGE),
    # something else
    "a text.jpg": (lambda: PLAIN_TEXT, causes.NOT_AN_IMAGE),
    "a page.jpg": (lambda: HTML, causes.NOT_AN_IMAGE),
    "a drawing.png": (lambda: SVG, causes.NOT_AN_IMAGE),
    "a document.jpg": (lambda: PDF, causes.NOT_AN_IMAGE),
    "postscript.png": (lambda: EPS, causes.NOT_AN_IMAGE),
    "postscript of dos.tif": (
        lambda: b"\xc5\xd0\xd3\xc6" + struct.pack("<6I", 30, len(EPS), 0, 0, 0, 0) + b"\xff\xff" + EPS,
        causes.NOT_AN_IMAGE,
    ),
    "a metafile.bmp": (lambda: b"\xd7\xcd\xc6\x9a" + bytes(14) + b"\1\0\x09\0" + bytes(50), causes.NOT_AN_IMAGE),
    "an archive.png": (lambda: b"PK\x05\x06" + bytes(18), causes.NOT_AN_IMAGE),
    "a program.gif": (lambda: b"\x7fELF\2\1\1" + bytes(500), causes.NOT_AN_IMAGE),
    "a film.jpg": (lambda: b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + bytes(500), causes.NOT_AN_IMAGE),
    "a sound.webp": (lambda: b"RIFF" + struct.pack("<I", 504) + b"WAVE" + bytes(500), causes.NOT_AN_IMAGE),
    "of a phone.jpg": (lambda: b"\0\0\0\x18ftypheic\0\0\0\0heicmif1" + bytes(500), causes.HEIC),
    "json.png": (lambda: b'{"error": "rate limited"}', causes.NOT_AN_IMAGE),
    # damaged
    "wrong sum of its header.png": (png(head=header(WIDTH, HEIGHT)[:-4] + b"\0\0\0\0"), causes.DAMAGED),
    # the sum is all that is wrong: the pixels have another of their own
    "wrong sum of its pixels.png": (png(data=wrong_sum(b"IDAT", zlib.compress(rows(pixels())))), USED),
    "wrong sum of its text.png": (png(wrong_sum(b"tEXt", b"Title\0it")), causes.DAMAGED),
    "wrong sum behind its pixels.png": (png(last=wrong_sum(b"tEXt", b"Title\0it")), USED),
    "noise for pixels.png": (png(data=chunk(b"IDAT", noise(500))), causes.DAMAGED),
    "no pixels.png": (png(data=b""), causes.DAMAGED),
    "too few pixels.png": (png(data=idat(pixels()[:5])), USED),
    "too many pixels.png": (png(data=chunk(b"IDAT", zlib.compress(rows(pixels()) * 2))), USED),
    "unknown colours.png": (png(head=header(WIDTH, HEIGHT, 8, 5)), causes.DAMAGED),
    "no palette.png": (png(head=header(WIDTH, HEIGHT, 8, 3), data=idat(pixels()[..., 0])), USED),
    "short palette.png": (png(chunk(b"PLTE", bytes(6)), head=header(WIDTH, HEIGHT, 8, 3), data=idat(pixels()[..., 0])), USED),
    "unknown chunk.png": (png(chunk(b"quEe", noise(100))), USED),
    "huge chunk.png": (png(struct.pack(">I", 2**31 - 1) + b"teXt"), causes.TRUNCATED),
    "pixels in a thousand parts.png": (
        png(data=b"".join(chunk(b"IDAT", bytes([byte])) for byte in zlib.compress(rows(pixels())))),
        USED,
    ),
    "after its end.png": (followed(plain("PNG"), noise(5000)), USED),
    "after its end.jpg": (followed(plain("JPEG"), noise(5000)), USED),
    "a film after its end.jpg": (followed(plain("JPEG"), b"\0\0\0\x18ftypmp42" + noise(5000)), USED),
    "after its end.gif": (followed(plain("GIF"), noise(5000)), USED),
    "noise in its scan.jpg": (scrambled(sized("JPEG", 200, 200), 0.5, 0.6), causes.DAMAGED),
    "without huffman tables.jpg": (without(0xC4), USED),
    "without quantisation.jpg": (without(0xDB), causes.DAMAGED),
    "without a frame.jpg": (without(0xC0), causes.DAMAGED),
    "without a scan.jpg": (without(0xDA), causes.DAMAGED),
    "12 bits.jpg": (frame_of(plain("JPEG"), 4, b"\x0c"), causes.DAMAGED),
    "no height.jpg": (frame_of(plain("JPEG"), 5, b"\0\0"), causes.DAMAGED),
    "two components.jpg": (frame_of(plain("JPEG"), 9, b"\x02"), causes.DAMAGED),
    "long comment.jpg": (with_segment(0xFE, b"x" * 65_533), USED),
    "padded.jpg": (lambda: b"\xff\xd8" + b"\xff" * 5000 + plain("JPEG")()[2:], USED),
    "noise for codes.gif": (scrambled(sized("GIF", 200, 200, "L"), 0.5, 0.9), causes.DAMAGED),
    "codes of 200 bits.gif": (gif(16, 16, bits=200), causes.DAMAGED),
    "by hand.gif": (gif(16, 16), USED),
    "frame beyond its screen.gif": (gif(16, 16, (8, 8, 16, 16)), USED),
    "interlaced.gif": (gif(16, 16, flags=0x40), USED),
    "noise.webp": (patched(plain("WEBP"), 20, noise(20)), causes.DAMAGED),
    "noise.avif": (scrambled(plain("AVIF"), 0.75, 1.0), causes.DAMAGED),
    "noise.jp2": (scrambled(plain("JPEG2000"), 0.05, 0.3), causes.DAMAGED),
    "no maximum.ppm": (lambda: numbers("P3", "0"), causes.DAMAGED),
    "no digits.ppm": (lambda: b"P3\n40 32\n255\n" + b"x " * 4000, causes.DAMAGED),
    "minus 40 wide.ppm": (lambda: b"P6\n-40 32\n255\n" + noise(5000), causes.DAMAGED),
    # bombs
    "60000 x 60000.png": (png(head=header(60_000, 60_000)), causes.BOMB),
    "2147483647 x 2147483647.png": (png(head=header(2**31 - 1, 2**31 - 1)), causes.BOMB),
    "10000 x 10000.png": (lambda: blank_png(10_000, 10_000), causes.BOMB),
    "65500 x 65500.jpg": (frame_of(plain("JPEG"), 5, struct.pack(">HH", 65_500, 65_500)), causes.BOMB),
    "60000 x 60000.bmp": (bmp(24, noise(500), 60_000, 60_000), causes.BOMB),
    "60000 x 60000 in runs.bmp": (bmp(8, RUNS, 60_000, 60_000, 1, GREYS), causes.BOMB),
    "65535 x 65535.gif": (gif(65_535, 65_535), causes.BOMB),
    "frame of 65535 x 65535.gif": (gif(16, 16, (0, 0, 65_535, 65_535)), causes.BOMB),
    "60000 x 60000.tif": (colour_tiff(zlib.compress(bytes(5000)), 8, 60_000, 60_000), causes.BOMB),
    "30000 x 30000.psd": (psd(30_000, 30_000, b"\0" * 500), causes.BOMB),
    "16383 x 16383.webp": (lambda: webp_of_canvas(16_383, 16_383), causes.BOMB),
    "60000 x 60000.jp2": (codestream(60_000, 60_000), causes.BOMB),
    "60000 x 60000.ppm": (lambda: b"P6\n60000 60000\n255\n" + noise(500), causes.BOMB),
    "60000 x 60000.qoi": (patched(plain("QOI"), 4, struct.pack(">II", 60_000, 60_000)), causes.BOMB),
    "60000 x 60000.tga": (patched(plain("TGA"), 12, struct.pack("<HH", 60_000, 60_000)), causes.BOMB),
    "60000 x 60000.sgi": (patched(plain("SGI"), 6, struct.pack(">HH", 60_000, 60_000)), causes.BOMB),
    "60000 x 60000.dds": (patched(plain("DDS"), 12, struct.pack("<II", 60_000, 60_000)), causes.BOMB),
    "60000 x 60000.pcx": (patched(plain("PCX"), 8, struct.pack("<HH", 59_999, 59_999)), causes.BOMB),
    "60000 x 60000.ras": (lambda: sun(60_000, 60_000), causes.BOMB),
    "60000 x 60000.fits": (lambda: fits(60_000, 60_000), causes.BOMB),
    "60000 x 60000.xbm": (lambda: bitmap_of(60_000, 60_000), causes.BOMB),
    "60000 x 60000 in it.ico": (lambda: icon_of(png(head=header(60_000, 60_000))()), causes.BOMB),
    "13000 x 13000 in it.ico": (lambda: icon_of(blank_png(13_000, 13_000)), causes.BOMB),
    "60000 x 60000 in it.icns": (lambda: apple_icon_of(png(head=header(60_000, 60_000))()), causes.BOMB),
    "13000 x 13000 in it.icns": (lambda: apple_icon_of(blank_png(13_000, 13_000)), causes.DAMAGED),
    "inflating text.png": (lambda: png(chunk(b"zTXt", b"Comment\0\0" + inflating(64)))(), causes.BOMB),
    "inflating text behind its pixels.png": (lambda: png(last=chunk(b"zTXt", b"Comment\0\0" + inflating(64)))(), causes.BOMB),
    "inflating international text.png": (lambda: png(chunk(b"iTXt", b"Comment\0\1\0\0\0" + inflating(64)))(), causes.BOMB),
    "inflating profile.png": (lambda: png(chunk(b"iCCP", b"it\0\0" + inflating(64)))(), causes.BOMB),
    "many inflating texts.png": (png(*[chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(1_000_000)))] * 100), causes.BOMB),
    "inflating pixels.png": (lambda: png(data=chunk(b"IDAT", zlib.compress(rows(pixels()) + bytes(64 * 2**20))))(), USED),
    "long text.png": (png(chunk(b"tEXt", b"Comment\0" + b"x" * 3_000_000)), USED),
    "a few scans.jpg": (plain("JPEG", progressive=True), USED),
    "5000 scans.jpg": (many_scans(5_000), causes.BOMB),
    "60 scans of many pixels.jpg": (many_scans(60, 6000, 6000), causes.BOMB),
    "12000 empty scans.jpg": (many_empty_scans(12_000, 1500, 1500, 0xC2), causes.BOMB),
    # these go on for long, and so come last: what does not end in time slows down the next
    "12000 empty scans, not progressive.jpg": (many_empty_scans(12_000, 1500, 1500, 0xC0), causes.BOMB),
    "12000 empty scans in it.blp": (lambda: blizzard_of(many_empty_scans(12_000, 1500, 1500, 0xC0)()), causes.BOMB),
    "a million tiles.tif": (lambda: tiles_of_one_pixel(1000), causes.TOO_LARGE),
    "a million chunks.png": (lambda: png(chunk(b"quEe") * 1_000_000)(), causes.TOO_LARGE),
    "millions of bytes to skip.jpg": (lambda: b"\xff\xd8" + b"\xff" * 7_000_000 + plain("JPEG")()[2:], causes.TOO_LARGE),
    "comments among the digits.pbm": (lambda: b"P1 1000 1000\n" + b"#\n" * 150_000 + b"01" * 500_000, causes.TOO_LARGE),
    "comment of millions.ppm": (lambda: b"P6\n#" + b"x" * 12_000_000 + b"\n40 32\n255\n" + noise(3840), causes.TOO_LARGE),
    "millions of steps.bmp": (lambda: bmp(8, b"\0\2\0\0" * 4_000_000 + RUNS, compression=1, colours=GREYS)(), causes.TOO_LARGE),
}
