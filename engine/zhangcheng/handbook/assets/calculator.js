/*
 * Decides one rule for one record from answers: outcome, what is there, what is asked for, the gap,
 * and what would pass. The functions are rendered from the rule's own expressions, the words come
 * with the data; this file adds neither rules nor words.
 */
(function (root) {
  "use strict";

  const F = root.zhangcheng.feel;
  const SHOWN_DECIMALS = 4; // see zhangcheng.wording.numbers
  const calculators = {};

  // Answers

  const NUMBER = /^-?\d+(\.\d*)?$|^-?\.\d+$/;

  /** Write a number as a ledger may have it with plain digits: full width, in groups, a minus sign. */
  const plainNumber = (text) => text.normalize("NFKC").replace(/[\s,，]/g, "").replace(/^[−–]/, "-");

  function readNumber(question, text) {
    const written = plainNumber(text);
    if (!NUMBER.test(written)) return { value: null, fault: ["bad_number", {}] };
    const value = F.number(written);
    const decimals = question.decimals ?? 0;
    if (!value.round(decimals, 0).eq(value)) {
      const fault = decimals === 0 ? ["whole_only", {}] : ["too_precise", { n: decimals }];
      return { value: null, fault };
    }
    for (const [bound, holds] of [["minimum", "gte"], ["maximum", "lte"]]) {
      if (question[bound] !== undefined && !value[holds](F.number(question[bound]))) {
        const key = bound === "minimum" ? "below_minimum" : "above_maximum";
        return { value: null, fault: [key, { n: grouped(F.number(question[bound])) }] };
      }
    }
    return { value, fault: null };
  }

  function readDate(question, text) {
    const written = text.normalize("NFKC").trim().replace(/[/.]/g, "-");
    const date = question.control === "month" ? `${written.slice(0, 7)}-01` : written;
    return F.validDate(date) ? { value: date, fault: null } : { value: null, fault: ["bad_date", {}] };
  }

  /** Return {value, fault} of an answer as it is written; nothing written is missing, and no fault. */
  function read(question, text) {
    const written = (text ?? "").trim();
    if (written === "") return { value: null, fault: null };
    switch (question.control) {
      case "number":
        return readNumber(question, written);
      case "date":
      case "month":
        return readDate(question, written);
      case "boolean":
        return { value: written === "true", fault: null };
      default:
        return { value: written, fault: null };
    }
  }

  // Outcomes

  function inForce(calculator, asOf) {
    const { from, to } = calculator.effective;
    return (from === null || from <= asOf) && (to === null || asOf <= to);
  }

  function decide(applies, holds) {
    if (applies === false) return "not_applicable";
    if (applies === null || holds === null) return "insufficient_data";
    return holds ? "pass" : "fail";
  }

  /**
   * Name what left the rule undecided: the empty answers that its undecided parts depend on; where
   * all are given, parameters without a value; else (a zero divisor) the formulas.
   */
  function missing(calculator, answers, used, parts, applies) {
    const undecided = calculator.parts.filter((_, at) => parts[at].holds === null);
    const needed = applies === null ? calculator.when_needs : undecided.flatMap((part) => part.needs);
    const empty = calculator.questions.filter(
      (question) => answers[question.name] === null && needed.includes(question.name)
    );
    const asked = empty.filter((question) => !question.tested);
    if (asked.length > 0) return asked.map((question) => question.label);
    const without = calculator.used.filter((_, at) => used[at] === null).map((one) => one.title);
    if (without.length > 0) return [...new Set(without)];
    if (empty.length > 0) return empty.map((question) => question.label);
    return undecided.map((part) => part.formula);
  }

  function decided(calculator, answers, dates) {
    const context = { ...dates, parameters: calculator.parameters, parents: calculator.parents };
    const attempt = (compute) => (compute === null ? null : compute(answers, context));
    const applies = calculator.when === null ? true : attempt(calculator.when);
    const outcome = decide(applies, attempt(calculator.require));
    const parts = calculator.parts.map((part) => {
      const holds = attempt(part.holds);
      const failed = outcome === "fail" && holds === false;
      return {
        holds,
        actual: attempt(part.actual),
        required: part.fixed ?? attempt(part.required),
        gap: failed ? attempt(part.gap) : null,
      };
    });
    const used = calculator.used.map((one) => one.entry(answers, context));
    const undecided = outcome === "insufficient_data";
    const lacking = undecided ? missing(calculator, answers, used, parts, applies) : [];
    return { outcome, parts, used, missing: lacking, inForce: inForce(calculator, dates.asOf) };
  }

  /**
   * Decide a rule from values by question (null for what is not known) at {asOf, start, end}.
   * Where a number outgrows 38 digits the outcome is "too_large", and nothing else is said.
   */
  function evaluate(calculator, answers, dates) {
    try {
      return decided(calculator, answers, dates);
    } catch (error) {
      if (!(error instanceof F.TooLargeError)) throw error;
      return { outcome: "too_large", parts: [], used: [], missing: [], inForce: true };
    }
  }

  // Words and numbers, as the report has them

  const say = (calculator, key, values = {}) =>
    calculator.words[key].replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

  const decimalsOf = (number) => number.toFixed().split(".")[1]?.length ?? 0;

  /** How many decimals to show so that numbers line up and different ones stay different. */
  function sharedScale(numbers) {
    const full = Math.max(0, ...numbers.map(decimalsOf));
    if (full <= SHOWN_DECIMALS) return full;
    const short = numbers.map((number) => number.round(SHOWN_DECIMALS));
    const distinct = (list) => new Set(list.map((number) => number.toFixed())).size;
    const keptApart = distinct(short) === distinct(numbers);
    const keptNonzero = numbers.every((number, at) => number.eq(0) === short[at].eq(0));
    return keptApart && keptNonzero ? SHOWN_DECIMALS : full;
  }

  function grouped(number, scale = sharedScale([number])) {
    const rounded = number.round(scale);
    const [before, after] = rounded.abs().toFixed(scale).split(".");
    const sign = number.lt(0) ? "−" : "";
    const digits = before.replace(/\B(?=(\d{3})+$)/g, ",");
    return sign + (after === undefined ? digits : `${digits}.${after}`);
  }

  /** A percentage without its sign; only all of something is 100 %, and only none of it 0 %. */
  function hundredfold(number, scale = sharedScale([number, F.number("0"), F.number("1")])) {
    const shown = number.times(100).round(Math.max(scale - 2, 0));
    return grouped(shown, decimalsOf(shown));
  }

  /** A number as its part, question or parameter has it: with its unit, or as a percentage. */
  function quantity(number, of, scale) {
    if (of.percent) return `${hundredfold(number, scale)}%`;
    return `${grouped(number, scale)} ${of.unit}`.trimEnd();
  }

  /** How far two numbers are apart: two percentages, by percentage points. */
  function difference(calculator, number, of, scale) {
    if (!of.percent) return quantity(number, of, scale);
    const n = hundredfold(number, scale);
    return say(calculator, n === "1" ? "percentage_point" : "percentage_points", { n });
  }

  function labels(calculator) {
    const all = [calculator.places, ...calculator.questions.map((question) => question.choices ?? {})];
    return (id) => all.find((of) => id in of)?.[id] ?? id;
  }

  function shown(calculator, value, of, scale) {
    if (value === null) return say(calculator, "missing_value");
    if (typeof value === "boolean") return say(calculator, value ? "true" : "false");
    if (F.isNumber(value)) return quantity(value, of, scale);
    return value.split(", ").map(labels(calculator)).join(say(calculator, "list_comma"));
  }

  function gapInWords(calculator, part, result, scale) {
    // What equals a number that it should exceed is short of it by nothing that can be told.
    if (result.gap === null || Number(result.gap) === 0) return "";
    const ofDates = typeof result.actual === "string";
    if (ofDates) return say(calculator, "days", { n: grouped(result.gap) });
    return difference(calculator, result.gap, part, scale);
  }

  /** What is there, what is asked for and the gap, as the report writes them. */
  function partInWords(calculator, part, result) {
    const numbers = [result.actual, result.required, result.gap].filter((value) => F.isNumber(value));
    const scale = sharedScale(numbers);
    const compares = result.actual !== null || result.required !== null;
    const holds = { true: "holds_yes", false: "holds_no", null: "holds_unknown" }[result.holds];
    const unequal = part.formula.includes("!=") ? "≠ " : "";
    return {
      holds: say(calculator, holds),
      actual: compares ? shown(calculator, result.actual, part, scale) : say(calculator, holds),
      required:
        result.required === null ? "" : unequal + shown(calculator, result.required, part, scale),
      gap: gapInWords(calculator, part, result, scale),
    };
  }

  /** The report's sentence on each part that falls short by something that can be measured. */
  function sentences(calculator, result) {
    return calculator.parts.flatMap((part, at) => {
      const words = partInWords(calculator, part, result.parts[at]);
      if (words.gap === "") return [];
      const said = say(calculator, "gap_line", { ...words, name: part.what });
      return [said.charAt(0).toUpperCase() + said.slice(1)];
    });
  }

  // What would pass

  const DAY = 1;

  /** The next values at which a comparison holds, for numbers of so many decimals. */
  const steps = {
    number(question, bound) {
      const step = F.number(`1e-${question.decimals}`);
      const floor = F.round("floor", bound, question.decimals);
      const ceiling = F.round("ceiling", bound, question.decimals);
      return {
        ">=": ceiling, ">": floor.plus(step), "<=": floor, "<": ceiling.minus(step),
        "=": floor.eq(bound) ? bound : null,
      };
    },
    date(question, bound) {
      return {
        ">=": bound, ">": F.laterByDays(bound, DAY), "<=": bound, "<": F.laterByDays(bound, -DAY),
        "=": bound,
      };
    },
    month(question, bound) {
      const first = `${bound.slice(0, 7)}-01`;
      const next = F.laterByMonths(first, 1);
      const last = F.laterByMonths(first, -1);
      const exact = first === bound;
      return {
        ">=": exact ? first : next, ">": next, "<=": first, "<": exact ? last : first,
        "=": exact ? first : null,
      };
    },
  };

  function operatorMissed(part, result) {
    if (part.wanted.operator !== undefined) return part.wanted.operator;
    const below = F.atMost(result.actual, result.required);
    if (below) return part.wanted.low ? ">=" : ">";
    return part.wanted.high ? "<=" : "<";
  }

  /** How far to move what a part measures: {label, target, amount, direction}; null when unknown. */
  function move(calculator, part, result) {
    if (part.wanted === undefined || result.actual === null || result.required === null) return null;
    const question = calculator.questions.find((one) => one.name === part.input);
    const of = question ?? { control: F.isNumber(result.actual) ? "number" : "date", ...part };
    const target = steps[of.control]?.(of, result.required)[operatorMissed(part, result)] ?? null;
    if (target === null) return null;
    const rises = F.more(target, result.actual);
    const number = F.isNumber(target);
    const apart = number
      ? target.minus(result.actual).abs()
      : F.number(Math.abs(F.daysBetween(target, result.actual)));
    const scale = number ? sharedScale([target, apart]) : 0;
    return {
      input: question?.name,
      target,
      key: number ? (rises ? "change_raise" : "change_lower") : rises ? "change_later" : "change_earlier",
      values: {
        label: question?.label ?? part.what,
        amount: number
          ? difference(calculator, apart, part, scale)
          : say(calculator, "days", { n: grouped(apart) }),
        target: number ? quantity(target, part, scale) : target,
      },
    };
  }

  function alternatives(question) {
    if (question.control === "boolean") return [true, false];
    return Object.keys(question.choices ?? {});
  }

  const MOST_ALTERNATIVES = 5; // more are no advice

  /** The other answers to one question of a part at which it holds. */
  function otherAnswers(calculator, part, at, answers, dates) {
    for (const name of part.reads) {
      const question = calculator.questions.find((one) => one.name === name);
      const found = alternatives(question).filter((value) => {
        const other = evaluate(calculator, { ...answers, [name]: value }, dates);
        return value !== answers[name] && other.parts[at]?.holds === true;
      });
      if (found.length > 0 && found.length <= MOST_ALTERNATIVES) {
        const quoted = found.map((value) => `“${shown(calculator, value, { unit: "" })}”`);
        const target = quoted.join(say(calculator, "or"));
        const passes = found.every(
          (value) => evaluate(calculator, { ...answers, [name]: value }, dates).outcome === "pass"
        );
        return { key: "change_set", values: { label: question.label, target }, passes };
      }
    }
    return null;
  }

  /** Say for each part that fails the smallest change at which it holds; each is tried before it is said. */
  function changes(calculator, result, answers, dates) {
    if (result.outcome !== "fail") return [];
    const failing = result.parts.filter((part) => part.holds === false).length;
    return calculator.parts.flatMap((part, at) => {
      if (result.parts[at].holds !== false) return [];
      let change = move(calculator, part, result.parts[at]);
      if (change === null) {
        change = otherAnswers(calculator, part, at, answers, dates);
      } else if (change.input !== undefined) {
        const tried = evaluate(calculator, { ...answers, [change.input]: change.target }, dates);
        if (tried.parts[at]?.holds !== true) return [];
        change.passes = tried.outcome === "pass";
      } else {
        change.passes = failing === 1;
      }
      if (change === null) return [];
      const tail = say(calculator, change.passes ? "change_passes" : "change_part");
      return [say(calculator, change.key, change.values) + tail];
    });
  }

  /** Register a calculator: `data` of the rule and its functions over the runtime. */
  function calculator(data, makeFunctions) {
    const functions = makeFunctions(F);
    calculators[data.id] = {
      ...data,
      when: functions.when,
      require: functions.require,
      parts: data.parts.map((part, at) => ({ ...part, ...functions.parts[at] })),
      used: data.used.map((one, at) => ({ ...one, entry: functions.used[at] })),
    };
    root.zhangcheng.attach?.(calculators[data.id]);
  }

  Object.assign(root.zhangcheng, {
    calculator, calculators, read, evaluate, say, shown, quantity, partInWords, sentences, changes,
  });
})(typeof window === "undefined" ? globalThis : window);
