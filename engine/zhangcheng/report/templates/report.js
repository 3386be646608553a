"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const [filter, find, area, shown] = [".filter", "#find", "#area", "#shown"].map((s) => document.querySelector(s));
  const picks = all("input[name=outcome]");
  const institutions = all(".inst");
  const silent = all(".silent > [data-n]");
  const MANY = 12;

  const setOpen = (open) => institutions.forEach((one) => { if (!one.hidden) one.open = open; });

  function filterInstitution(one, wanted) {
    let checks = 0;
    all(".block", one).forEach((block) => {
      let any = false;
      all("[data-o]", block).forEach((row) => {
        row.hidden = !wanted.outcomes.has(row.dataset.o);
        if (!row.hidden) any = true;
      });
      block.hidden = !any || (wanted.area !== "" && block.dataset.a !== wanted.area);
      if (!block.hidden) checks += all("[data-o]:not([hidden])", block).length;
    });
    all(".brief", one).forEach((brief) => {
      let any = false;
      all("[data-a]", brief).forEach((rule) => {
        rule.hidden = wanted.area !== "" && rule.dataset.a !== wanted.area;
        if (rule.hidden) return;
        any = true;
        if (wanted.outcomes.has(brief.dataset.o)) checks += Number(rule.dataset.c);
      });
      brief.hidden = !any || !wanted.outcomes.has(brief.dataset.o);
    });
    one.hidden = checks === 0 || !one.dataset.n.includes(wanted.name);
    return one.hidden ? 0 : checks;
  }

  function apply() {
    const wanted = {
      name: find.value.trim().toLowerCase(),
      area: area.value,
      outcomes: new Set(picks.filter((pick) => pick.checked).map((pick) => pick.value)),
    };
    const narrowed = wanted.area !== "" || wanted.outcomes.size < picks.length;
    let checks = 0;
    let visible = 0;
    institutions.forEach((one) => {
      checks += filterInstitution(one, wanted);
      if (!one.hidden) visible += 1;
    });
    silent.forEach((one) => { one.hidden = narrowed || !one.dataset.n.includes(wanted.name); });
    all(".silent").forEach((line) => { line.hidden = !line.querySelector("[data-n]:not([hidden])"); });
    all(".place").forEach((place) => { place.hidden = !place.querySelector(".inst:not([hidden]), .silent:not([hidden])"); });
    visible += silent.filter((one) => !one.hidden).length;
    shown.textContent = shown.dataset.say.replace("{institutions}", visible.toLocaleString("en")).replace("{checks}", checks.toLocaleString("en"));
    return visible;
  }

  function change() {
    setOpen(apply() <= MANY);
  }

  function reveal() {
    const target = document.getElementById(location.hash.slice(1)) || document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.matches(".inst")) {
      target.open = true;
      target.scrollIntoView();
    }
  }

  let waiting = 0;
  find.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(change, 150); });
  [area, ...picks].forEach((control) => control.addEventListener("change", change));
  document.getElementById("expand").addEventListener("click", () => setOpen(true));
  document.getElementById("collapse").addEventListener("click", () => setOpen(false));
  document.getElementById("reset").addEventListener("click", () => {
    find.value = "";
    area.value = "";
    picks.forEach((pick) => { pick.checked = true; });
    change();
  });
  // Paper has nothing to click on: open what is shown, and put it back afterwards.
  let closed = [];
  addEventListener("beforeprint", () => { closed = institutions.filter((one) => !one.open); setOpen(true); });
  addEventListener("afterprint", () => { closed.forEach((one) => { one.open = false; }); });
  addEventListener("hashchange", reveal);
  filter.hidden = false;
  change();
  reveal();
})();
