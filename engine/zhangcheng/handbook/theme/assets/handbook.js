// The handbook's pages: the day and district chosen, and what holds then and there.
"use strict";
(function () {
  const chinese = document.documentElement.lang.startsWith("zh");
  const t = (zh, en) => (chinese ? zh : en);
  const query = new URLSearchParams(location.search);

  // Today in China, whatever the reader's clock is set to.
  function today() {
    const parts = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai", year: "numeric", month: "2-digit", day: "2-digit" });
    return parts.format(new Date());
  }

  function isDate(text) {
    return /^\d{4}-\d{2}-\d{2}$/.test(text || "") && !Number.isNaN(Date.parse(text));
  }

  const chosen = {
    date: isDate(query.get("date")) ? query.get("date") : "",
    district: /^[0-9A-Za-z]+$/.test(query.get("district") || "") ? query.get("district") : "",
  };

  function inWords(iso) {
    const [year, month, day] = iso.split("-").map(Number);
    if (chinese) return `${year}年${month}月${day}日`;
    const name = new Intl.DateTimeFormat("en-GB", { month: "long", timeZone: "UTC" }).format(new Date(Date.UTC(year, month - 1, 1)));
    return `${day} ${name} ${year}`;
  }

  // A renamed page leads on, with all that stands in the address.
  const forward = document.querySelector("[data-forward]")?.dataset.forward;
  if (forward) location.replace(forward + location.search + location.hash);

  const covers = (data, day) => (!data.since || data.since <= day) && (!data.to || day <= data.to);
  const day = () => chosen.date || today();
  const form = document.querySelector("[data-choose]");
  const ownDistrict = document.querySelector("[data-here]")?.dataset.here;
  if (ownDistrict) chosen.district = ownDistrict;

  // What is chosen stands in the address and goes along to every page of the site.
  function carried(url) {
    for (const name of ["date", "district"]) {
      if (chosen[name]) url.searchParams.set(name, chosen[name]);
      else url.searchParams.delete(name);
    }
    return url;
  }

  function carry() {
    const address = carried(new URL(location.href));
    if (address.href !== location.href) history.replaceState(history.state, "", address);
    for (const link of document.querySelectorAll("a[href]")) addChoice(link);
  }

  function addChoice(link) {
    if (link.hasAttribute("download") || link.getAttribute("href").startsWith("#")) return;
    let url;
    try { url = new URL(link.href); } catch { return; }
    const own = url.protocol === location.protocol && url.host === location.host;
    if (own && /(\.html|\/)$/.test(url.pathname)) link.href = carried(url).href;
  }

  // Results of a search are written while the reader types.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (link) addChoice(link);
  }, true);

  // Whether a district has its code on the day chosen.
  function exists(district) {
    const option = [...(form?.elements.district.options || [])].find((each) => each.value === district);
    return !district || !option || covers(option.dataset, day());
  }

  function setUpChoice() {
    if (!form) return;
    form.hidden = false;
    const { district, date } = form.elements;
    district.value = chosen.district;
    if (district.selectedIndex < 0) district.value = "";
    district.addEventListener("change", () => {
      chosen.district = district.value;
      if (ownDistrict && chosen.district) location.href = carried(new URL(`${chosen.district}.html`, location.href)).href;
      else show();
    });
    date.addEventListener("change", () => { chosen.date = isDate(date.value) && date.value !== today() ? date.value : ""; show(); });
    form.querySelector("[data-today]").addEventListener("click", () => { chosen.date = ""; show(); });
    form.addEventListener("submit", (event) => event.preventDefault());
  }

  function showChoice() {
    if (!form) return;
    const { district, date } = form.elements;
    date.value = day();
    for (const option of district.options) option.hidden = Boolean(option.value) && !option.selected && !covers(option.dataset, day());
    const option = district.selectedOptions[0];
    const gone = option?.value && !covers(option.dataset, day());
    form.querySelector(".choose__note").textContent = gone
      ? t(`${option.textContent.trim()}在 ${day()} 没有这个区划代码，请另选区县。`, `${option.textContent.trim()} had no such code on ${day()}; choose another district.`)
      : "";
  }

  // Whether a rule is in force on the day chosen.
  function showStatus() {
    for (const place of document.querySelectorAll("[data-status]")) {
      const { since, to } = place.dataset;
      const word = place.querySelector(".status__word");
      const state = since && day() < since ? "coming" : to && day() > to ? "ended" : "current";
      place.dataset.state = state;
      word.textContent = { coming: t(`将于${since && inWords(since)}施行`, `In force from ${since && inWords(since)}`), ended: t("已废止", "No longer in force"), current: t("现行", "In force") }[state];
      if (place.classList.contains("status")) word.textContent += t(`（截至${inWords(day())}）`, ` (as of ${inWords(day())})`);
    }
  }

  // Rows with dates and places: only those of the chosen day and district are shown.
  function showRows() {
    for (const row of document.querySelectorAll("[data-row]")) {
      const places = (row.dataset.places || "").split(" ");
      const elsewhere = row.dataset.places && chosen.district && !places.includes(chosen.district);
      row.hidden = !covers(row.dataset, day()) || Boolean(elsewhere) || !exists(row.dataset.district);
      row.classList.toggle("is-chosen", Boolean(chosen.district) && row.dataset.district === chosen.district);
    }
    for (const line of document.querySelectorAll(".steps__line")) {
      line.classList.toggle("is-chosen", Boolean(chosen.district) && line.dataset.places.split(" ").includes(chosen.district));
    }
  }

  function element(tag, css, html) {
    const made = document.createElement(tag);
    made.className = css;
    if (html !== undefined) made.innerHTML = html; // copied from this page's own cells
    return made;
  }

  // The answer: the figure of the chosen day and district, out of the table that follows it.
  function showAnswers() {
    for (const answer of document.querySelectorAll("[data-answer]")) {
      const table = answer.nextElementSibling;
      const rows = [...table.querySelectorAll("tbody tr")];
      const found = answer.querySelector(".answer__found");
      const inForce = rows.filter((row) => covers(row.dataset, day()));
      const mine = chosen.district ? inForce.filter((row) => row.dataset.places.split(" ").includes(chosen.district)) : inForce;
      for (const row of rows) row.classList.toggle("is-chosen", mine.includes(row) && Boolean(chosen.district));
      found.replaceChildren(...(mine.length ? mine.map((row) => oneAnswer(row, rows, mine.length > 1)) : [noAnswer(rows)]));
    }
  }

  function oneAnswer(row, rows, several) {
    const [, , value, how, source] = row.cells;
    const part = element("div", several ? "found found--several" : "found");
    const place = chosen.district && form ? form.elements.district.selectedOptions[0].textContent.trim() : "";
    const category = row.cells[0].textContent.split(" · ").slice(1).join(" · ");
    const where = place ? [place, category].filter(Boolean).join(" · ") : row.cells[0].textContent;
    part.append(element("p", "found__value", value.innerHTML));
    part.append(element("p", "found__where", ""));
    part.lastChild.textContent = several ? where : `${where} · ${inWords(day())}`;
    const next = rows.find((other) => other.dataset.places === row.dataset.places && other.cells[0].textContent === row.cells[0].textContent && other.dataset.since > row.dataset.since);
    part.append(element("p", "found__when", ""));
    part.lastChild.textContent = when(row, next);
    if (several) return part;
    if (how.textContent) part.append(element("p", "found__how", `${t("算法：", "How: ")}${how.innerHTML.replaceAll("<br>", " · ")}`));
    if (source.textContent) part.append(element("p", "found__source", `${t("依据：", "Source: ")}${source.innerHTML.replaceAll("<br>", t("；", "; "))}`));
    return part;
  }

  function when(row, next) {
    const since = row.dataset.since ? t(`自${inWords(row.dataset.since)}起`, `since ${inWords(row.dataset.since)}`) : "";
    if (next) {
      const value = next.cells[2].querySelector("strong").textContent;
      return t(`${since}，${inWords(next.dataset.since)}起改为${value}`, `${since}; from ${inWords(next.dataset.since)}: ${value}`);
    }
    if (row.dataset.to) return t(`${since}，至${inWords(row.dataset.to)}`, `${since}, until ${inWords(row.dataset.to)}`);
    return t(`${since}，没有已知的下一次调整`, `${since}; no later change is known`);
  }

  function noAnswer(rows) {
    const first = rows.map((row) => row.dataset.since).sort()[0];
    const part = element("div", "found found--none");
    const early = first && day() < first;
    part.append(element("p", "found__value", `<strong>${early ? t("当时还没有规定", "Not laid down yet") : t("没有规定", "Not laid down")}</strong>`));
    if (early) {
      part.append(element("p", "found__when", ""));
      part.lastChild.textContent = t(`${inWords(first)}起才有规定`, `laid down from ${inWords(first)}`);
    }
    return part;
  }

  function showComing() {
    const list = document.querySelector("[data-coming]");
    if (!list) return;
    const items = [...list.querySelectorAll("[data-day]")];
    for (const item of items) item.hidden = item.dataset.day <= day();
    document.querySelector("[data-none]").hidden = items.some((item) => !item.hidden);
  }

  function show() {
    carry();
    showChoice();
    showStatus();
    showRows();
    showAnswers();
    showComing();
    // A calculator on the page follows.
    document.dispatchEvent(new CustomEvent("zhangcheng:place", { detail: { date: day(), district: chosen.district } }));
  }

  // The full tables fold up behind the answer, and open again on paper.
  const tables = [...document.querySelectorAll("details.all")];
  for (const table of tables) table.open = false;
  addEventListener("beforeprint", () => { for (const each of document.querySelectorAll("details")) each.open = true; });

  // Large text: remembered on this device.
  const larger = document.querySelector("[data-larger]");
  function enlarge(on) {
    document.documentElement.classList.toggle("is-larger", on);
    larger?.setAttribute("aria-pressed", String(on));
  }
  try { enlarge(localStorage.getItem("larger") === "true"); } catch { enlarge(false); }
  larger?.addEventListener("click", () => {
    const on = !document.documentElement.classList.contains("is-larger");
    enlarge(on);
    try { localStorage.setItem("larger", String(on)); } catch { /* a closed browser keeps nothing */ }
  });

  // The theme listens to keys alone: pasted and composed text must be looked for too.
  const search = document.querySelector("[data-md-component=search-query]");
  if (search) {
    const again = () => search.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
    for (const name of ["input", "compositionend", "paste", "drop"]) search.addEventListener(name, () => setTimeout(again));
  }

  // The theme's buttons for the menu, the search and the palette are labels, which keys do not press.
  for (const label of document.querySelectorAll(".md-header label.md-header__button[for=__drawer], .md-header label.md-header__button[for=__search]")) {
    const opens = label.htmlFor === "__drawer";
    label.tabIndex = 0;
    label.setAttribute("role", "button");
    label.setAttribute("aria-label", opens ? t("菜单", "Menu") : t("搜索", "Search"));
    label.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      label.click();
      if (opens) document.querySelector(".md-sidebar--primary a")?.focus();
    });
    if (opens) continue;
    // The theme goes to the field before it is open, when nothing can be typed into it yet.
    label.addEventListener("click", (event) => {
      event.preventDefault();
      document.querySelector("#__search").click();
      search?.focus();
    });
  }
  document.addEventListener("keydown", (event) => {
    const drawer = document.querySelector("#__drawer");
    if (event.key !== "Escape" || !drawer?.checked) return;
    drawer.click();
    document.querySelector(".md-header label[for=__drawer]")?.focus();
  });

  // The theme puts wide tables into boxes that scroll; a keyboard must be able to reach those too.
  addEventListener("load", () => {
    for (const box of document.querySelectorAll(".md-typeset__scrollwrap")) box.tabIndex = 0;
  });

  setUpChoice();
  show();
})();
