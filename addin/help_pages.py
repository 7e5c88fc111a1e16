# help_pages.py - the pages of docs/ as help that comes with the extension
#
# SPDX-License-Identifier: MPL-2.0
"""Turns the Markdown of docs/ into pages for LibreOffice's help viewer (.xhp) and into one HTML page for
where the viewer is not installed. Knows as much Markdown as docs/ uses. A link to a page that does not come
with the extension is left out, and its words stay."""

import re
from xml.sax.saxutils import escape

EXTENSION = "org.compactrules.compact"
TITLE = "Compact Rules for Calc"

# The pages that come with the extension, by the names that docs/ calls them.
PAGES = {"guide.md": "menu", "functions.md": "functions", "writing-a-compact.md": "guide"}

INLINE = re.compile(r"`(?P<code>[^`]+)`|\*\*(?P<strong>.+?)\*\*|\*(?P<weak>[^*\s][^*]*)\*"
                    r"|\[(?P<words>[^]]+)\]\((?P<target>[^)]+)\)")


PICTURE = re.compile(r"!\[[^]]*\]\([^)]*\)")  # alone in a line; the help has none


# Reading

def blocks(text):
    """[(kind, content)] of a page; kind is heading, code, table, quote, items or words."""
    found = []
    lines = re.sub(r"(?m)^<!--.*?-->\n?", "", text, flags=re.S).split("\n")
    while lines:
        line = lines.pop(0)
        if line.startswith("```"):
            end = lines.index("```")
            found.append(("code", lines[:end]))
            del lines[:end + 1]
        elif heading := re.fullmatch(r"(#{1,3}) (.+)", line):
            found.append(("heading", (len(heading[1]), heading[2])))
        elif line.strip() and not PICTURE.fullmatch(line):
            kind = {"|": "table", ">": "quote", "-": "items"}.get(line[0], "words")
            taken = [line]
            while lines and goes_on(kind, lines[0]):
                taken.append(lines.pop(0))
            found.append((kind, CONTENT[kind](taken)))
    return found


def goes_on(kind, line):
    if kind in ("table", "quote"):
        return line[:1] == {"table": "|", "quote": ">"}[kind]
    return bool(line.strip()) and not re.match(r"[|>]|```|#{1,3} ", line)


def table_rows(lines):
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]
    return [row for row in rows if not all(re.fullmatch("-+", cell) for cell in row)]


def list_items(lines):
    return [" ".join(item.split()) for item in re.split(r"(?m)^- ", "\n".join(lines))[1:]]


CONTENT = {
    "table": table_rows,
    "items": list_items,
    "quote": lambda lines: " ".join(line.lstrip("> ") for line in lines),
    "words": " ".join,
}


# Writing

class Writer:
    """What both kinds of page have in common: the text inside a block."""

    def inline(self, text):
        parts, at = [], 0
        for match in INLINE.finditer(text):
            parts += [escape(text[at:match.start()]), self.marked(match)]
            at = match.end()
        return "".join(parts) + escape(text[at:])

    def marked(self, match):
        if match["code"]:
            return self.code_words(escape(match["code"]))
        if match["strong"] or match["weak"]:
            return self.stressed(self.inline(match["strong"] or match["weak"]), bool(match["strong"]))
        words = self.inline(match["words"])
        page = PAGES.get(match["target"])
        return self.link(words, page) if page else words

    def body(self, text):
        return "\n".join(getattr(self, kind)(content) for kind, content in blocks(text))


