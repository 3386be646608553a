"use strict";
(() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const [box, find, group] = [".find-one", "#find", "#group"].map((s) => document.querySelector(s));
  const rows = all(".league tbody tr");
  const institutions = all(".inst");
  institutions.forEach((one) => { one.open = false; });
  function apply() {
    const wanted = find.value.trim().toLowerCase();
    const chosen = group ? group.value : "";
    [...rows, ...institutions].forEach((one) => {
      one.hidden = !one.dataset.n.includes(wanted) || (chosen !== "" && one.dataset.g !== chosen);
    });
  }
  function reveal() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.matches(".inst")) { target.open = true; target.scrollIntoView(); }
  }
  find.addEventListener("input", apply);
  if (group) group.addEventListener("change", apply);
  addEventListener("beforeprint", () => institutions.forEach((one) => { if (!one.hidden) one.open = true; }));
  addEventListener("hashchange", reveal);
  box.hidden = false;
  reveal();
})();
