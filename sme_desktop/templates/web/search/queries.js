/* What the signs in a query mean: “quotes” keep words together, a minus leaves a word out. */
(function (search) {
  "use strict";

  /* Characters of a query that are looked at; more are pasted by mistake. */
  const LONGEST_QUERY = 400;

  const CONTROL = /[\0-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
  const NO_QUOTE = "[^\"“”„«»]";
  const QUOTE = "[\"“”„«»]";
  const QUOTED = QUOTE + "\\s*(" + NO_QUOTE + "*" + search.LETTER + NO_QUOTE + "*?)\\s*" + QUOTE;
  // Without a look behind, which Safari learnt late: there it would be an error of syntax, and no search at all.
  const LEFT_OUT = "(^|\\s)[-\u2212\u2013](" + search.LETTER + "[^\\s\"“”„«»]*)";

  /* A query cut to the characters that are looked at; never in the middle of one. */
  search.cutQuery = function (text) {
    return Array.from(text.slice(0, 2 * LONGEST_QUERY)).slice(0, LONGEST_QUERY).join("");
  };

  function spaces(count) {
    return " ".repeat(count);
  }

  /* Reads a query; there are no errors, since every text is a query.
   *
   * `text` has the words to score, those in quotes included, those left out replaced by spaces. */
  search.parseQuery = function (typed) {
    const plain = search.normalForm(search.cutQuery(typed)).replace(CONTROL, " ");
    const phrases = [];
    const bare = plain.replace(new RegExp(QUOTED, "gu"), function (match, phrase) {
      phrases.push(phrase);
      return spaces(match.length);
    });
    const excluded = [];
    let text = plain;
    bare.replace(new RegExp(LEFT_OUT, "gu"), function (match, before, word, start) {
      excluded.push(word);
      const from = start + before.length;
      const to = start + match.length;
      text = text.slice(0, from) + spaces(to - from) + text.slice(to);
      return match;
    });
    return { text: text, phrases: phrases, excluded: excluded };
  };
})(SmeSearch);
