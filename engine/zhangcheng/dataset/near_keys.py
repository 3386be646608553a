"""Finds the record that is called by its name, or says which one a key may be meant for."""

from zhangcheng.dataset.dataset import Dataset
from zhangcheng.dataset.names import quoted
from zhangcheng.diagnostics.suggest import did_you_mean
from zhangcheng.diagnostics.text import Text
from zhangcheng.model.record_type import RecordType


def key_called(dataset: Dataset, record_type: RecordType, word: str) -> str:
    """Return the key of the record that has this key, or alone has this name; else the word itself."""
    if record_type.name is None:
        return word
    found = (
        dataset.connection.cursor()
        .execute(
            f"SELECT _key, _key = $1 FROM {quoted(dataset.tables[record_type.id].name)} "
            f"WHERE _key = $1 OR CAST({quoted(record_type.name)} AS VARCHAR) = $1",
            [word],
        )
        .fetchall()
    )
    keys = {key for key, exact in found if exact} or {key for key, _ in found}
    return keys.pop() if len(keys) == 1 else word


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
