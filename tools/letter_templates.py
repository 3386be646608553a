"""Makes the Word templates of the shipped pack: `.venv/bin/python tools/letter_templates.py`.

They are made once and then belong to whoever restyles them in Word; running this again starts anew.
Page, fonts, sizes and numbering are those of GB/T 9704-2012: A4, margins 37/35/28/26 mm, 22 lines of
28 characters, body in 3号仿宋 (16 pt), title in 2号小标宋 (22 pt), 一、黑体 （一）楷体, page numbers in 4号.
"""

from collections.abc import Sequence
from pathlib import Path

from docx import Document
from docx.document import Document as Doc
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph

FOLDER = Path(__file__).parents[1] / "rules" / "zhangzhou" / "templates"
BODY, TITLE, BLACK, KAI, SONG = "仿宋", "方正小标宋简体", "黑体", "楷体", "宋体"
SIZE_2, SIZE_3, SIZE_4, SIZE_5 = Pt(22), Pt(16), Pt(14), Pt(10.5)
LINE = Pt(28.95)  # 225 mm of type area in 22 lines
RED = RGBColor(0xC0, 0x00, 0x00)

NOTICE = {
    "zh": {
        "issuer": "（发文机关）文件",
        "number": "（机关代字）〔{{ year }}〕　号",
        "title": "关于{{ institution }}有关事项限期整改的通知",
        "to": "{{ institution }}：",
        "opening": "　　依据{{ pack }}，按{{ as_of }}有效的标准，对你单位{{ period }}台账进行了核查，共核查{{ checks }}项，"
        "其中{% if fails %}未达标{{ fails }}项{% endif %}{% if fails and unknown %}、{% endif %}"
        "{% if unknown %}数据不足{{ unknown }}项{% endif %}。现将有关事项通知如下。",
        "one": "　　{{ section.problems }}、存在的问题",
        "problem": "　　{{ item.numeral }}{{ item.rule }}。",
        "said": "　　{{ item.said }}",
        "basis": "　　依据：{{ item.basis }}。",
        "lacking": "　　{{ section.lacking }}、数据不足的事项",
        "lacks": "　　{{ item.numeral }}{{ item.rule }}。{{ item.said }}",
        "two": "　　{{ section.todo }}、整改要求",
        "remedy": "　　{{ one.number }}.{{ one.text }}",
        "three": "　　{{ section.reply }}、时限和反馈",
        "deadline": "　　请于　　　　年　　月　　日前完成整改，填写附件1的整改情况，连同附件2的回执报（接收单位）。",
        "consequence": "　　逾期未报或者整改不到位的，（按有关规定处理）。",
        "annex": "　　附件：1.整改事项清单",
        "annex_more": "　　　　　2.回执",
        "seal": "（印　章）",
        "signed": "（发文机关）",
        "day": "　　　　年　　月　　日",
        "annex_1": "附件1",
        "list": "整改事项清单",
        "heads": "序号|事项|实际|标准|差距|达标需|责任单位|完成时限|整改情况",
        "annex_2": "附件2",
        "receipt": "回　　执",
        "received": "　　（发文机关）：",
        "receipt_text": "　　《关于{{ institution }}有关事项限期整改的通知》已收悉，我单位将按要求整改。",
        "receipt_signed": "{{ institution }}（印　章）",
        "copies": "　抄送：（有关单位）。",
        "printed": "　（印发机关）　　　　　　　　　　　　　　年　　月　　日印发",
    },
    "en": {
        "issuer": "(Issuing office)",
        "number": "(Reference number) of {{ year }}",
        "title": "Notice to {{ institution }} of matters to be put right",
        "to": "{{ institution }}:",
        "opening": "Under the “{{ pack }}”, and by the standards in force on {{ as_of }}, your ledgers of {{ period }} "
        "were checked. Checks in all: {{ checks }}"
        "{% if fails %}; falling short: {{ fails }}{% endif %}{% if unknown %}; lacking data: {{ unknown }}{% endif %}.",
        "one": "{{ section.problems }}. What falls short",
        "problem": "{{ item.numeral }} {{ item.rule }}",
        "said": "{{ item.said }}",
        "basis": "Source: {{ item.basis }}.",
        "lacking": "{{ section.lacking }}. What lacks data",
        "lacks": "{{ item.numeral }} {{ item.rule }}. {{ item.said }}",
        "two": "{{ section.todo }}. What is to be done",
        "remedy": "{{ one.number }}. {{ one.text }}",
        "three": "{{ section.reply }}. Deadline and reply",
        "deadline": "Please put this right by (date), fill in what was done in annex 1, and send it with the receipt "
        "in annex 2 to (receiving office).",
        "consequence": "Where there is no reply, or matters are not put right: (consequence).",
        "annex": "Annexes: 1. List of matters",
        "annex_more": "2. Receipt",
        "seal": "(Seal)",
        "signed": "(Issuing office)",
        "day": "(Date)",
        "annex_1": "Annex 1",
        "list": "List of matters",
        "heads": "No.|Matter|Actual|Required|Gap|To pass|Responsible unit|Deadline|Done",
        "annex_2": "Annex 2",
        "receipt": "Receipt",
        "received": "To (issuing office):",
        "receipt_text": "We have received the notice of matters to be put right, and shall act on it.",
        "receipt_signed": "{{ institution }} (seal)",
        "copies": "Copies: (units concerned).",
        "printed": "(Printing office), (date)",
    },
}

