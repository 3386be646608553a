"""The page of a record type: the data dictionary of a ledger, with its template to download."""

from collections.abc import Iterator

from zhangcheng.handbook.book import Book
from zhangcheng.handbook.keywords import keywords
from zhangcheng.handbook.markup import code, front_matter, link, plain, table
from zhangcheng.handbook.pages.downloads import downloads
from zhangcheng.model.record_type import Field, FieldType, RecordType
from zhangcheng.model.rule import Measure
from zhangcheng.wording.words_fields import FIELD_TYPES

INDEX = "records/index.md"


def path(record: str) -> str:
    """Return where the page of a record type stands."""
    return f"records/{record}.md"


def index(book: Book) -> str:
    """Return the list of record types."""
    return "\n".join(_index(book))


def page(book: Book, record: RecordType) -> str:
    """Return the page of a record type."""
    return "\n".join(_lines(book, record, path(record.id)))


def _index(book: Book) -> Iterator[str]:
    title = book.t("台账和字段", "Ledgers and fields")
    yield from front_matter(title=title, kind="records")
    yield f"# {title}"
    yield ""
    yield book.t(
        "每张台账有哪些列、怎样填。表头用别名也认得。",
        "The columns of each ledger and how to fill them in. Other usual headings are recognised too.",
    )
    head = (book.t("台账", "Ledger"), book.t("列数", "Columns"), book.t("规则数", "Rules"))
    yield from table(head, (_summary(book, record) for record in book.pack.record_types.values()))


def _summary(book: Book, record: RecordType) -> tuple[str, ...]:
    rules = sum(rule.record == record.id for rule in book.pack.rules.values())
    title = link(book.md(record.title), path(record.id), at=INDEX)
    return (title, str(len(record.fields)), str(rules))


def _lines(book: Book, record: RecordType, at: str) -> Iterator[str]:
    title = book.text(record.title)
    described = book.joined(book.text(field.label) for field in record.fields)
    yield from front_matter(
        title=title,
        description=described,
        kind="record",
        tags=keywords(book, title, record.id, *record.labels),
    )
    yield f"# {book.t(f'台账：{plain(title)}', f'Ledger: {plain(title)}')}"
    yield ""
    if record.note is not None:
        yield book.md(record.note)
        yield ""
    if record.labels:
        named = book.joined(plain(label) for label in record.labels)
        yield book.colon(book.t("工作表也可以叫", "The sheet may also be called"), named)
        yield ""
    keyed = book.joined(plain(book.field(record, name)) for name in record.key)
    told = keyed or book.t("没有，一行就是一条", "none: every row is a record")
    yield book.colon(book.t("主键", "Key"), told)
    yield ""
    yield from _forms(book, record)
    yield f"## {book.t('各列', 'Columns')} {{ #columns }}"
    head = (
        book.t("列", "Column"),
        book.t("填什么", "What to enter"),
        book.t("说明", "Notes"),
        book.t("标识", "Id"),
    )
    yield from table(head, (_field(book, record, field, at=at) for field in record.fields))
    yield from _measures(book, tuple(book.pack.measures.get(record.id, {}).values()))
    yield from _rules(book, record, at=at)
    yield f"## {book.t('数据与链接', 'Data and links')} {{ #data }}"
    yield ""
    yield f"- {book.colon(book.t('标识', 'Id'), code(record.id))}"
    yield from downloads(book, at, yaml=True)


def _forms(book: Book, record: RecordType) -> Iterator[str]:
    """Yield where there are forms to fill in."""
    told = book.t("下载空白模板", "Download an empty template")
    yield f'<a class="md-button" href="{record.id}.template.csv" download>{told} (.csv)</a>'
    yield ""
    told = book.t("带下拉选项和说明的 Excel 模板：", "A form in Excel, with lists and notes: ")
    yield f"{told}{code(f'zhangcheng template --record {record.id} --out forms.xlsx')}"
    yield ""


def _field(book: Book, record: RecordType, field: Field, *, at: str) -> tuple[str, ...]:
    required = book.t(" **必填**", " **required**") if field.required else ""
    notes = [book.md(field.note)] if field.note is not None else []
    where = record.required_where(field)
    if where is not None:
        notes.append(book.sentence(book.text(where)))
    if field.labels:
        named = book.joined(plain(label) for label in field.labels)
        notes.append(book.colon(book.t("也可以写作", "Also"), named))
    return (
        book.md(field.label) + required,
        _written(book, record, field, at=at),
        "<br>".join(notes),
        code(field.id),
    )


def _written(book: Book, record: RecordType, field: Field, *, at: str) -> str:
    kind = FIELD_TYPES[field.type].get(book.language)
    match field.type:
        case FieldType.CHOICE:
            choices = (
                book.md(choice.label) + book.marks(illustrative=choice.illustrative, assumed=False)
                for choice in field.choices
            )
            return book.colon(kind, book.joined(choices))
        case FieldType.REFERENCE:
            return link(plain(book.record(field.to or "")), path(field.to or ""), at=at)
        case FieldType.NUMBER:
            return _number(book, record, field, kind)
        case _:
            return kind


def _number(book: Book, record: RecordType, field: Field, kind: str) -> str:
    words = [kind]
    if field.unit is not None and str(field.unit) != "1":
        words.append(book.unit(field.unit))
    if field.decimals:
        words.append(book.t(f"{field.decimals}位小数", f"{field.decimals} decimals"))
    if field.minimum is not None:
        words.append(f"≥ {field.minimum}")
    if field.maximum is not None:
        words.append(f"≤ {field.maximum}")
    total = record.field(field.part_of or "")
    if total is not None:
        words.append(f"≤ {book.md(total.label)}")
    return book.t("，", ", ").join(words)


def _measures(book: Book, measures: tuple[Measure, ...]) -> Iterator[str]:
    if not measures:
        return
    yield f"## {book.t('指标量', 'Measures')} {{ #measures }}"
    yield ""
    for measure in measures:
        said = book.text(book.pack.prose(book.pack.tree(measure.expression), record_type=measure.record))
        yield f"### {book.md(measure.title)} {{ #{measure.id} }}"
        yield ""
        yield plain(book.sentence(said))
        yield ""
        yield f"    {' '.join(measure.expression.text.split())}"
        yield ""
        if measure.note is not None:
            yield book.md(measure.note)
            yield ""


def _rules(book: Book, record: RecordType, *, at: str) -> Iterator[str]:
    rules = [rule for rule in book.pack.rules.values() if rule.record == record.id]
    if rules:
        yield f"## {book.t('检查它的规则', 'Rules about it')} {{ #rules }}"
        yield ""
        for rule in rules:
            yield f"- {link(book.md(rule.title), f'rules/{rule.id}.md', at=at)}"
        yield ""