class Xhp(Writer):
    """A page for the help viewer. Every paragraph has an id of its own."""

    def __init__(self, name):
        self.name = name
        self.count = 0

    def paragraph(self, role, inner, more=""):
        self.count += 1
        return (f'<paragraph role="{role}" id="par_{self.count}" xml-lang="en-US"{more} l10n="NEW">'
                f"{inner}</paragraph>")

    def code_words(self, words):
        return f"<literal>{words}</literal>"

    def stressed(self, words, _):
        return f"<emph>{words}</emph>"

    def link(self, words, page):
        return f'<link href="{EXTENSION}/{page}.xhp">{words}</link>'

    def heading(self, content):
        level, words = content
        keyword = words.partition("(")[0]
        bookmark = ""
        if keyword.startswith("COMPACT_"):
            bookmark = (f'<bookmark xml-lang="en-US" branch="index" id="bm_{keyword}">'
                        f"<bookmark_value>{keyword}</bookmark_value></bookmark>\n")
        return bookmark + self.paragraph("heading", self.inline(words), f' level="{level}"')

    def code(self, lines):
        return "\n".join(self.paragraph("code", escape(line).replace(" ", "\u00a0")) for line in lines)

    def table(self, rows):
        lines = ['<table>']
        for index, row in enumerate(rows):
            role = "tablecontent" if index else "tablehead"
            cells = "".join(f"<tablecell>{self.paragraph(role, self.inline(cell))}</tablecell>" for cell in row)
            lines.append(f"<tablerow>{cells}</tablerow>")
        return "\n".join([*lines, "</table>"])

    def items(self, items):
        lines = [f'<listitem>{self.paragraph("listitem", self.inline(item))}</listitem>' for item in items]
        return "\n".join(['<list type="unordered">', *lines, "</list>"])

    def quote(self, words):
        return self.paragraph("paragraph", self.inline(words))

    words = quote

    def page(self, text):
        title = next(content[1] for kind, content in blocks(text) if kind == "heading")
        return f"""<?xml version="1.0" encoding="UTF-8"?>
<helpdocument version="1.0">
<meta>
<topic id="{self.name}" indexer="include" status="PUBLISH">
<title id="title" xml-lang="en-US">{escape(TITLE)}: {escape(title)}</title>
<filename>/{EXTENSION}/{self.name}.xhp</filename>
</topic>
</meta>
<body>
{self.body(text)}
</body>
</helpdocument>
"""


STYLE = """body { font: 16px/1.5 sans-serif; color: #1d2b31; max-width: 50em; margin: 2em auto; padding: 0 1em }
h1, h2, h3 { color: #1f4e5f; line-height: 1.2; margin-top: 1.6em }
a { color: #1f6f8b }
code, pre { font: 14px/1.4 monospace; background: #f1f5f6 }
pre { padding: .6em .8em; overflow-x: auto }
table { border-collapse: collapse; margin: .8em 0 }
th, td { border: 1px solid #c5d3d8; padding: .3em .6em; text-align: left; vertical-align: top }
blockquote { margin: 1em 0; padding-left: 1em; border-left: 3px solid #c5d3d8 }"""


class Html(Writer):
    """One page of all pages, which needs nothing but itself."""

    def __init__(self):
        self.contents = []  # links to the pages and to the functions
        self.count = 0

    def code_words(self, words):
        return f"<code>{words}</code>"

    def stressed(self, words, is_strong):
        return f"<strong>{words}</strong>" if is_strong else f"<em>{words}</em>"

    def link(self, words, page):
        return f'<a href="#{page}">{words}</a>'

    def heading(self, content):
        level, words = content
        self.count += 1
        anchor = f"h{self.count}"
        name = words.partition("(")[0]
        if level == 1 or name.startswith("COMPACT_"):
            self.contents.append(f'<a href="#{anchor}">{self.inline(name)}</a>')
        return f'<h{level} id="{anchor}">{self.inline(words)}</h{level}>'

    def code(self, lines):
        return f"<pre>{escape(chr(10).join(lines))}</pre>"

    def table(self, rows):
        lines = ["<table>"]
        for index, row in enumerate(rows):
            tag = "td" if index else "th"
            lines.append(f'<tr>{"".join(f"<{tag}>{self.inline(cell)}</{tag}>" for cell in row)}</tr>')
        return "\n".join([*lines, "</table>"])

    def items(self, items):
        return "\n".join(["<ul>", *(f"<li>{self.inline(item)}</li>" for item in items), "</ul>"])

    def quote(self, words):
        return f"<blockquote><p>{self.inline(words)}</p></blockquote>"

    def words(self, words):
        return f"<p>{self.inline(words)}</p>"

    def page(self, texts):
        parts = [f'<section id="{name}">\n{self.body(text)}\n</section>' for name, text in texts.items()]
        return "\n".join(["<!DOCTYPE html>", '<html lang="en">', '<head><meta charset="utf-8"/>',
                          f"<title>{TITLE}</title>", f"<style>\n{STYLE}\n</style></head>", "<body>",
                          f'<p>{" &#183; ".join(self.contents)}</p>', *parts, "</body>", "</html>", ""])


def help_files(docs):
    """{file name: text} of the help, from the pages of docs/ by their names there."""
    texts = {page: docs[name] for name, page in PAGES.items()}
    files = {f"{name}.xhp": Xhp(name).page(text) for name, text in texts.items()}
    files["manual.html"] = Html().page(texts)
    return files