BULLETIN = {
    "zh": {
        "issuer": "（发文机关）文件",
        "number": "（机关代字）〔{{ year }}〕　号",
        "title": "关于{{ county }}{{ subject }}规定落实情况核查的通报",
        "to": "各街道（乡镇），各有关单位：",
        "opening": "　　依据{{ pack }}，按{{ as_of }}有效的标准，对{{ county }}{{ period }}台账进行了核查。现将有关情况通报如下。",
        "one": "　　一、总体情况",
        "overall": "　　共核查{{ institutions }}个机构、{{ checks }}项，其中达标{{ passes }}项、未达标{{ fails }}项"
        "{% if unknown %}、数据不足{{ unknown }}项{% endif %}{% if waived %}、豁免{{ waived }}项{% endif %}，"
        "达标率{{ share }}；{{ clear }}个机构没有待办事项。{{ against }}",
        "not_given": "　　{{ not_given }}",
        "two": "　　二、存在的主要问题",
        "problem": "　　{{ item.numeral }}{{ item.rule }}。{{ item.said }}",
        "none": "　　没有发现未达标的事项。",
        "three": "　　三、下一步要求",
        "remedy": "　　{{ one.number }}.{{ one.text }}",
        "to_pass": "　　要全部达标，{{ to_pass }}。",
        "deadline": "　　请各单位于　　　　年　　月　　日前完成整改并报（接收单位）。",
        "annex": "　　附件：1.各领域核查情况",
        "annex_more": "　　　　　2.有待办事项的机构",
        "seal": "（印　章）",
        "signed": "（发文机关）",
        "day": "　　　　年　　月　　日",
        "annex_1": "附件1",
        "areas": "各领域核查情况",
        "area_heads": "领域|达标率|未达标|数据不足|豁免|达标|不适用",
        "annex_2": "附件2",
        "list": "有待办事项的机构",
        "heads": "序号|街道（乡镇）|机构|未达标|数据不足|未达标事项",
        "copies": "　抄送：（有关单位）。",
        "printed": "　（印发机关）　　　　　　　　　　　　　　年　　月　　日印发",
    },
    "en": {
        "issuer": "(Issuing office)",
        "number": "(Reference number) of {{ year }}",
        "title": "Bulletin on the check of {{ county }}",
        "to": "To all subdistricts and units concerned:",
        "opening": "Under the “{{ pack }}”, and by the standards in force on {{ as_of }}, the ledgers of {{ county }} "
        "for {{ period }} were checked.",
        "one": "1. Overall",
        "overall": "Institutions: {{ institutions }}, of which with nothing outstanding: {{ clear }}. "
        "Checks: {{ checks }}, of which passing: {{ passes }} ({{ share }}), falling short: {{ fails }}"
        "{% if unknown %}, lacking data: {{ unknown }}{% endif %}{% if waived %}, waived: {{ waived }}{% endif %}."
        "{% if against %} {{ against }}{% endif %}",
        "not_given": "{{ not_given }}",
        "two": "2. What falls short",
        "problem": "{{ item.numeral }} {{ item.rule }}. {{ item.said }}",
        "none": "Nothing falls short.",
        "three": "3. What is to be done",
        "remedy": "{{ one.number }}. {{ one.text }}",
        "to_pass": "For everything to pass: {{ to_pass }}.",
        "deadline": "Please put this right by (date) and report to (receiving office).",
        "annex": "Annexes: 1. By policy area",
        "annex_more": "2. Institutions with something outstanding",
        "seal": "(Seal)",
        "signed": "(Issuing office)",
        "day": "(Date)",
        "annex_1": "Annex 1",
        "areas": "By policy area",
        "area_heads": "Area|Passing|Fail|Data missing|Waived|Pass|Not applicable",
        "annex_2": "Annex 2",
        "list": "Institutions with something outstanding",
        "heads": "No.|Subdistrict|Institution|Fail|Data missing|What falls short",
        "copies": "Copies: (units concerned).",
        "printed": "(Printing office), (date)",
    },
}


