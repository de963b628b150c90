/* Spelling differences that readers do not care about: accents, ligatures, apostrophes, kinds of space. */
(function (search) {
  "use strict";

  const MOST_KEPT = 65536;
  const LIGATURES = new Map([
    ["œ", "oe"], ["æ", "ae"], ["ß", "ss"], ["ø", "o"], ["ł", "l"], ["đ", "d"], ["ı", "i"],
  ]);
  const ASCII = /^[\0-\x7f]*$/;
  const folded = new Map();

  /* A letter or digit, for a RegExp with flag u; apostrophes and hyphens part words. */
  search.LETTER = "[\\p{L}\\p{N}]";

  /* White space as Python sees it: `\s` lacks the separators of files and has the byte order mark. */
  search.SPACES = "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";

  /* Unicode normal form C. Half characters may stay: they are no letters, and nothing is written to a file here. */
  search.normalForm = function (text) {
    return text.normalize("NFC");
  };

  /* The text in lower case at the same length, so that offsets stay valid (İ would grow). */
  search.lower = function (text) {
    const lowered = text.toLowerCase();
    if (lowered.length === text.length) {
      return lowered;
    }
    return Array.from(text, function (letter) {
      const small = letter.toLowerCase();
      return small.length === letter.length ? small : letter;
    }).join("");
  };

  /* A lower-case word without accents and ligatures. Russian й is a letter of its own and stays; ё becomes е. */
  search.fold = function (word) {
    if (ASCII.test(word)) {
      return word;
    }
    let plain = folded.get(word);
    if (plain === undefined) {
      if (folded.size >= MOST_KEPT) {
        folded.clear();
      }
      plain = word
        .replace(/[œæßøłđı]/g, (letter) => LIGATURES.get(letter))
        .normalize("NFD")
        .replace(/([иИ]\u0306)|\p{Mn}/gu, (mark, shortI) => shortI || "")
        .normalize("NFC");
      folded.set(word, plain);
    }
    return plain;
  };
})(SmeSearch);
