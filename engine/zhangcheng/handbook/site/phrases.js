// Put before the theme's search worker: what stands on a page word for word is found first, words that
// the index cuts otherwise, or does not know, are found by what they have in common with a page, and of a
// question only what it is about is looked for.
"use strict";
(function () {
  const WORD = 3; // characters of what may be a mere word: it is on many pages, and the index ranks those
  const FEW = 10; // pages that have it make a phrase even of so little
  const SHARE = 0.5; // of a phrase that a page has at least, where nothing else is found
  const MOST = 10;
  const AREA = /(?:㎡|\bm²|(?<=\d)m²|\bm2\b|(?<=\d)m2\b|\bsq\.? ?m\b|\bsqm\b|\bsquare met(?:re|er)s?\b)/gi;
  // Figures of the reader's own; codes and numbers of documents are longer, or joined to other signs.
  const FIGURES = /(?<![\w.,/〔-])\d{1,6}(?:[.,]\d+)*(?:年度|年|月份|月|(?![\w/〕号-]))(?!-)/g;
  const ENGLISH = /(?<![\w-])[a-z]{4,}(?![\w-])/gi;
  const ASKING = new RegExp(
    "够不够|够了?吗|是不是|有没有|能不能|可不可以|要不要|需不需要|是否|请问|什么时候|为什么|怎么样|怎么办|怎么|怎样|如何" +
      "|[是要有]?(?:多少|几个|几次|几天|多久|什么|哪些|哪个|哪里)|需要|[吗呢？?]" +
      "|\\b(?:how (?:much|many|long|big|large|often)|is|are|was|were|be|been|do|does|did|has|have|can|should|must|will|would" +
      "|what|which|who|whom|when|where|why|how|enough|needed|need|there|the|an?|of|for|to|in|on|at|by|we|my|our|it)\\b", "gi");
  let pages = new Map();
  let query = "";
  let left = []; // words of the question that are not looked for
  let names = new Map(); // words as the reader wrote them, by what is looked for instead
  let chinese = true;

  const bare = (text) => text.replace(/<[^>]*>/g, "").replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
  const page = (location) => location.split("#")[0];

  addEventListener("message", (event) => {
    const { type, data } = event.data;
    if (type === 0) read(data.docs);
    if (type !== 2 || event.isAbout) return;
    query = about(data);
    if (query === data) return;
    event.stopImmediatePropagation();
    dispatchEvent(Object.assign(new MessageEvent("message", { data: { type, data: query } }), { isAbout: true }));
  });
  const post = self.postMessage.bind(self);
  self.postMessage = (answer) => post(answer.type === 3 ? { ...answer, data: { ...answer.data, items: told(ranked(answer.data.items)) } } : answer);

  // What a question is about; a text that stands on a page as it is is none.
  function about(text) {
    [left, names] = [[], new Map()];
    const phrase = bare(text);
    const isPhrase = [...pages.values()].some((sections) => sections.some(holds(phrase)));
    return (isPhrase ? text : withoutAsking(text)).replace(ENGLISH, stem);
  }

  function withoutAsking(text) {
    const dropped = [];
    const drop = (word) => { dropped.push(word.trim()); return " "; };
    const rest = text.replace(AREA, chinese ? " 平方米 " : " m² ").replace(FIGURES, drop).replace(ASKING, drop);
    if (!bare(rest)) return text;
    left = dropped;
    return rest.replace(/\s+/g, " ").trim();
  }

  // The index holds the stems of English words, and begins of words are looked for.
  function stem(word) {
    const found = lunr.stemmer(new lunr.Token(word.toLowerCase(), {})).toString();
    names.set(found, word);
    return found;
  }

  // The theme names words that a page lacks: with the first page found, those left out of the question too.
  function told(items) {
    const written = ([word, has]) => [has ? word : names.get(word.replace("*", "")) || word, has];
    const named = items.map((docs) => docs.map((doc) => ({ ...doc, terms: Object.fromEntries(Object.entries(doc.terms).map(written)) })));
    if (named.length) Object.assign(named[0][0].terms, Object.fromEntries(left.map((word) => [word, false])));
    return named;
  }

  function holds(phrase) {
    return (section) => section.title.includes(phrase) || section.text.includes(phrase);
  }

  function read(docs) {
    pages = new Map();
    chinese = docs.slice(0, 1).some((doc) => /\p{sc=Han}/u.test(doc.title));
    for (const doc of docs) {
      const sections = pages.get(page(doc.location)) || [];
      sections.push({ doc, title: bare(doc.title), text: bare(doc.text) });
      pages.set(page(doc.location), sections);
    }
  }

  function ranked(items) {
    const phrase = bare(query);
    if (phrase.length < 2 || !/\p{sc=Han}/u.test(phrase)) return items;
    const has = holds(phrase);
    if (left.length && /\s/.test(query)) return items.length ? items : near(phrase);
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
