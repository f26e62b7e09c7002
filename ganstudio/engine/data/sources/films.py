"""Reads frames of films with ffmpeg, in their display shape and with their transparency."""

import io
import re
from collections.abc import Iterator
from subprocess import DEVNULL, PIPE, Popen, run
from tempfile import TemporaryFile
from typing import IO

from PIL import Image

from ganstudio.engine.data.decoding.decode import MAX_PIXELS
from ganstudio.engine.errors import DatasetError
from ganstudio.engine.text import QT_TRANSLATE_NOOP as mark

FILMS = (".mp4", ".m4v", ".mov", ".mkv", ".avi", ".webm", ".mpg", ".mpeg", ".ogv", ".wmv", ".flv")
# a text file that claims to be a film may name other files: ffmpeg reads no playlists, and no file but this
FORMATS = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpeg,mpegts,mpegvideo,ogg,asf,flv"
INPUT = ("-protocol_whitelist", "file", "-format_whitelist", FORMATS)
# the shorter side of non-square pixels is enlarged; no real film has pixels longer than four times their width
SQUARE = r"scale=w='if(gt(sar\,1)\,round(iw*min(sar\,4))\,iw)':h='if(lt(sar\,1)\,round(ih/max(sar\,0.25))\,ih)'"
STREAM = re.compile(r"Stream #.*?: Video: (\w+)[^,]*, (\w+)")
ALPHA_FORMAT = re.compile(r"yuva|rgba|argb|bgra|abgr|gbrap|ya8|ya16|pal8")
ALPHA_BESIDE = re.compile(r"alpha_mode\s*: 1")  # WebM's mark for a separate alpha stream, which only these decoders read
ALPHA_DECODERS = {"vp8": "libvpx", "vp9": "libvpx-vp9"}
LONGEST_PROBE = 60.0  # seconds


def film_frames(path: str, rate: float) -> Iterator[bytes]:
    """Yield ``rate`` frames per second as JPEG files, or as PNG files if the film is transparent."""
    try:
        import imageio_ffmpeg
    except ImportError:
        text = mark("engine", 'Opening films needs the video extra: pip install "ganstudio[video]"')
        raise DatasetError(text) from None
    ffmpeg = imageio_ffmpeg.get_ffmpeg_exe()
    decoder, has_alpha = _alpha(ffmpeg, path)
    kind = ("-pix_fmt", "rgba" if has_alpha else "rgb24", "-c:v", "pam")  # formats that state their own size
    wanted = ["-i", path, "-vf", f"{SQUARE},fps={rate:g}", "-f", "image2pipe", *kind, "-"]
    command = [ffmpeg, "-nostdin", "-loglevel", "error", *INPUT, *decoder, *wanted]
    with TemporaryFile() as words, Popen(command, stdin=DEVNULL, stdout=PIPE, stderr=words) as process:
        assert process.stdout is not None
        try:
            while (image := _frame(process.stdout)) is not None:
                buffer = io.BytesIO()
                if has_alpha:
                    image.save(buffer, "PNG", compress_level=1)
                else:
                    image.save(buffer, "JPEG", quality=95, subsampling=0)
                yield buffer.getvalue()
        finally:
            process.kill()
            process.stdout.close()
        words.seek(0)
        if said := words.read().decode(errors="replace"):
            raise ValueError(said)


def _alpha(ffmpeg: str, path: str) -> tuple[tuple[str, ...], bool]:
    """Return the decoder to ask for, () for the default, and whether the film is transparent. Only ffmpeg's messages tell."""
    command = [ffmpeg, "-nostdin", "-hide_banner", *INPUT, "-i", path]
    said = run(command, stdin=DEVNULL, stdout=DEVNULL, stderr=PIPE, check=False, timeout=LONGEST_PROBE).stderr.decode(
        errors="replace"
    )
    stream = STREAM.search(said)
    if stream is None:
        return (), False
    codec, pixels = stream.groups()
    if codec in ALPHA_DECODERS and ALPHA_BESIDE.search(said):
        return ("-c:v", ALPHA_DECODERS[codec]), True
    return (), bool(ALPHA_FORMAT.match(pixels))


def _frame(stream: IO[bytes]) -> Image.Image | None:
    """Read the next picture from a stream of PAM files; None at its end."""
    if not (begin := stream.readline()):
        return None
    head = {}
    while (line := stream.readline().strip()) not in (b"ENDHDR", b""):
        name, _, value = line.partition(b" ")
        head[name] = value
    width, height, channels = (int(head.get(name, 0)) for name in (b"WIDTH", b"HEIGHT", b"DEPTH"))
    if begin != b"P7\n" or channels not in (3, 4) or width * height > MAX_PIXELS:
        raise ValueError(f"its frames have {width:,} x {height:,} pixels")
    return Image.frombytes("RGBA" if channels == 4 else "RGB", (width, height), stream.read(channels * width * height))
