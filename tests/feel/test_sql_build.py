"""The exact quotient in SQL against Python's decimals."""

from decimal import ROUND_HALF_EVEN, Decimal, localcontext

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st

from zhangcheng.feel.sql.build import constant, decimal_literal, quotient
from zhangcheng.feel.types import QUOTIENT_SCALE


def _numbers(scale: int) -> st.SearchStrategy[Decimal]:
    whole = st.integers(-(10**12), 10**12) | st.integers(-9999, 9999)
    return whole.map(lambda unscaled: Decimal(unscaled).scaleb(-scale))


def _expected(over: Decimal, under: Decimal) -> Decimal | None:
    if not under:
        return None
    with localcontext() as context:
        context.prec = 80
        # A long division first, far past the tenth decimal, cannot hide a tie: the divisor has at
        # most 13 digits, so an exact tie ends long before 60 decimals.
        exact = over / under
        return exact.quantize(Decimal(1).scaleb(-QUOTIENT_SCALE), rounding=ROUND_HALF_EVEN)


@settings(max_examples=25, deadline=None)
@given(data=st.data(), scales=st.tuples(st.integers(0, 4), st.integers(0, 4)), size=st.integers(1, 12))
def test_quotient_is_exact_and_rounds_half_even(
    data: st.DataObject, scales: tuple[int, int], size: int
) -> None:
    pairs = [(data.draw(_numbers(scales[0])), data.draw(_numbers(scales[1]))) for _ in range(size)]
    connection = duckdb.connect()
    for over, under in pairs:
        digits = (len(str(abs(int(over)))), len(str(abs(int(under)))))
        for known in (None, digits):
            sql = quotient(decimal_literal(over), decimal_literal(under), scales=scales, digits=known)
            row = connection.execute(f"SELECT {sql.sql('duckdb')}").fetchone()
            assert row is not None
            assert row[0] == _expected(over, under)


def test_ties_go_to_the_even_neighbour() -> None:
    connection = duckdb.connect()
    for over, under, expected in [
        ("0.00000000005", "1", "0"),
        ("0.00000000015", "1", "0.0000000002"),
        ("-0.00000000005", "1", "0"),
        ("-0.00000000015", "1", "-0.0000000002"),
        ("1", "-3", "-0.3333333333"),
        ("2", "3", "0.6666666667"),
    ]:
        pair = (Decimal(over), Decimal(under))
        scales = (-int(pair[0].as_tuple().exponent), 0)
        for digits in (None, (1, 1)):
            sql = quotient(constant(pair[0]), constant(pair[1]), scales=scales, digits=digits)
            row = connection.execute(f"SELECT {sql.sql('duckdb')}").fetchone()
            assert row is not None
            assert row[0] == Decimal(expected)
