"""The inputs of expressions with the cells that they stand in, for every record."""

from collections.abc import Iterable

from zhangcheng.dataset import Dataset
from zhangcheng.evaluate.compile import Compiler
from zhangcheng.evaluate.evidence import plan_inputs
from zhangcheng.evaluate.findings import FindingReader
from zhangcheng.evaluate.steps import create_steps
from zhangcheng.model.clock import Clock
from zhangcheng.model.expression import Expression
from zhangcheng.model.finding import Input
from zhangcheng.pack.pack import Pack


def read_inputs(
    pack: Pack, dataset: Dataset, clock: Clock, *, record_type: str, expressions: Iterable[Expression]
) -> dict[Expression, dict[str, tuple[Input, ...]]]:
    """Return what each expression reads, by expression, then key of the record in force."""
    compiler = Compiler(pack, clock, wide=True, dataset=dataset)
    planned = {e: plan_inputs(e, record_type, compiler) for e in expressions}
    create_steps(dataset.connection, compiler)
    reader = FindingReader(dataset.connection, compiler, dataset, outcomes=(), scope=None)
    return {e: reader.inputs(record_type, depth, plans) for e, (plans, depth) in planned.items()}
