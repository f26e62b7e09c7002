"""Names in archives that do not say how they are encoded."""

import io
import tarfile
import zipfile

import pytest

from ganstudio.engine.data.sources.member_names import encoding_of
from tests.engine.data.sources.test_grouping import table


@pytest.fixture
def packed(tmp_path, draw, opened):
    """``packed(ending, names)`` opens an archive of different pictures; names are bytes as they are stored, or text."""

    def make(ending, names):
        path = tmp_path / f"set{ending}"
        contents = []
        for number in range(len(names)):
            buffer = io.BytesIO()
            draw(seed=number).save(buffer, "PNG")
            contents.append(buffer.getvalue())
        if ending == ".zip":
            stand_ins = [
                chr(ord("A") + number) * len(name) if isinstance(name, bytes) else name for number, name in enumerate(names)
            ]
            with zipfile.ZipFile(path, "w") as archive:
                for stand_in, content in zip(stand_ins, contents, strict=True):
                    archive.writestr(stand_in, content)
            whole = path.read_bytes()
            for stand_in, name in zip(stand_ins, names, strict=True):
                if isinstance(name, bytes):  # in both headers; the bit for UTF-8 is not set for ASCII
                    assert whole.count(stand_in.encode()) == 2
                    whole = whole.replace(stand_in.encode(), name)
            path.write_bytes(whole)
        else:
            with tarfile.open(path, "w:gz" if ending.endswith("gz") else "w", format=tarfile.GNU_FORMAT) as archive:
                for name, content in zip(names, contents, strict=True):
                    text = name if isinstance(name, str) else name.decode("utf-8", "surrogateescape")
                    info = tarfile.TarInfo(text)
                    info.size = len(content)
                    archive.addfile(info, io.BytesIO(content))
        return opened(path)

    return make


NAMES = ["数字七/一号图片.png", "猫/二号图片.png", "plain/number three.png"]


@pytest.mark.parametrize("ending", [".zip", ".tar", ".tar.gz"])
@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_chinese_names(ending, encoding, packed, picture):
    source = packed(ending, [name.encode(encoding) for name in NAMES])
    assert table(source) == {name: name.partition("/")[0] for name in NAMES}
    assert all(picture(source, index).size == (24, 24) for index in range(3))  # zipfile compares the name with the local header


@pytest.mark.parametrize("name", ["Zoë/naïve café.png", "Ünal/größer.png", "ñandú/pingüino.png", "Åse/blåbær og øl.png"])
def test_western_names(name, packed):
    other = "Ann/a longer name for another picture.png"
    for encoding in ("utf-8", "cp437" if "ø" not in name else "utf-8"):
        source = packed(".zip", [name.encode(encoding), other.encode()])
        assert set(table(source)) == {name, other}


def test_names_that_say_that_they_are_utf_8_are_left_alone(packed):
    flagged = "Zoë/flagged.png"
    source = packed(".zip", [flagged, "猫咪图片/not flagged.png".encode("gbk")])
    assert set(table(source)) == {flagged, "猫咪图片/not flagged.png"}


def test_one_name_that_could_be_both_is_read_as_the_others():
    cat, dog = (name.encode("gbk") for name in ("猫", "狗"))
    assert cat.decode("utf-8") == "è"
    assert encoding_of([cat, dog], "cp437") == "gbk"
    assert encoding_of([cat], "cp437") == "utf-8"
    assert encoding_of([cat, "é".encode("cp437")], "cp437") == "cp437"
    assert encoding_of([b"plain"], "cp437") == "utf-8"
    assert encoding_of([b"\xff\xff"], "cp437") == "cp437"
