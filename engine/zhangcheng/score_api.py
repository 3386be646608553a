"""What `import zhangcheng` offers for scoring; apart, since a check must not wait for its libraries."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from zhangcheng.dataset import Dataset
from zhangcheng.dataset.former import Former
from zhangcheng.evaluate.reading import read_data
from zhangcheng.model.clock import Clock
from zhangcheng.pack.pack import Pack
from zhangcheng.pack.waivers import load_waivers
from zhangcheng.report.scores.last import read_last, under_present_keys
from zhangcheng.report.scores.parts import Last, Scores
from zhangcheng.scoring.score import score as score_dataset
from zhangcheng.version import VERSION


def score(  # noqa: PLR0913 - keyword-only: the dates of a scoring
    pack: Pack,
    data: str | Path | Dataset,
    card: str,
    *,
    as_of: dt.date,
    known_as_of: dt.date | None = None,
    period: str | None = None,
    waivers: str | Path | None = None,
    sensitivity: bool = False,
    last: str | Path | None = None,
    drop_personal_data: bool = False,
) -> Scores:
    """Score the institutions in a workbook, file or folder by a scorecard of the pack.

    Args:
        pack: the rule pack.
        data: a workbook, a data file, or a folder of them; or what `read_data` made of it.
        card: the id of the scorecard.
        as_of: the day on which rules, parameters and dated records count.
        known_as_of: leave out what was promulgated after this day.
        period: `2018`, `2018-Q3`, `2018-06`, `2018-01-15/2018-03-14`; the year of `as_of` if None.
        waivers: a file of waivers; those in the folder of the pack if None. The data may have a sheet
            of waivers besides.
        sensitivity: also compute how sure the places are.
        last: the JSON report of an earlier scoring to compare with.
        drop_personal_data: leave out columns of personal data and say so, rather than refuse them.

    Raises:
        DiagnosticsError: when the data or the file of waivers cannot be used.
        KeyError: when the pack has no such scorecard.
        ValueError: when `period` or `last` cannot be read, `last` is of another scorecard or pack
            or of a later day, or the scorecard does not say what is varied.
    """
    clock = Clock.at(as_of, known_as_of=known_as_of, period=period)
    earlier = read_last(Path(last)) if last is not None else None
    if earlier is not None and (
        (earlier.card, earlier.pack) != (card, pack.id) or earlier.as_of > as_of
    ):
        raise ValueError(last)
    dataset = data
    if not isinstance(dataset, Dataset):
        dataset = read_data(pack, dataset, as_of=as_of, drop_personal_data=drop_personal_data)
    granted = load_waivers(waivers) if waivers is not None else pack.waivers
    run = score_dataset(pack, dataset, clock, pack.scorecards[card], granted)
    before: Mapping[str, Last] = earlier.scores if earlier is not None else {}
    before, followed = under_present_keys(before, dataset.recoded.get(run.card.record, Former()))
    scores = Scores(
        run=run,
        engine_version=VERSION,
        last=before,
        last_as_of=earlier.as_of if earlier is not None else None,
        last_version=earlier.version if earlier is not None else None,
        last_followed=followed,
    )
    # A number too wide is told of whatever is written, and before any of it is.
    _ = scores.improved
    if sensitivity:
        scores.compute_sensitivity()
    return scores
