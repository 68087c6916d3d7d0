#!/usr/bin/env python3
"""Writes official_calendar.json: holidays on weekdays and make-up working days, 2004 to 2026.

    python3 generate_calendar.py            writes the file
    python3 generate_calendar.py --check    compares it with the committed one

The data come from the PyPI package `chinesecalendar` (MIT), which is installed into a temporary folder. When `npm` is
there, the npm package `chinese-days` (MIT) is unpacked beside it and compared day by day: every difference stops the run.
Festival days that fall on a weekend are left out: they are days off anyway. Half days (HOL24 art. 3) are left out too.
"""

import datetime
import io
import json
import pathlib
import shutil
import subprocess
import sys
import tarfile
import tempfile

FIRST, LAST = 2004, 2026
SOURCE, CHECK = "chinesecalendar==1.11.0", "chinese-days@1.5.7"
SATURDAY = 5
TARGET = pathlib.Path(__file__).with_name("official_calendar.json")
SOURCE_TEXT = "PyPI chinesecalendar 1.11.0 (MIT); npm chinese-days 1.5.7 (MIT) agrees on every day"

# What is doubted is said where the data are used, beside the year it concerns.
DOUBTS = {
    2005: "Saturday 2005-12-31 is taken as a day off; it was probably a make-up working day for New Year 2006 (unverified)",
    2016: "the crate chinese_holiday differs on 2016-10-09 and 2016-12-30; by the notices it errs",
    2020: "with the extended Spring Festival of 2020",
}


def days_of_year(year):
    day = datetime.date(year, 1, 1)
    while day.year == year:
        yield day
        day += datetime.timedelta(days=1)


def read_source(folder):
    """Function from a day to True (working) or False, by the PyPI package."""
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", folder, SOURCE]
    subprocess.run(install, check=True)
    sys.path.insert(0, folder)
    import chinese_calendar

    return chinese_calendar.is_workday


def read_check(folder):
    """The same by the npm package, or None without npm."""
    if shutil.which("npm") is None:
        return None
    packed = subprocess.run(["npm", "pack", "--silent", CHECK], cwd=folder, check=True, capture_output=True, text=True)
    archive = pathlib.Path(folder, packed.stdout.strip()).read_bytes()
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        data = json.load(tar.extractfile("package/dist/chinese-days.json"))

    def is_working(day):
        if day.isoformat() in data["workdays"]:
            return True
        return day.isoformat() not in data["holidays"] and day.weekday() < SATURDAY

    return is_working


def compare(source, check):
    wrong = [day for year in range(FIRST, LAST + 1) for day in days_of_year(year) if source(day) != check(day)]
    if wrong:
        sys.exit(f"the packages differ on {', '.join(map(str, wrong))}")


def year_of(year, is_working):
    days = list(days_of_year(year))
    doubt = f"; {DOUBTS[year]}" if year in DOUBTS else ""
    return {
        "source": SOURCE_TEXT + doubt,
        "holidays": [str(day) for day in days if day.weekday() < SATURDAY and not is_working(day)],
        "makeUpDays": [str(day) for day in days if day.weekday() >= SATURDAY and is_working(day)],
    }


def render(is_working):
    """JSON with one line per list, so that a change of a year is a readable diff."""
    years = []
    for year in range(FIRST, LAST + 1):
        fields = ",\n".join(f"      {json.dumps(k)}: {json.dumps(v)}" for k, v in year_of(year, is_working).items())
        years.append(f'    "{year}": {{\n{fields}\n    }}')
    return '{\n  "version": 1,\n  "years": {\n' + ",\n".join(years) + "\n  }\n}\n"


def main():
    with tempfile.TemporaryDirectory() as folder:
        source, check = read_source(folder), read_check(folder)
        if check is None:
            print("npm is not there: no second source compared", file=sys.stderr)
        else:
            compare(source, check)
        text = render(source)
    if "--check" in sys.argv:
        sys.exit(0 if TARGET.read_text() == text else f"{TARGET.name} differs from its source")
    TARGET.write_text(text)


if __name__ == "__main__":
    main()
