#!/usr/bin/env bash
# Makes the fonts of paper.pdf: of each face the letters a paper may need (Latin, Cyrillic, Armenian, punctuation, arrows, signs of arithmetic) in one file, for a PDF has no list of fallbacks inside its pictures.
# Needs the Noto fonts as TrueType files and fontTools (on Debian: apt install fonts-noto-core fonts-noto-extra python3-fonttools).
set -euo pipefail
from=${1:-/usr/share/fonts/truetype/noto}
to=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)/workbench/src/main/resources/org/detente/paper/print-fonts
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
letters=U+0020-017F,U+0180-024F,U+0259,U+02B9-02DD,U+0300-0308,U+030A-030C,U+0327,U+0391-03C9,U+0400-045F,U+0490-0491,U+04B0-04B1,U+04D8-04D9,U+1E80-1E85,U+2010-2015,U+2018-201E,U+2020-2022,U+2026,U+202F,U+2030,U+2032-2033,U+2039-203A,U+2070,U+2074-2079,U+2080-2089,U+20AC,U+2116,U+2122
signs=U+2190-2195,U+21D2,U+21D4,U+2211-2212,U+221A,U+221E,U+2248,U+2260,U+2264-2265
shapes=U+25A0-25A1,U+25B2,U+25B4,U+25B6,U+25B8,U+25BC,U+25BE,U+25C0,U+25C2,U+25C6,U+25CB,U+25CF
armenian=U+0531-0556,U+0559-058A,U+058F,U+FB13-FB17

cut() {
  pyftsubset "$from/$1.ttf" --unicodes="$2" --output-file="$3" --no-hinting --layout-features= --drop-tables+=GSUB,GPOS,GDEF,DSIG,STAT,MATH --notdef-outline --no-recalc-timestamp
}

for face in Sans-Regular Sans-SemiBold Serif-Regular Serif-SemiBold; do
  family=${face%-*}
  style=${face#*-}
  cut "Noto$face" "$letters" "$work/letters.ttf"
  cut "Noto${family}Armenian-$style" "$armenian" "$work/armenian.ttf"
  cut NotoSansMath-Regular "$signs" "$work/signs.ttf"
  cut NotoSansSymbols2-Regular "$shapes" "$work/shapes.ttf"
  (cd "$work" && pyftmerge letters.ttf armenian.ttf signs.ttf shapes.ttf >/dev/null 2>&1)
  # The merger stamps the time of making; the letters' own time keeps the bytes the same.
  python3 - "$work" "$to/Noto$face.ttf" <<'EOF'
import sys
from fontTools.ttLib import TTFont
work, out = sys.argv[1:]
letters = TTFont(work + "/letters.ttf")
font = TTFont(work + "/merged.ttf", recalcTimestamp=False)
font["head"].modified = letters["head"].modified
font["head"].created = letters["head"].created
for table in ("hhea", "OS/2"):
    for key in ("ascent", "descent", "lineGap", "sTypoAscender", "sTypoDescender", "sTypoLineGap", "usWinAscent", "usWinDescent"):
        if hasattr(letters[table], key):
            setattr(font[table], key, getattr(letters[table], key))
font.save(out)
EOF
done