def page() -> Doc:
    """Return an empty document laid out as the standard asks."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(25)
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is None:
        grid = OxmlElement("w:docGrid")
        section._sectPr.append(grid)
    # A grid of lines alone: with one of characters too, programs differ in what a cell is.
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), "579")
    grid.attrib.pop(qn("w:charSpace"), None)
    style = document.styles["Normal"]
    style.font.name, style.font.size = BODY, SIZE_3
    style.element.rPr.rFonts.set(qn("w:eastAsia"), BODY)
    closer = OxmlElement("w:spacing")
    closer.set(qn("w:val"), "-5")  # 28 characters of 16 pt in 156 mm, each 0.25 pt closer
    style.element.rPr.append(closer)
    style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    style.paragraph_format.line_spacing = LINE
    document.settings.odd_and_even_pages_header_footer = True
    for footer, side in (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    ):
        _page_number(footer.paragraphs[0], side)
    return document


def _page_number(paragraph: Paragraph, side: WD_ALIGN_PARAGRAPH) -> None:
    paragraph.alignment = side
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = SIZE_4
    run = paragraph.add_run("— ")
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._r.append(element)
    _font(run, SONG, SIZE_4)
    _font(paragraph.add_run(" —"), SONG, SIZE_4)


def _font(run: object, name: str, size: Pt = SIZE_3, *, colour: RGBColor | None = None) -> None:
    run.font.name, run.font.size = name, size  # type: ignore[attr-defined]
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), name)  # type: ignore[attr-defined]
    if colour is not None:
        run.font.color.rgb = colour  # type: ignore[attr-defined]


def line(
    document: Doc,
    text: str,
    *,
    font: str = BODY,
    size: Pt = SIZE_3,
    align: WD_ALIGN_PARAGRAPH | None = None,
) -> Paragraph:
    """Add a paragraph of one font."""
    paragraph = document.add_paragraph()
    _font(paragraph.add_run(text), font, size)
    if align is not None:
        paragraph.alignment = align
    # A heading is not left alone at the foot of a page.
    paragraph.paragraph_format.keep_with_next = font in {BLACK, KAI} and size == SIZE_3
    return paragraph


def _rule_below(paragraph: Paragraph) -> None:
    """Draw the red line of the letterhead."""
    borders = OxmlElement("w:pBdr")
    bottom = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "18"), ("space", "8"), ("color", "C00000")):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    paragraph._p.get_or_add_pPr().append(borders)


def head(document: Doc, words: dict[str, str]) -> None:
    """Add the letterhead, with its number left open, the caution, the title and whom it is for."""
    centre = WD_ALIGN_PARAGRAPH.CENTER
    line(document, "{%p if caution %}")
    _small(line(document, "{{ caution }}", font=KAI, size=SIZE_5))
    line(document, "{%p endif %}")
    paragraph = line(document, "", align=centre)
    _font(paragraph.add_run(words["issuer"]), TITLE, Pt(36), colour=RED)
    paragraph.paragraph_format.line_spacing = Pt(60)
    _rule_below(line(document, words["number"], align=centre))
    line(document, "")
    title = line(document, words["title"], font=TITLE, size=SIZE_2, align=centre)
    title.paragraph_format.line_spacing = Pt(34)
    line(document, "")
    line(document, words["to"])


def foot(document: Doc, words: dict[str, str]) -> None:
    """Add the annexes' names, and the places for seal, office and day."""
    line(document, "")
    kept = [line(document, words["annex"]), line(document, words["annex_more"]), line(document, "")]
    right = WD_ALIGN_PARAGRAPH.RIGHT
    kept += [line(document, words[name], align=right) for name in ("seal", "signed", "day")]
    for paragraph in kept[:-1]:
        paragraph.paragraph_format.keep_with_next = True


