// Put before the theme's search worker: what stands on a page word for word is found first, and words
// that the index cuts otherwise, or does not know, are found by what they have in common with a page.
"use strict";
(function () {
  const WORD = 3; // characters of what may be a mere word: it is on many pages, and the index ranks those
  const FEW = 10; // pages that have it make a phrase even of so little
  const SHARE = 0.5; // of a phrase that a page has at least, where nothing else is found
  const MOST = 10;
  let pages = new Map();
  let query = "";

  const bare = (text) => text.replace(/<[^>]*>/g, "").replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
  const page = (location) => location.split("#")[0];

  addEventListener("message", ({ data: { type, data } }) => {
    if (type === 0) read(data.docs);
    if (type === 2) query = data;
  });
  const post = self.postMessage.bind(self);
  self.postMessage = (answer) => post(answer.type === 3 ? { ...answer, data: { ...answer.data, items: ranked(answer.data.items) } } : answer);

  function read(docs) {
    pages = new Map();
    for (const doc of docs) {
      const sections = pages.get(page(doc.location)) || [];
      sections.push({ doc, title: bare(doc.title), text: bare(doc.text) });
      pages.set(page(doc.location), sections);
    }
  }

  function ranked(items) {
    const phrase = bare(query);
    if (phrase.length < 2 || !/\p{sc=Han}/u.test(phrase)) return items;
    const has = (section) => section.title.includes(phrase) || section.text.includes(phrase);
    const exact = [...pages].filter(([, sections]) => sections.some(has)).map(([at]) => at);
    if (!exact.length) return items.length ? items : near(phrase);
    if (phrase.length <= WORD && exact.length > FEW) return items;
    const found = new Map(items.map((item) => [page(item[0].location), item]));
    const place = new Map([...found.keys()].map((at, place) => [at, place]));
    // Pages of that name first, then rules before pages that list them.
    const rank = (at) => [
      pages.get(at)[0].title.includes(phrase) ? 0 : at.startsWith("rules/") ? 1 : 2,
      place.has(at) ? place.get(at) : place.size,
    ];
    exact.sort((one, other) => rank(one)[0] - rank(other)[0] || rank(one)[1] - rank(other)[1]);
    const first = new Set(exact);
    return [...exact.map((at) => found.get(at) || shown(at, has)), ...items.filter((item) => !first.has(page(item[0].location)))];
  }

  function near(phrase) {
    const pairs = [...new Set([...phrase].slice(1).map((_, at) => phrase.slice(at, at + 2)))];
    const shares = (section) => pairs.filter((pair) => section.title.includes(pair) || section.text.includes(pair)).length / pairs.length;
    return [...pages]
      .map(([at, sections]) => ({ at, share: Math.max(...sections.map(shares)) }))
      .filter(({ share }) => share >= SHARE)
      .sort((one, other) => other.share - one.share)
      .slice(0, MOST)
      .map(({ at, share }) => shown(at, (section) => shares(section) === share));
  }

  function shown(at, wanted) {
    const [head, ...sections] = pages.get(at);
    const item = ({ doc }) => ({ ...doc, score: 1, terms: {} });
    return [item(head), ...sections.filter(wanted).map(item)];
  }
})();
