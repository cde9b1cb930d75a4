"""Makes NotoSansSC-Subset.otf, which the PNG of a profile is drawn with.

    python3 subset.py NotoSansCJK-Regular.ttc NotoSansSC-Subset.otf

The collection is that of Debian's package fonts-noto-cjk (1:20220127+repack1-1),
fontTools that of python3-fonttools (4.38). Kept are the characters of GB 2312 and
the frequently used ones of Big5, Latin, Greek, Cyrillic, punctuation and the
common symbols. Left out are hints, layout features and vertical metrics: Go's
rasteriser reads none of them.
"""

import sys

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont

RANGES = [
    (0x20, 0x7E), (0xA0, 0x24F),  # Latin
    (0x370, 0x3FF), (0x400, 0x45F),  # Greek, Cyrillic
    (0x2010, 0x205F), (0x20A0, 0x20BF),  # punctuation, currencies
    (0x2150, 0x22FF), (0x2460, 0x24FE),  # numbers, arrows, operators, enclosed
    (0x25A0, 0x260F), (0x2700, 0x27BF),  # shapes, dingbats
    (0x3000, 0x303F), (0xFE30, 0xFE4F), (0xFF00, 0xFFEF),  # Chinese punctuation, forms
]


def encoded(encoding, leads, trails):
    """The characters of two bytes in an old encoding."""
    for lead in leads:
        for trail in trails:
            try:
                yield ord(bytes([lead, trail]).decode(encoding))
            except UnicodeDecodeError:
                pass


def characters():
    chars = {c for first, last in RANGES for c in range(first, last + 1)}
    chars.update(encoded("gb2312", range(0xA1, 0xF8), range(0xA1, 0xFF)))
    chars.update(encoded("big5", range(0xA4, 0xC7), [*range(0x40, 0x7F), *range(0xA1, 0xFF)]))
    return chars


def main(source, target):
    names = [f["name"].getDebugName(4) for f in TTCollection(source).fonts]
    font = TTFont(source, fontNumber=names.index("Noto Sans CJK SC"), recalcTimestamp=False)
    options = subset.Options()
    options.hinting = False
    options.layout_features = []
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    cut = subset.Subsetter(options)
    cut.populate(unicodes=characters())
    cut.subset(font)
    font.save(target)


main(*sys.argv[1:])
