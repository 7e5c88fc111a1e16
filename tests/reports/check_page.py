# SPDX-License-Identifier: MPL-2.0
"""check_page.py TOOL TESTS - the page is whole, stands alone and can be read by everybody.

What a program can see of WCAG 2.2 AA: language, landmarks, headings in order, names of tables, regions and pictures,
contrast in light and dark. The page is also XML, so that nothing is left open.
"""
import re
import sys
import xml.etree.ElementTree as tree

import tool as shared

LEAST_CONTRAST = 4.5
OUTCOMES = ["Not met", "Cannot tell", "Due", "Excused", "Met", "Not applicable", "Not checked"]


def text_of(element):
    return "".join(element.itertext()).strip()


def check_head(page):
    assert page.get("lang") == "en-GB"
    assert text_of(page.find("head/title"))
    viewport = page.find("head/meta[@name='viewport']").get("content")
    assert "width=device-width" in viewport and "maximum-scale" not in viewport
    assert len(page.findall("body/header")) == len(page.findall("body/main")) == len(page.findall("body/footer")) == 1
    assert page.find("body/a").get("href") == "#main", "the first thing to reach skips to the results"


def check_headings(page):
    levels = [int(e.tag[1]) for e in page.iter() if re.fullmatch("h[1-6]", e.tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:])), levels


def check_links(page):
    ids = [e.get("id") for e in page.iter() if e.get("id")]
    assert len(ids) == len(set(ids)), "an id stands twice"
    for link in page.iter("a"):
        assert link.get("href")[0] == "#" and link.get("href")[1:] in ids, link.get("href")
        assert text_of(link)
    for element in page.iter():
        for name in (element.get("aria-labelledby") or "").split():
            assert name in ids


def check_alone(page, source):
    assert not [e.tag for e in page.iter() if e.tag in ("script", "img", "link", "iframe", "object", "embed", "base")]
    for element in page.iter():
        assert not [a for a in element.attrib if a.startswith("on") or a in ("src", "style", "srcset")], element.attrib
    assert "url(" not in source and "@import" not in source


def check_tables(page):
    for table in page.iter("table"):
        assert text_of(table.find("caption"))
        titles = table.findall("thead/tr/th")
        assert titles and all(th.get("scope") == "col" and text_of(th) for th in titles)
        for row in table.findall("tbody/tr"):
            assert len(row) == len(titles)
            assert row[0].tag == "th" and row[0].get("scope") == "row"
    for region in page.iter("div"):
        assert region.get("tabindex") == "0" and region.get("role") == "region" and region.get("aria-label")


def check_pictures(page):
    for picture in page.iter("svg"):
        assert picture.get("role") == "img" and text_of(picture.find("title"))
    for outcome in page.iterfind(".//span[@class]"):
        if re.fullmatch("o o[0-6]", outcome.get("class")):
            assert text_of(outcome) in OUTCOMES, "a colour stands beside its word"


def light(colour):
    parts = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    parts = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one, other):
    brighter, darker = sorted((light(one), light(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def check_contrast(page):
    """Of all text against what it can stand on, by day and by night."""
    style = text_of(page.find("head/style"))
    schemes = [dict(re.findall(r"--([a-z0-9]+): (#[0-9a-f]{6})", block)) for block in
               re.findall(r":root \{([^}]*)\}", style)]
    schemes = [colours for colours in schemes if "o1" in colours]
    assert len(schemes) == 2
    for colours in schemes:
        for name in ("text", "soft", "link", *(f"o{i}" for i in range(7))):
            for ground in ("page", "band"):
                found = contrast(colours[name], colours[ground])
                assert found >= LEAST_CONTRAST, (name, ground, colours, found)


def check_page(source):
    page = tree.fromstring(source.replace("<!DOCTYPE html>", ""))
    check_head(page)
    check_headings(page)
    check_links(page)
    check_alone(page, source)
    check_tables(page)
    check_pictures(page)
    check_contrast(page)
    return page


def listed(page):
    """The outcomes of the findings, table by table."""
    told = []
    for section in page.iter("section"):
        parts = list(section)
        at = next(i for i, e in enumerate(parts) if (e.get("id") or "").endswith("-findings"))
        told.append([text_of(row[3]) for row in parts[at + 1].iterfind("tbody/tr")])
    return told


def check_many(tool, folder):
    """Of many findings the worst are listed, each once, and the rest is counted."""
    many = folder / "many.csv"
    rows = [f"G-{i},{'2027-01-15' if i % 4 == 0 else '2026-12-31'},2027-03-31,yes,Paper,ending," for i in range(6000)]
    many.write_text("\n".join(["Reference,Notice given,Last funded day,Notice in writing,Reasons given for the ending,"
                               "What is happening to the funding,Exceptional circumstances", *rows]) + "\n")
    source = shared.check(tool, [many], "html", "--as-of", "2027-02-01")
    told = listed(check_page(source))
    assert told == [["Not met"] * 1000], [len(t) for t in told]
    assert "The first 1000 of 6000 findings" in source
    few = folder / "few.csv"
    few.write_text("\n".join([many.read_text().splitlines()[0], *rows[:400]]) + "\n")
    told = listed(check_page(shared.check(tool, [few, few], "html")))
    assert told == [["Not met"] * 100 + ["Met"] * 300] * 2
    told = listed(check_page(shared.check(tool, [few, few, many], "html")))
    assert [len(t) for t in told] == [333, 333, 333]
    assert told[0] == ["Not met"] * 100 + ["Met"] * 233


def main(tool, tests):
    import pathlib
    import tempfile
    files = shared.tables(tests)
    for compact in shared.COMPACTS:
        for options in ((), ("--as-of", "2026-12-01")):
            page = check_page(shared.check(tool, files, "html", "--compact", compact, *options))
            for told in listed(page):
                assert [OUTCOMES.index(outcome) for outcome in told] == sorted(map(OUTCOMES.index, told))
            print(compact, *options, ":", len(listed(page)), "tables")
    for file in files[:3]:
        check_page(shared.check(tool, [file], "html"))
    with tempfile.TemporaryDirectory() as folder:
        check_many(tool, pathlib.Path(folder))


main(*sys.argv[1:])