def turn(document: Doc, *, across: bool) -> None:
    """Begin a page that lies across, for a wide table, or stands again."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(297), Mm(210)) if across else (Mm(210), Mm(297))
    edges = (28, 26, 37, 35) if across else (37, 35, 28, 26)
    section.top_margin, section.bottom_margin = Mm(edges[0]), Mm(edges[1])
    section.left_margin, section.right_margin = Mm(edges[2]), Mm(edges[3])


def annex(document: Doc, number: str, title: str, *, breaks: bool = True) -> None:
    """Begin an annex on a page of its own."""
    if breaks:
        line(document, "").add_run().add_break(WD_BREAK.PAGE)
    line(document, number, font=BLACK)
    line(document, title, font=TITLE, size=SIZE_2, align=WD_ALIGN_PARAGRAPH.CENTER)
    line(document, "")


def table(document: Doc, heads: str, rows: str, cells: Sequence[str], widths: Sequence[float]) -> None:
    """Add a table with a row for each of `rows`."""
    names = heads.split("|")
    made = document.add_table(rows=4, cols=len(names))
    made.style = "Table Grid"
    made.autofit = False
    for column, name in enumerate(names):
        made.columns[column].width = Mm(widths[column])
        _cell(made.cell(0, column), name, BLACK)
        _cell(made.cell(2, column), cells[column] if column < len(cells) else "", SONG)
        for row in made.rows:
            row.cells[column].width = Mm(widths[column])
    for row in made.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    repeat = OxmlElement("w:tblHeader")
    made.rows[0]._tr.get_or_add_trPr().append(repeat)
    _cell(made.cell(1, 0), f"{{%tr for row in {rows} %}}", SONG)
    _cell(made.cell(3, 0), "{%tr endfor %}", SONG)


def _cell(cell: _Cell, text: str, font: str) -> None:
    paragraph = cell.paragraphs[0]
    _small(paragraph)
    _font(paragraph.add_run(text), font, SIZE_5)


def _small(paragraph: Paragraph) -> None:
    """Let small print keep its own lines, off the grid of the body."""
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    off = OxmlElement("w:snapToGrid")
    off.set(qn("w:val"), "0")
    paragraph._p.get_or_add_pPr().append(off)


def imprint(document: Doc, words: dict[str, str]) -> None:
    """Add the imprint (版记) between two lines."""
    line(document, "")
    made = document.add_table(rows=2, cols=1)
    made.style = "Table Grid"
    _cell(made.cell(0, 0), words["copies"], BODY)
    _cell(made.cell(1, 0), words["printed"], BODY)


def loop(document: Doc, head_tag: str, *bodies: tuple[str, str]) -> None:
    """Add paragraphs that are repeated."""
    line(document, f"{{%p for {head_tag} %}}")
    for text, font in bodies:
        line(document, text, font=font)
    line(document, "{%p endfor %}")


def notice(words: dict[str, str], *, wide: bool) -> Doc:
    """Return the template of a notice to an institution; a `wide` list lies across the page."""
    document = page()
    head(document, words)
    line(document, words["opening"])
    line(document, "{%p if items %}")
    line(document, words["one"], font=BLACK)
    loop(
        document, "item in items", (words["problem"], KAI), (words["said"], BODY), (words["basis"], BODY)
    )
    line(document, "{%p endif %}")
    line(document, "{%p if lacking %}")
    line(document, words["lacking"], font=BLACK)
    loop(document, "item in lacking", (words["lacks"], BODY))
    line(document, "{%p endif %}")
    line(document, words["two"], font=BLACK)
    loop(document, "one in remedies", (words["remedy"], BODY))
    line(document, words["three"], font=BLACK)
    line(document, words["deadline"])
    line(document, words["consequence"])
    foot(document, words)
    if wide:
        turn(document, across=True)
    annex(document, words["annex_1"], words["list"], breaks=not wide)
    cells = (
        "{{ row.number }}",
        "{{ row.rule }}",
        "{{ row.actual }}",
        "{{ row.required }}",
        "{{ row.gap }}",
    )
    portrait, across = (9, 34, 17, 17, 17, 22, 14, 13, 13), (10, 40, 26, 30, 26, 32, 27, 20, 14)
    widths = across if wide else portrait
    table(document, words["heads"], "rows", (*cells, "{{ row.to_pass }}"), widths)
    if wide:
        turn(document, across=False)
    annex(document, words["annex_2"], words["receipt"], breaks=not wide)
    line(document, words["received"])
    line(document, words["receipt_text"])
    line(document, "")
    for name in ("receipt_signed", "day"):
        line(document, words[name], align=WD_ALIGN_PARAGRAPH.RIGHT)
    imprint(document, words)
    return document


def bulletin(words: dict[str, str], *, wide: bool) -> Doc:
    """Return the template of a county's bulletin; `wide`: its words are long."""
    document = page()
    head(document, words)
    line(document, words["opening"])
    line(document, words["one"], font=BLACK)
    line(document, words["overall"])
    line(document, "{%p if not_given %}")
    line(document, words["not_given"])
    line(document, "{%p endif %}")
    line(document, words["two"], font=BLACK)
    loop(document, "item in items", (words["problem"], BODY))
    line(document, "{%p if not items %}")
    line(document, words["none"])
    line(document, "{%p endif %}")
    line(document, "{%p if rows %}")
    line(document, words["three"], font=BLACK)
    loop(document, "one in remedies", (words["remedy"], BODY))
    line(document, "{%p if to_pass %}")
    line(document, words["to_pass"])
    line(document, "{%p endif %}")
    line(document, words["deadline"])
    line(document, "{%p endif %}")
    foot(document, words)
    annex(document, words["annex_1"], words["areas"])
    names = ("area", "share", "fail", "insufficient_data", "waived", "pass_", "not_applicable")
    cells = [f"{{{{ row.{name} }}}}" for name in names]
    widths = [38, 20, 16, 20, 20, 16, 26] if wide else [48, 18, 18, 18, 18, 18, 18]
    table(document, words["area_heads"], "areas", cells, widths)
    annex(document, words["annex_2"], words["list"])
    columns = ("number", "subdistrict", "institution", "fails", "unknown", "rules")
    cells = [f"{{{{ row.{name} }}}}" for name in columns]
    widths = [13, 30, 34, 13, 20, 46] if wide else [11, 28, 34, 15, 16, 52]
    table(document, words["heads"], "rows", cells, widths)
    imprint(document, words)
    return document


def templates() -> dict[str, Doc]:
    """Return all templates by the name of their file."""
    return {
        f"{name}.{language}.docx": make(words[language], wide=language == "en")
        for language in ("zh", "en")
        for name, make, words in (("notice", notice, NOTICE), ("bulletin", bulletin, BULLETIN))
    }


def main() -> None:
    """Write all templates."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, made in templates().items():
        path = FOLDER / name
        made.save(str(path))
        print(path)


if __name__ == "__main__":
    main()
