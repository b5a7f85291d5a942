#!/usr/bin/env python3
"""Makes the fonts of paper.pdf: one file per style with Latin, Greek, Cyrillic, Armenian, arrows and signs.

Needs fontTools, and the Noto fonts (SIL Open Font License 1.1, no reserved font names) as Debian's
packages fonts-noto-core and fonts-noto-extra install them:

    python3 tools/fonts.py /usr/share/fonts/truetype/noto workbench/src/main/resources/org/detente/paper/fonts

The PDF library takes whole fonts only, cannot read woff2 and applies no layout tables: glyphs that the
paper may use are cut out of each font and put together, without these tables.
"""
import os
import sys
import tempfile

from fontTools import merge, subset, ttLib

LETTERS = (
    "U+0020-007E,U+00A0-024F,U+0259,U+02B9-02DD,U+0300-036F,U+0391-03C9,U+0400-045F,U+0490-0491,U+04B0-04B1,"
    "U+1E00-1EFF,U+2010-2027,U+202F-203A,U+2044,U+20AC,U+2116,U+2122"
)
ARMENIAN = "U+0530-058F,U+FB13-FB17"
SIGNS = "U+2190-2193,U+2202,U+2212,U+2215,U+2248,U+2260,U+2264-2265"
SHAPES = "U+25A0-25A1,U+25B2,U+25B4,U+25B6,U+25B8,U+25BC,U+25BE,U+25C0,U+25C2,U+25C6,U+25CB,U+25CF"
LINE = {
    "hhea": ("ascent", "descent", "lineGap"),
    "OS/2": ("sTypoAscender", "sTypoDescender", "sTypoLineGap", "usWinAscent", "usWinDescent"),
}
STYLES = {
    "noto-sans-400-normal": ("NotoSans-Regular", "NotoSansArmenian-Regular"),
    "noto-sans-600-normal": ("NotoSans-SemiBold", "NotoSansArmenian-SemiBold"),
    "noto-serif-400-normal": ("NotoSerif-Regular", "NotoSerifArmenian-Regular"),
    "noto-serif-600-normal": ("NotoSerif-SemiBold", "NotoSerifArmenian-SemiBold"),
}


def cut(source, characters, target):
    subset.main(
        [
            source,
            "--unicodes=" + characters,
            "--layout-features=",
            "--drop-tables+=GSUB,GPOS,GDEF,MATH",
            "--no-hinting",
            "--glyph-names",
            "--output-file=" + target,
        ]
    )


def keep_line(letters, merged):
    """Lines stand as far apart as the letters ask for: mathematicians' signs would spread them."""
    for table, names in LINE.items():
        for name in names:
            setattr(merged[table], name, getattr(letters[table], name))


def main(source, target):
    os.environ.setdefault("SOURCE_DATE_EPOCH", "0")
    with tempfile.TemporaryDirectory() as parts:
        for name, (base, armenian) in STYLES.items():
            files = []
            parts_of = (
                (base, LETTERS),
                (armenian, ARMENIAN),
                ("NotoSansMath-Regular", SIGNS),
                ("NotoSansSymbols2-Regular", SHAPES),
            )
            for font, characters in parts_of:
                part = os.path.join(parts, font + "-part.ttf")
                cut(os.path.join(source, font + ".ttf"), characters, part)
                files.append(part)
            merged = merge.Merger().merge(files)
            keep_line(ttLib.TTFont(files[0]), merged)
            merged.save(os.path.join(target, name + ".ttf"))


if __name__ == "__main__":
    main(*sys.argv[1:])
