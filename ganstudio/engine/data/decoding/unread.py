"""Recognises kinds of pictures that the studio does not read, instead of calling them damaged or showing a thumbnail."""

import re

from ganstudio.engine.data.causes import CAMERA_RAW, HEIC, UNSUPPORTED
from ganstudio.engine.data.decoding.tiff import BITS, COMPRESSION, DNG, PHOTOMETRIC, SAMPLE_FORMAT, SAMPLES, Tags, Tiff, is_tiff

RAW_ENDING = re.compile(
    r"\.(3fr|ari|arw|bay|cr2|cr3|crw|dcr|dcs|dng|drf|eip|erf|fff|gpr|iiq|k25|kdc|mdc|mef|mos|mrw|nef|nrw|orf|pef|ptx|r3d|raf|raw|rw2"
    r"|rwl|rwz|sr2|srf|srw|x3f)$",
    re.IGNORECASE,
)
# Fujifilm, Minolta, Sigma, Canon before 2004, Olympus, Panasonic
RAW_BEGINNINGS = (b"FUJIFILMCCD-RAW", b"\0MRM", b"FOVb", b"II\x1a\0\0\0HEAPCCDR", b"IIRO", b"IIRS", b"MMOR", b"IIU\0")
CANON, CANON_PLACE = b"CR", slice(8, 10)
COLOUR_FILTERS, LINEAR_RAW = 32803, 34892  # in PHOTOMETRIC: a sensor's values, before and after demosaicing
HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1"}
AVIF_BRANDS = {b"avif", b"avis"}
JPEG_XL = (b"\xff\x0a", b"\0\0\0\x0cJXL \r\n\x87\n")
SIGNED, FLOATING = 2, 3  # in SAMPLE_FORMAT
LAB = (8, 9, 10)  # in PHOTOMETRIC: three encodings of Lab
JPEG_COMPRESSION = (6, 7)

RAW_ADVICE = "raw data of a sensor; export it as JPEG or TIFF from the camera's or a photo program"
HEIC_ADVICE = "export it as JPEG"


def unread_kind(content: bytes, name: str) -> tuple[str, str] | None:
    """Return the cause and its detail for a file of a kind that is never read; None for other files.

    Parameters
    ----------
    content
        The file, or its first bytes.
    name
        The file's name. A camera's ending counts only where the content is a TIFF, which a decoder could take for a picture.
    """
    if _is_heic(content):
        return HEIC, HEIC_ADVICE
    if content.startswith(JPEG_XL):
        return UNSUPPORTED, "JPEG XL; export it as JPEG or PNG"
    if content.startswith(RAW_BEGINNINGS) or content[4:12] == b"ftypcrx ":
        return CAMERA_RAW, RAW_ADVICE
    if is_tiff(content) and (RAW_ENDING.search(name) or _is_raw(content)):
        return CAMERA_RAW, RAW_ADVICE
    return None


def unknown_kind(content: bytes, name: str) -> tuple[str, str] | None:
    """Return the same for a file that no decoder recognises: by its ending, or by the colours of a TIFF."""
    if RAW_ENDING.search(name):
        return CAMERA_RAW, RAW_ADVICE
    colours = _unread_colours(content)
    return (UNSUPPORTED, colours) if colours else None


def _unread_colours(content: bytes) -> str:
    """Return the colours of a TIFF that have no mode in Pillow; "" if its tags explain nothing."""
    tags = Tiff(content).first() if is_tiff(content) else {}
    if not tags or tags.get(COMPRESSION, (1,))[0] in JPEG_COMPRESSION:
        return ""
    samples, bits = tags.get(SAMPLES, (1,))[0], tags.get(BITS, (1,))
    formats, photometric = tags.get(SAMPLE_FORMAT, ()), tags.get(PHOTOMETRIC, (0,))[0]
    channels = f"{samples} channels of " if samples > 1 else ""
    if FLOATING in formats:
        return f"{channels}floating-point numbers of {bits[0]} bits; save it with 8 or 16 bits"
    if SIGNED in formats:
        return f"{channels}signed numbers of {bits[0]} bits; save it with unsigned numbers of 8 or 16 bits"
    if photometric in LAB:
        return f"Lab colours of {bits[0]} bits; save it as an RGB picture"
    if samples > 4 or (samples > 2 and photometric in (0, 1)):
        return f"{samples} channels; save those to learn from as grey or RGB pictures"
    if bits[0] > 16 or len(set(bits)) > 1:
        return f"channels of {', '.join(map(str, dict.fromkeys(bits)))} bits; save it with 8 or 16 bits"
    if samples == 2 and bits[0] > 8:
        return f"a grey and an alpha channel of {bits[0]} bits; save it as PNG"
    if photometric == 0 and bits[0] > 8:
        return f"grey of {bits[0]} bits with white as 0; save it with black as 0"
    return ""


def _is_heic(content: bytes) -> bool:
    """Return whether its file type box names HEIC (ISO 14496-12, section 4.3): size, "ftyp", brand, version, compatible brands."""
    if content[4:8] != b"ftyp":
        return False
    end = min(int.from_bytes(content[:4], "big"), 256)
    brands = {content[8:12], *(content[place : place + 4] for place in range(16, end, 4))}
    return bool(brands & HEIC_BRANDS) and not brands & AVIF_BRANDS


def _is_raw(content: bytes) -> bool:
    """Return whether a TIFF is from a camera: Canon's mark, Adobe's tag, or a sensor's colour filters in it or below it."""
    if content[CANON_PLACE] == CANON:
        return True
    tiff = Tiff(content)
    first = tiff.first()
    return DNG in first or any(_is_of_sensor(tags) for tags in (first, *tiff.below(first)))


def _is_of_sensor(tags: Tags) -> bool:
    return tags.get(PHOTOMETRIC, (0,))[0] in (COLOUR_FILTERS, LINEAR_RAW)
