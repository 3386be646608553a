/*
 * The form of a calculator: reads the answers, shows what comes of them, and follows the date and
 * district that are chosen for the whole site (in the address, and by the event "zhangcheng:place").
 */
(function (root) {
  "use strict";

  const Z = root.zhangcheng;
  const SHANGHAI = 8 * 3600 * 1000; // its time is eight hours ahead the whole year round
  const MANY_PARTS = 3;
  const today = () => new Date(Date.now() + SHANGHAI).toISOString().slice(0, 10);

  function element(tag, className, text) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  /** A calculator on a page. */
  class Form {
    constructor(calculator, form) {
      this.calculator = calculator;
      this.form = form;
      this.result = form.querySelector("[data-result]");
      this.date = form.elements.namedItem("date");
      this.fields = calculator.questions.map((question, at) => ({
        question,
        field: form.querySelector(`[data-question="${at}"]`),
      }));
      form.hidden = false;
      form.addEventListener("input", (event) => {
        event.target.dataset.touched = "";
        this.show();
      });
      form.addEventListener("submit", (event) => event.preventDefault());
      form.addEventListener("reset", (event) => {
        event.preventDefault();
        this.clear();
      });
      document.addEventListener("zhangcheng:place", (event) => this.choose(event.detail ?? {}));
      const address = new URLSearchParams(root.location.search);
      this.date.value = today();
      this.choose({ date: address.get("date"), district: address.get("district") });
    }

    say(key, values) {
      return Z.say(this.calculator, key, values);
    }

    get place() {
      return this.fields.find(({ question }) => question.name === "jurisdiction")?.field;
    }

    /** Take over the date and district of the site, as far as this form knows them. */
    choose({ date, district }) {
      if (date && root.zhangcheng.feel.validDate(date)) this.date.value = date;
      const select = this.place?.querySelector("select");
      const known = (code) => [...select.options].some((option) => option.value === code);
      if (select) {
        if (district && known(district)) select.value = district;
        else if (!select.value && this.calculator.home) select.value = this.calculator.home;
      }
      this.show();
    }

    clear() {
      for (const { field } of this.fields) {
        if (field === this.place) continue;
        for (const control of field.querySelectorAll("input, select")) {
          if (control.type === "radio") control.checked = control.value === "";
          else control.value = "";
          delete control.dataset.touched;
        }
      }
      this.show();
    }

    written(field) {
      const chosen = field.querySelector("input:checked");
      return (chosen ?? field.querySelector("input:not([type=radio]), select"))?.value ?? "";
    }

    /** Read every answer; a fault stands beside its field and the answer counts as not given. */
    answers() {
      const answers = {};
      for (const { question, field } of this.fields) {
        const { value, fault } = Z.read(question, this.written(field));
        const place = field.querySelector("[data-fault]");
        const control = field.querySelector("input, select");
        place.textContent = fault === null ? "" : this.say(...fault);
        control.toggleAttribute("aria-invalid", fault !== null);
        if (fault !== null) control.setAttribute("aria-invalid", "true");
        answers[question.name] = value;
      }
      return answers;
    }

    dates() {
      const asOf = root.zhangcheng.feel.validDate(this.date.value) ? this.date.value : today();
      const year = asOf.slice(0, 4);
      return { asOf, start: `${year}-01-01`, end: `${year}-12-31` };
    }

    /** A date that parameters are read on is that of the form until another is written. */
    follow(asOf) {
      for (const { question, field } of this.fields) {
        const control = field.querySelector("input");
        if (!question.follows_date || control.dataset.touched !== undefined) continue;
        control.value = question.control === "month" ? asOf.slice(0, 7) : asOf;
      }
    }

    show() {
      const dates = this.dates();
      this.follow(dates.asOf);
      const answers = this.answers();
      this.limit(dates.asOf);
      const result = Z.evaluate(this.calculator, answers, dates);
      this.result.dataset.outcome = result.outcome;
      this.result.replaceChildren(...this.report(result, answers, dates));
      const period = this.form.querySelector("[data-period]");
      if (period) period.textContent = this.say("period", dates);
    }

    /** Offer the places that exist on the day; one that is chosen already stays. */
    limit(asOf) {
      for (const option of this.place?.querySelectorAll("option") ?? []) {
        const { from, to } = option.dataset;
        const exists = (!from || from <= asOf) && (!to || asOf <= to);
        option.hidden = option.disabled = !exists && !option.selected;
        if (option.selected) this.expired = !exists;
      }
    }

    *report(result, answers, dates) {
      const tooLarge = result.outcome === "too_large";
      yield element(
        "p", "zc-outcome", this.say(tooLarge ? "too_large" : `outcome_${result.outcome}`)
      );
      if (!result.inForce) yield this.remark("not_in_force", { date: dates.asOf });
      if (this.expired) yield this.remark("place_not_valid", { date: dates.asOf });
      if (tooLarge) return;
      if (result.outcome === "not_applicable") yield this.remark("not_applicable_means");
      if (result.missing.length > 0) {
        const named = result.missing.join(this.say("list_comma"));
        yield element("p", "zc-missing", this.say("missing") + this.say("colon") + named);
      }
      for (const sentence of Z.sentences(this.calculator, result)) yield element("p", "", sentence);
      if (result.outcome !== "not_applicable") yield this.table(result);
      yield* this.advice(result, answers, dates);
      yield* this.used(result);
    }

    remark(key, values) {
      return element("p", "zc-remark", this.say(key, values));
    }

    /** What is there, what is asked for and the gap, part by part; of many, those that do not hold. */
    table(result) {
      const list = element("div", "zc-parts");
      const many = this.calculator.parts.length > MANY_PARTS && result.outcome !== "pass";
      this.calculator.parts.forEach((part, at) => {
        if (many && result.parts[at].holds === true) return;
        const words = Z.partInWords(this.calculator, part, result.parts[at]);
        const compares = words.required !== "" || result.parts[at].actual !== null;
        if (part.prose !== undefined) {
          const holds = compares ? "" : this.say("colon") + words.holds;
          list.append(element("p", "zc-prose", part.prose + holds));
        }
        if (compares || part.prose === undefined) list.append(this.row(words));
      });
      return list;
    }

    row(words) {
      const row = element("dl", "zc-part");
      for (const key of ["actual", "required", "gap"]) {
        if (words[key] === "") continue;
        const pair = element("div");
        pair.append(element("dt", "", this.say(key)), element("dd", `zc-${key}`, words[key]));
        row.append(pair);
      }
      return row;
    }

    *advice(result, answers, dates) {
      const found = Z.changes(this.calculator, result, answers, dates);
      if (found.length > 0) {
        const box = element("div", "zc-change");
        box.append(element("p", "zc-heading", this.say("change")));
        for (const sentence of found) box.append(element("p", "", sentence));
        yield box;
      }
      if (result.outcome === "fail" && this.calculator.remedy) {
        const text = this.say("remedy") + this.say("colon") + this.calculator.remedy;
        yield element("p", "zc-remedy", text);
      }
    }

    /** The parameters that were looked up, and whether a document says so. */
    *used(result) {
      if (this.calculator.used.length === 0 || result.outcome === "not_applicable") return;
      const box = element("div", "zc-used");
      box.append(element("p", "zc-heading", this.say("parameters")));
      const list = element("ul");
      const lines = new Set();
      this.calculator.used.forEach((one, at) => {
        const item = this.parameter(one, result.used[at]);
        if (!lines.has(item.textContent)) list.append(item);
        lines.add(item.textContent);
      });
      box.append(list);
      for (const mark of ["illustrative", "assumed"]) {
        if (result.used.some((entry) => entry?.[mark])) box.append(this.remark(`${mark}_used`));
      }
      yield box;
    }

    parameter(one, entry) {
      const value = entry === null ? this.say("no_value") : this.valueOf(one, entry);
      const item = element("li", "", `${one.title} ${value}`);
      if (entry === null) return item;
      const since = this.say("since", { since: entry.from });
      item.append(element("span", "zc-source", ` ${since} ${entry.source ?? this.say("no_citation")}`));
      for (const mark of ["illustrative", "assumed"]) {
        if (entry[mark]) item.append(" ", element("span", "zc-badge", this.say(mark)));
      }
      return item;
    }

    valueOf(one, entry) {
      if (!this.calculator.parameters[one.id].number) return entry.value;
      return Z.quantity(root.zhangcheng.feel.number(entry.value), one);
    }
  }

  /** Put a registered calculator on its forms. */
  function attach(calculator) {
    const forms = document.querySelectorAll("form[data-calculator]");
    for (const form of forms) {
      if (form.dataset.calculator === calculator.id) new Form(calculator, form);
    }
  }

  Z.attach = attach;
  Object.values(Z.calculators).forEach(attach);
})(window);
