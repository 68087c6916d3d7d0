"""Makes NotoSansSC-GB2312.ttf. Usage: make.py <folder of @fontsource/noto-sans-sc/files> <output>"""

import sys
import tempfile
from pathlib import Path

from fontTools import merge, subset
from fontTools.ttLib import TTFont

PUNCTUATION = "·—…“”‘’、。《》（）：；！？，￥№℃±×÷"


def wanted():
    """Printable ASCII, GB 2312 and what official letters add."""
    pairs = (bytes([high, low]) for high in range(0xA1, 0xF8) for low in range(0xA1, 0xFF))
    text = b"".join(pairs).decode("gb2312", errors="ignore")
    return set(range(0x20, 0x7F)) | {ord(c) for c in text + PUNCTUATION if c != "\ufffd"}


def options():
    chosen = subset.Options()
    chosen.layout_features = []
    chosen.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "STAT", "vhea", "vmtx", "prep", "gasp"]
    chosen.hinting = False
    chosen.notdef_outline = True
    chosen.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    return chosen


def main(source, output):
    missing = wanted()
    parts = []
    with tempfile.TemporaryDirectory() as folder:
        for path in sorted(Path(source).glob("noto-sans-sc-*-400-normal.woff2")):
            font = TTFont(path)
            use = missing & set(font.getBestCmap())
            if not use:
                continue
            missing -= use
            subsetter = subset.Subsetter(options())
            subsetter.populate(unicodes=use)
            subsetter.subset(font)
            font.flavor = None
            parts.append(str(Path(folder) / f"{len(parts)}.ttf"))
            font.save(parts[-1])
        merge.Merger().merge(parts).save(output)


main(*sys.argv[1:])
