"""Reads data for a pack: its record types, and besides them a sheet of waivers."""

import datetime as dt
from pathlib import Path

from zhangcheng.dataset import Dataset, read_dataset
from zhangcheng.model.waiver import RECORD as WAIVER
from zhangcheng.pack.pack import Pack


def read_data(
    pack: Pack,
    data: str | Path,
    *,
    as_of: dt.date | None = None,
    drop_personal_data: bool = False,
) -> Dataset:
    """Read data once, for several checks against the same pack.

    Args:
        pack: the rule pack.
        data: a workbook, a data file, or a folder of them.
        as_of: the day on which statistical codes should be in use; any day when None.
        drop_personal_data: leave out columns of personal data and say so, rather than refuse them.

    Raises:
        DiagnosticsError: when the data cannot be used.
    """
    # A pack that has a record type of that name means something else by it.
    record_types = {WAIVER.id: WAIVER, **pack.record_types}
    return read_dataset(
        Path(data),
        record_types=record_types,
        jurisdictions=pack.jurisdictions,
        as_of=as_of,
        drop_personal_data=drop_personal_data,
    )
