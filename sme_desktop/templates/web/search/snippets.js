/* Finds the words of a query in a text and cuts the passage that shows most of them. */
(function (search) {
  "use strict";

  /* Length of a snippet in characters. */
  const WIDTH = 220;

  const SPACE = new RegExp(search.SPACES);
  const LAST_SPACES = new RegExp(search.SPACES + "+$");
  const STOPS = [". ", "? ", "! ", "\n"];

  /* What of a reading is marked: the terms of single words wherever they stand, and names of several words where their
   * words stand together. */
  search.wanted = function (asked) {
    const terms = new Set();
    const names = [];
    for (const part of asked.parts) {
      for (const name of [...part.typed.map((word) => [word]), ...part.others]) {
        if (name.length === 1) {
          name[0].terms.forEach((term) => terms.add(term));
        }
      }
      names.push(...part.others.filter((name) => name.length > 1));
    }
    return { terms: terms, names: names, beginning: asked.beginning };
  };

  /* The [start, end] of each word of `text` to be marked; in order, never overlapping. */
  search.marks = function (text, analyzer, wanted) {
    const tokens = analyzer.tokens(text).filter((token) => token.terms.length);
    const isWanted = (token) => token.terms.some((term) => wanted.terms.has(term))
      || (wanted.beginning && token.form.startsWith(wanted.beginning));
    const places = tokens.filter(isWanted).concat(tokensOfNames(tokens, wanted.names));
    places.sort((one, other) => one.start - other.start || one.end - other.end);
    const found = [];
    for (const { start, end } of places) {
      const last = found[found.length - 1];
      if (last && start < last[1]) {
        last[1] = Math.max(last[1], end);
      } else {
        found.push([start, end]);
      }
    }
    return found;
  };

  /* The words of names where they stand one after the other, stop words between them left aside. */
  function tokensOfNames(tokens, names) {
    const found = [];
    for (const name of names) {
      for (let first = 0; first + name.length <= tokens.length; first++) {
        if (name.every((word, place) => tokens[first + place].terms.some((term) => word.terms.has(term)))) {
          found.push(...tokens.slice(first, first + name.length));
        }
      }
    }
    return found;
  }

  /* The window with most different marked words, then most marks, then nearest to the start; whole words only. */
  search.bestWindow = function (text, spans) {
    if (!spans.length) {
      return { text: tidy(text.slice(0, wordEnd(text, WIDTH)), text), marks: [] };
    }
    const [first, last] = richest(text, spans);
    const [start, end] = windowAround(text, spans[first][0], spans[last][1]);
    const before = start > 0 && !startsSentence(text, start) ? "… " : "";
    const after = end < text.length && !isStop(text.slice(end - 1, end)) ? "…" : "";
    const shift = before.length - start;
    const inside = spans.filter((span) => span[0] >= start && span[1] <= end);
    return {
      text: before + oneLine(text.slice(start, end)) + after,
      marks: inside.map((span) => [span[0] + shift, span[1] + shift]),
    };
  };

  /* The places of the first and last mark of the best window. */
  function richest(text, spans) {
    const words = spans.map((span) => text.slice(span[0], span[1]).toLowerCase().slice(0, 5));
    let chosen = [0, 0];
    let mostWords = 0;
    let mostMarks = 0;
    let last = 0;
    for (let first = 0; first < spans.length; first++) {
      last = Math.max(last, first);
      while (last + 1 < spans.length && spans[last + 1][1] - spans[first][0] <= WIDTH) {
        last++;
      }
      const different = new Set(words.slice(first, last + 1)).size;
      if (different > mostWords || (different === mostWords && last - first > mostMarks)) {
        mostWords = different;
        mostMarks = last - first;
        chosen = [first, last];
      }
    }
    return chosen;
  }

  /* Begins at the sentence of the first mark if the last still fits, else a little before it; ends at a word. */
  function windowAround(text, first, last) {
    const sentence = Math.max(...STOPS.map((stop) => lastBefore(text, stop, first)));
    let start = sentence < 0 ? 0 : sentence + (text[sentence] === "\n" ? 1 : 2);
    if (last - start > WIDTH) {
      start = Math.max(start, first - Math.max(0, Math.floor((WIDTH - (last - first)) / 3)));
      while (start > 0 && start < first && !SPACE.test(text[start - 1])) {
        start++;
      }
    }
    return [start, wordEnd(text, Math.max(start + WIDTH, last))];
  }

  /* The last place of `stop` that ends at or before `end`; -1 where there is none. */
  function lastBefore(text, stop, end) {
    return end < stop.length ? -1 : text.lastIndexOf(stop, end - stop.length);
  }

  /* The end of the last whole word that ends at or before `limit`. */
  function wordEnd(text, limit) {
    if (limit >= text.length) {
      return text.length;
    }
    let end = limit;
    while (end > 0 && !SPACE.test(text[end])) {
      end--;
    }
    return text.slice(0, end || limit).replace(LAST_SPACES, "").length;
  }

  function startsSentence(text, start) {
    return text[start - 1] === "\n" || isStop(text.slice(0, start).replace(LAST_SPACES, "").slice(-1));
  }

  /* Nothing at all ends like a sentence. */
  function isStop(letter) {
    return ".!?".includes(letter);
  }

  function oneLine(text) {
    return text.replace(/\n/g, " ");
  }

  function tidy(piece, text) {
    return oneLine(piece) + (piece.length < text.length && !isStop(oneLine(piece).slice(-1)) ? "…" : "");
  }
})(SmeSearch);
