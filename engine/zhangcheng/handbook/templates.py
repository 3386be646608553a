"""Empty ledgers to download: one CSV per record type with its headings."""

from collections.abc import Iterator

from zhangcheng.handbook.data import to_csv
from zhangcheng.pack.pack import Pack


def files(pack: Pack) -> Iterator[tuple[str, str]]:
    """Yield the path and text of each template; its headings are the Chinese labels."""
    for record in pack.record_types.values():
        head = [field.label.zh for field in record.fields]
        yield f"records/{record.id}.template.csv", to_csv(head, ())
