"""
Makes app/ui/formula/math.woff2 from Latin Modern Math: the characters of app/ui/formula/characters.txt, with their part of the
MATH table, under a name of its own; and leans.json beside it, with the italic corrections of letters.

    pip install fonttools brotli
    python3 scripts/subset-math-font.py latinmodern-math.otf

The original: https://www.gust.org.pl/projects/e-foundry/lm-math, in TeX distributions, and in Debian's fonts-lmodern.
"""
import json
import re
import sys
import unicodedata
from pathlib import Path

from fontTools.subset import Options, Subsetter, load_font, save_font

FOLDER = Path(__file__).parent.parent / "app" / "ui" / "formula"
NAME = "Receptive Math"
FAMILY, SUBFAMILY, UNIQUE, FULL, VERSION, POSTSCRIPT, DESCRIPTION = 1, 2, 3, 4, 5, 6, 10


def characters(text: str) -> set[int]:
    ranges = re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", re.sub(r"#.*", "", text))
    return {point for a, b in ranges for point in range(int(a, 16), int(b or a, 16) + 1)}


def rename(font, source: str) -> None:
    names = font["name"]
    original = names.getDebugName(FULL)
    written = {
        FAMILY: NAME,
        SUBFAMILY: "Regular",
        UNIQUE: f"{NAME}, from {original}",
        FULL: NAME,
        POSTSCRIPT: NAME.replace(" ", ""),
        DESCRIPTION: f"A subset of {original} ({names.getDebugName(VERSION)}, {source}), modified by the authors of Receptive. "
        "GUST Font License, see gust-font-license.txt.",
    }
    names.names = [record for record in names.names if record.nameID not in written and record.nameID <= 14]
    for name_id, text in written.items():
        names.setName(text, name_id, 3, 1, 0x409)
    cff = font["CFF "].cff
    cff.fontNames = [NAME.replace(" ", "")]
    top = cff.topDictIndex[0]
    top.FamilyName = top.FullName = NAME


def place_scripts(constants) -> None:
    """
    Places the subscripts of letters as TeX does, 0.15 em down. (Browsers use the 0.247 em meant for those below a superscript,
    and go lower still at a letter with a descender, which TeX does only where the base is not a single letter.)
    """
    constants.SubscriptShiftDown.Value = 150
    constants.SubscriptBaselineDropMin.Value = -50


def leans(font) -> dict[str, int]:
    """Italic corrections of the letters that browsers slant, as they stand in formulas, in thousandths of an em."""
    corrections = font["MATH"].table.MathGlyphInfo.MathItalicsCorrectionInfo
    by_glyph = dict(zip(corrections.Coverage.glyphs, corrections.ItalicsCorrection))
    slanted = {point: name for point, name in font.getBestCmap().items() if 0x1D434 <= point <= 0x1D467 or 0x1D6FC <= point <= 0x1D71B}
    return {unicodedata.normalize("NFKC", chr(point)): by_glyph[name].Value for point, name in slanted.items() if name in by_glyph}


def main() -> None:
    source = Path(sys.argv[1])
    wanted = characters((FOLDER / "characters.txt").read_text(encoding="utf-8"))
    options = Options(flavor="woff2", layout_features=[], name_IDs=["*"], notdef_outline=True, drop_tables=["FFTM", "GSUB", "GPOS", "GDEF"])
    font = load_font(str(source), options)
    missing = wanted - set(font.getBestCmap())
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    rename(font, source.name)
    place_scripts(font["MATH"].table.MathConstants)
    target = FOLDER / "math.woff2"
    save_font(font, str(target), options)
    (FOLDER / "leans.json").write_text(json.dumps(leans(font), ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{target}: {target.stat().st_size} bytes; not in the original: {[f'U+{point:04X}' for point in sorted(missing)]}")


if __name__ == "__main__":
    main()
