"""Finds the record that is called by its name, or says which one a key may be meant for."""

from zhangcheng.dataset.dataset import Dataset
from zhangcheng.dataset.names import quoted
from zhangcheng.dataset.normal import without_kind
from zhangcheng.diagnostics.suggest import did_you_mean
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.label import plain
from zhangcheng.model.record_type import RecordType


def key_called(dataset: Dataset, record_type: RecordType, word: str) -> str:
    """Return the key of the record that has this key, or alone has this name; else the word itself.

    Names are read as in cells: 师院社区 is 师院社区居委会 where no other record is.
    """
    if record_type.name is None:
        return word
    found = (
        dataset.connection.cursor()
        .execute(
            f"SELECT _key, CAST({quoted(record_type.name)} AS VARCHAR) "
            f"FROM {quoted(dataset.tables[record_type.id].name)}"
        )
        .fetchall()
    )
    if any(key == word for key, _ in found):
        return word
    for read in (plain, without_kind):
        keys = {key for key, name in found if read(name or "") == read(word) != ""}
        if keys:
            return keys.pop() if len(keys) == 1 else word
    return word


def meant_key(dataset: Dataset, record_type: RecordType, key: str) -> Text:
    """Return the hint: the record is not in force, has that name, or a key much like it."""
    table = dataset.tables[record_type.id]
    name = quoted(record_type.name) if record_type.name is not None else "NULL"
    rows = (
        dataset.connection.cursor()
        .execute(f"SELECT _key, CAST({name} AS VARCHAR) FROM {quoted(table.name)} ORDER BY _row")
        .fetchall()
    )
    if any(known == key for known, _ in rows):
        return Text(
            "数据里有这条记录，但它在核查日期尚未生效或已经停用；请核对 --as-of",
            "The data has it, but not in force on that day; check --as-of",
        )
    named = [known for known, called in rows if called == key]
    if named:
        said = " / ".join(named[:2])
        return Text(f"叫这个名称的，标识是 {said}", f"The key of the one of that name is {said}")
    if not rows:
        return Text("数据里没有这类记录", "The data has no records of that type")
    return did_you_mean(key, [known for known, _ in rows])
