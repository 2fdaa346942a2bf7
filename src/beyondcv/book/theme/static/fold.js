// Text without accents and ligatures, and where each of its letters came from.
// The same folding as beyondcv.book.search.fold.
"use strict";

window.bcvFold = (text) => {
  let folded = "";
  const origin = [];
  let place = 0;
  for (const letter of text) {
    const plain = letter
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .replace(/œ/g, "oe").replace(/Œ/g, "Oe").replace(/æ/g, "ae").replace(/Æ/g, "Ae")
      .toLowerCase();
    for (let i = 0; i < plain.length; i += 1) origin.push(place);
    folded += plain;
    place += letter.length;
  }
  origin.push(text.length);
  return { folded, origin };
};

const isLetter = (sign) => /[\p{L}\p{N}]/u.test(sign);

// Wrap each word of `node` that begins with one of `words` (already folded) in <mark>.
window.bcvMark = (node, words) => {
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT, (text) =>
    text.parentElement.closest("script, style, noscript, textarea, select, button, svg, mark")
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  for (const text of texts) {
    const { folded, origin } = window.bcvFold(text.data);
    const spans = [];
    for (const word of words) {
      for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
        // Only where a word begins: "art" must not mark the middle of "partout".
        if (at > 0 && isLetter(folded[at - 1])) continue;
        // The search looks for stems: the rest of the word belongs to it.
        let end = at + word.length;
        while (end < folded.length && isLetter(folded[end])) end += 1;
        spans.push([origin[at], origin[end]]);
      }
    }
    spans.sort((a, b) => b[0] - a[0]);
    let limit = text.data.length + 1;
    for (const [from, to] of spans) {
      if (to > limit || to <= from) continue;
      const range = document.createRange();
      range.setStart(text, from);
      range.setEnd(text, to);
      range.surroundContents(document.createElement("mark"));
      limit = from;
    }
  }
};
