// The search page. Sphinx writes the index (searchindex.js) and the stemmer
// (language_data.js: stopwords, Stemmer, splitQuery); this finds and shows.
"use strict";

const Search = (() => {
  const box = document.getElementById("search-results");
  const status = document.getElementById("bcv-search-status");
  const say = box.dataset;
  const asked = (new URLSearchParams(window.location.search).get("q") || "").trim();

  // A word that somebody typed may be the name of what every object has: "constructor".
  const listed = (table, stem) =>
    (Object.prototype.hasOwnProperty.call(table, stem) ? [].concat(table[stem]) : []);

  // Pages of one word, each with its weight: in a title, in the text, inside a longer word.
  const pagesOf = (stem, index) => {
    const weights = new Map();
    const add = (pages, weight) => {
      for (const page of pages) weights.set(page, Math.max(weight, weights.get(page) || 0));
    };
    add(listed(index.titleterms, stem), 15);
    add(listed(index.terms, stem), 5);
    if (stem.length > 2) {
      for (const [term, pages] of Object.entries(index.titleterms)) {
        if (term.startsWith(stem)) add([].concat(pages), 7);
      }
      for (const [term, pages] of Object.entries(index.terms)) {
        if (term.startsWith(stem)) add([].concat(pages), 2);
      }
    }
    return weights;
  };

  const find = (index) => {
    const stemmer = new Stemmer();
    const words = splitQuery(asked.toLowerCase());
    const kept = words.filter((word) => !stopwords.includes(word));
    const used = kept.length ? kept : words;
    const each = used.map((word) => pagesOf(stemmer.stemWord(word), index));
    const pages = [...(each[0] || new Map()).keys()].filter((page) =>
      each.every((weights) => weights.has(page)));
    const weight = (page) => each.reduce((sum, weights) => sum + weights.get(page), 0);
    pages.sort((a, b) => weight(b) - weight(a) || a - b);
    return { pages, words: used };
  };

  // The sentences around the first word found, marked.
  const summary = async (href, words) => {
    const page = await (await fetch(href)).text();
    const article = new DOMParser().parseFromString(page, "text/html").querySelector("article");
    if (!article) return null;
    for (const part of article.querySelectorAll("script, style, noscript, form, details")) {
      part.remove();
    }
    for (const block of article.querySelectorAll("p, li, dt, dd, h1, h2, h3, h4, td, th")) {
      block.append(" ");
    }
    const text = article.textContent.replace(/\s+/g, " ");
    const { folded, origin } = window.bcvFold(text);
    const stems = words.map((word) => new Stemmer().stemWord(word));
    const place = Math.min(...stems.map((stem) => folded.indexOf(stem)).filter((at) => at >= 0));
    const centre = Number.isFinite(place) ? origin[place] : 0;
    const from = centre < 90 ? 0 : text.indexOf(" ", centre - 90) + 1;
    const to = text.indexOf(" ", from + 220);
    const line = document.createElement("p");
    line.textContent = `${from ? "… " : ""}${text.slice(from, to < 0 ? undefined : to)}${to < 0 ? "" : " …"}`;
    window.bcvMark(line, stems);
    return line;
  };

  const show = (index) => {
    if (!asked) return;
    const { pages, words } = find(index);
    const count = pages.length;
    status.textContent = count === 0 ? say.bcvNone
      : count === 1 ? say.bcvOne : say.bcvMany.replace("{n}", count);
    if (!count) return;
    const heading = document.createElement("h2");
    heading.textContent = say.bcvTitle;
    const results = document.createElement("ol");
    for (const page of pages) {
      const item = document.createElement("li");
      const link = document.createElement("a");
      const href = `${index.docnames[page]}.html`;
      const stems = words.map((word) => new Stemmer().stemWord(word));
      link.href = `${href}?${new URLSearchParams({ highlight: stems.join(" ") })}`;
      link.textContent = index.titles[page].replace(/<[^>]*>/g, "");
      item.append(link);
      results.append(item);
      // From a file:// address a page may not be read: the link alone is shown then.
      summary(href, words).then((line) => line && item.append(line)).catch(() => {});
    }
    box.append(heading, results);
  };

  if (asked) {
    document.getElementById("bcv-search-words").value = asked;
    status.textContent = say.bcvWait;
  }
  return { setIndex: show };
})();
