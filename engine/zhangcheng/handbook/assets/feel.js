/*
 * What FEEL means at run time, for the functions that zhangcheng.feel.javascript renders.
 *
 * A number is a Big, a text a string, a date a string "2018-06-30", a duration a whole number of
 * days or months, and what is missing or unknown is null. Nothing here uses the clock or eval.
 */
(function (root) {
  "use strict";

  const QUOTIENT_SCALE = 10;
  const WIDTH = 38; // digits of an exact decimal, before and after the point together
  const LONGEST = 5000000; // more days, or months, than there are between any two dates
  const INTEGER = 2147483647; // the largest whole number that counts days or months
  const MONTHS_IN_YEAR = 12;

  const Big = root.Big(); // a constructor of our own: others may set theirs as they like
  Big.DP = QUOTIENT_SCALE;
  Big.RM = Big.roundHalfEven;
  Big.PE = 1000000;
  Big.NE = -1000000;
  const ZERO = new Big(0);

  /** A number that does not fit is an error, never a wrong number. */
  class TooLargeError extends Error {}

  const isNumber = (value) => value instanceof Big;
  const missing = (...values) => values.some((value) => value === null);
  const fits = (value, scale) => value.abs().lt(new Big(`1e${WIDTH - scale}`));

  function fit(value, scale) {
    if (!fits(value, scale)) throw new TooLargeError(value.toFixed());
    return value;
  }

  function whole(value) {
    if (!Number.isSafeInteger(value)) throw new TooLargeError(String(value));
    return value;
  }

  function order(left, right) {
    if (isNumber(left)) return left.cmp(right);
    return left < right ? -1 : left > right ? 1 : 0;
  }

  // Arithmetic

  const number = (text) => new Big(text);
  const known = (compute) => (...values) => (missing(...values) ? null : compute(...values));
  const add = (a, b, scale) => (missing(a, b) ? null : fit(a.plus(b), scale));
  const subtract = (a, b, scale) => (missing(a, b) ? null : fit(a.minus(b), scale));
  const multiply = (a, b, scale) => (missing(a, b) ? null : fit(a.times(b), scale));

  function power(base, exponent, scale) {
    if (missing(base)) return null;
    let product = new Big(1);
    for (let times = 0; times < exponent; times += 1) product = fit(product.times(base), scale);
    return product;
  }

  function divide(over, under) {
    if (missing(over, under)) return null;
    const divisor = isNumber(under) ? under : number(under);
    if (divisor.eq(ZERO)) return null;
    return fit((isNumber(over) ? over : number(over)).div(divisor), QUOTIENT_SCALE);
  }

  const negate = known((value) => (isNumber(value) ? value.neg() : -value));
  const abs = known((value) => (isNumber(value) ? value.abs() : Math.abs(value)));

  function modulo(over, under) {
    if (missing(over, under) || under.eq(ZERO)) return null;
    return over.mod(under).plus(under).mod(under);
  }

  const DOWN = Big.roundDown;
  const ROUNDINGS = {
    "round down": (value, places) => value.round(places, DOWN),
    "round up": (value, places) => value.round(places, Big.roundUp),
    "round half up": (value, places) => value.round(places, Big.roundHalfUp),
    "round half even": (value, places) => value.round(places, Big.roundHalfEven),
    "round half down": (value, places) => {
      const half = new Big(`5e${-places - 1}`);
      const cut = value.round(places, DOWN);
      return value.minus(cut).abs().gt(half) ? value.round(places, Big.roundUp) : cut;
    },
    floor: (value, places) => {
      const cut = value.round(places, DOWN);
      return cut.gt(value) ? cut.minus(new Big(`1e${-places}`)) : cut;
    },
    ceiling: (value, places) => {
      const cut = value.round(places, DOWN);
      return cut.lt(value) ? cut.plus(new Big(`1e${-places}`)) : cut;
    },
  };
  const round = (name, value, places) => {
    if (missing(value)) return null;
    return fit(ROUNDINGS[name](value, places), Math.max(places, 0));
  };

  const counted = (values) => number(values.length);
  const least = known((...values) => values.reduce((a, b) => (order(b, a) < 0 ? b : a)));
  const greatest = known((...values) => values.reduce((a, b) => (order(b, a) > 0 ? b : a)));

  function total(scale, ...values) {
    return missing(...values) ? null : values.reduce((a, b) => fit(a.plus(b), scale));
  }

  const mean = (scale, ...values) => divide(total(scale, ...values), counted(values));

  // Logic: Kleene's, with null for unknown

  const compare = (holds) => known((a, b) => holds(order(a, b)));
  const equal = compare((sign) => sign === 0);
  const unequal = compare((sign) => sign !== 0);
  const less = compare((sign) => sign < 0);
  const atMost = compare((sign) => sign <= 0);
  const more = compare((sign) => sign > 0);
  const atLeast = compare((sign) => sign >= 0);
  const not = known((value) => !value);

  function and(...values) {
    if (values.includes(false)) return false;
    return values.includes(null) ? null : true;
  }

  function or(...values) {
    if (values.includes(true)) return true;
    return values.includes(null) ? null : false;
  }

  const oneOf = (value, ...items) => or(...items.map((item) => equal(value, item)));

  // Dates and durations

  const leap = (year) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const daysIn = (year, month) =>
    month === 2 ? (leap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  const parts = (date) => date.split("-").map(Number);

  function written(year, month, day) {
    if (year < 1 || year > 9999) return null;
    const padded = (value, width) => String(value).padStart(width, "0");
    return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
  }

  /** Days since 1 March of the year 0: months counted from March keep 29 February last. */
  function dayNumber(date) {
    const [year, month, day] = parts(date);
    const y = month <= 2 ? year - 1 : year;
    const ofYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
    return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + ofYear;
  }

  function dateOf(number_) {
    const era = Math.floor(number_ / 146097);
    const ofEra = number_ - era * 146097;
    const years = Math.floor(
      (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36524) - Math.floor(ofEra / 146096)) / 365
    );
    const ofYear = ofEra - (365 * years + Math.floor(years / 4) - Math.floor(years / 100));
    const fromMarch = Math.floor((5 * ofYear + 2) / 153);
    const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
    const day = ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
    return written(era * 400 + years + (month <= 2 ? 1 : 0), month, day);
  }

  const bearable = (duration) => Math.abs(duration) < LONGEST;
  const laterByDays = known((date, days) => (bearable(days) ? dateOf(dayNumber(date) + days) : null));
  const daysBetween = known((later, earlier) => dayNumber(later) - dayNumber(earlier));

  /** Past the end of a month is its last day. */
  const laterByMonths = known((date, months) => {
    if (!bearable(months)) return null;
    const [year, month, day] = parts(date);
    const count = year * MONTHS_IN_YEAR + month - 1 + months;
    const newYear = Math.floor(count / MONTHS_IN_YEAR);
    const newMonth = count - newYear * MONTHS_IN_YEAR + 1;
    return written(newYear, newMonth, Math.min(day, daysIn(newYear, newMonth)));
  });

  /** Whole months from the first date to the second, towards zero; a month's last day completes it. */
  const monthsBetween = known((from, to) => {
    if (from > to) return 0 - monthsBetween(to, from);
    const [year, month, day] = parts(from);
    const [endYear, endMonth, endDay] = parts(to);
    const months = (endYear - year) * MONTHS_IN_YEAR + endMonth - month;
    const complete = endDay >= day || endDay === daysIn(endYear, endMonth);
    return complete ? months : months - 1;
  });

  const addDurations = known((a, b) => whole(a + b));
  const subtractDurations = known((a, b) => whole(a - b));

  /** Whole days or months so many times; more than can be counted is missing. */
  const timesDuration = known((a, b) => {
    const product = number(a).times(number(b));
    return product.abs().gt(INTEGER) ? null : Number(product.toFixed());
  });

  const wholeNumber = (value) => {
    const isWhole = value.round(0, DOWN).eq(value) && value.abs().lte(INTEGER);
    return isWhole ? Number(value.toFixed()) : null;
  };

  const date = known((...values) => {
    const [year, month, day] = values.map(wholeNumber);
    if (missing(year, month, day) || month < 1 || month > 12 || year < 1) return null;
    return day < 1 || day > daysIn(year, month) ? null : written(year, month, day);
  });

  const part = (index) => known((value) => number(parts(value)[index]));
  const weekday = known((value) => number(((dayNumber(value) + 2) % 7) + 1));

  // Texts, by characters and not by the halves that JavaScript stores some in

  const letters = (text) => Array.from(text);
  const changed = (change) => (letter) => (letters(change(letter)).length === 1 ? change(letter) : letter);
  const cased = (change) => known((text) => letters(text).map(changed(change)).join(""));

  function substring(text, start, length) {
    if (missing(text, start) || length === null) return null;
    const from = wholeNumber(start);
    const size = length === undefined ? Infinity : wholeNumber(length);
    if (missing(from, size)) return null;
    const all = letters(text);
    const first = from > 0 ? from - 1 : from < 0 ? Math.max(all.length + from, 0) : 0;
    const count = from === 0 ? size - 1 : size;
    if (size < 0) return all.slice(Math.max(first + size, 0), first).join("");
    return count <= 0 ? "" : all.slice(first, first + count).join("");
  }

  // Records: {values, place, references, rows}, see `field` and `related`

  const follow = (record, path) =>
    path.reduce((at, step) => (at === null ? null : at.references[step] ?? null), record);

  function field(record, path, name) {
    const at = follow(record, path);
    if (at === null) return null;
    return (name === "jurisdiction" ? at.place : at.values[name]) ?? null;
  }

  /** The rows for which `where` does not fail, each with what it comes to: true, or null for unknown. */
  function notRuledOut(record, relation, where) {
    const rows = (record.rows[relation] ?? []).map((row) => [row, where === null ? true : where(row)]);
    return rows.filter(([, counts]) => counts !== false);
  }

  /** The value of each row that `where` keeps; null where it is open for a row if it is kept. */
  function related(record, relation, where, value) {
    const rows = notRuledOut(record, relation, where);
    if (rows.some(([, counts]) => counts === null)) return null;
    return rows.map(([row]) => (value === null ? row : value(row)));
  }

  /** How many rows `where` keeps; at an end, how many it certainly keeps ("low"), or may keep ("high"). */
  function count(record, relation, where, end) {
    const rows = notRuledOut(record, relation, where);
    const certain = rows.filter(([, counts]) => counts === true);
    if (end === null && certain.length < rows.length) return null;
    return counted(end === "low" ? certain : rows);
  }

  /** The sum of values that are never below 0, like a count; one that is missing may be the `most`. */
  function sum(record, relation, where, value, scale, most, end) {
    const rows = notRuledOut(record, relation, where).map(([row, counts]) => [value(row), counts]);
    const certain = rows.filter(([, counts]) => counts === true).map(([taken]) => taken);
    if (certain.length === 0 || missing(...certain)) return null;
    const may = rows.filter(([, counts]) => counts === null).map(([taken]) => taken ?? most);
    const low = total(scale, ...certain);
    const high = missing(...may) ? null : total(scale, ...certain, ...may);
    if (end === null) return equal(low, high) ? low : null;
    return end === "low" ? low : high;
  }

  /** What a comparison comes to at both ends of a count or sum, where that is the same. */
  const settled = (low, high) => (low === high ? low : null);

  const every = (record, relation, where, satisfies) =>
    and(...notRuledOut(record, relation, where).map(([row, counts]) => or(not(counts), satisfies(row))));
  const some = (record, relation, where, satisfies) =>
    or(...notRuledOut(record, relation, where).map(([row, counts]) => and(counts, satisfies(row))));

  const distinct = (values) =>
    values && [...new Map(values.map((value) => [value === null ? null : String(value), value])).values()];

  /** Of no values only the count is known; one missing value leaves the others of no use. */
  const aggregate = (compute) => (values, ...more) =>
    values.length === 0 || missing(...values) ? null : compute(values, ...more);
  const AGGREGATES = {
    "count distinct": (values) => (missing(...values) ? null : counted(values)),
    sum: aggregate((values, scale) => total(scale, ...values)),
    mean: aggregate((values, scale) => mean(scale, ...values)),
    min: aggregate((values) => least(...values)),
    max: aggregate((values) => greatest(...values)),
  };

  // Parameters

  /** The entries of the nearest place above `place` (or itself) that has its own. */
  function entriesAt(context, values, place) {
    for (let code = place; code !== null && code in context.parents; code = context.parents[code]) {
      if (code in values) return values[code];
    }
    return null;
  }

  /** What is in force for a place and categories on a date: {value, since, …}; null when nothing is. */
  function entry(context, name, place, categories, on) {
    const declared = context.parameters[name];
    if (declared === undefined || on === null || missing(...categories)) return null;
    if (declared.byPlace && place === null) return null;
    const table = declared.byPlace ? entriesAt(context, declared.values, place) : declared.values[""];
    const entries = table?.[categories.join("\n")] ?? [];
    return entries.find((one) => one.since <= on && (one.to === null || on <= one.to)) ?? null;
  }

  function parameter(context, name, place, categories, on) {
    const found = entry(context, name, place, categories, on);
    if (found === null) return null;
    return context.parameters[name].number ? number(found.value) : found.value;
  }

  root.zhangcheng = root.zhangcheng || {};
  root.zhangcheng.feel = Object.freeze({
    TooLargeError, isNumber, number, add, subtract, multiply, power, divide, negate, abs, modulo,
    round, least, greatest, total, mean, equal, unequal, less, atMost, more, atLeast, not, and, or,
    oneOf, laterByDays, laterByMonths, daysBetween, monthsBetween, addDurations, subtractDurations,
    timesDuration, date, weekday, substring, follow, field, related, count, sum, settled, every, some,
    distinct, entry, parameter,
    year: part(0),
    month: part(1),
    day: part(2),
    days: known((duration) => number(duration)),
    years: known((duration) => number(Math.trunc(duration / MONTHS_IN_YEAR))),
    months: known((duration) => number(duration % MONTHS_IN_YEAR)),
    length: known((text) => number(letters(text).length)),
    // One letter for one letter, as in SQL: the capital of ß is ẞ, not SS.
    upper: cased((letter) => (letter === "ß" ? "ẞ" : letter.toUpperCase())),
    lower: cased((letter) => letter.toLowerCase()),
    contains: known((text, match) => text.includes(match)),
    startsWith: known((text, match) => text.startsWith(match)),
    endsWith: known((text, match) => text.endsWith(match)),
    aggregate: (name, values, scale) => values && AGGREGATES[name](values, scale),
    validDate: (text) =>
      /^\d{4}-\d{2}-\d{2}$/.test(text) && date(...parts(text).map((value) => number(value))) === text,
  });
})(typeof window === "undefined" ? globalThis : window);
