/* Parts a text into words: runs of letters and digits. */
(function (search) {
  "use strict";

  const LETTER = new RegExp("^" + search.LETTER + "$", "u");
  const IS_LETTER = 1;
  const IS_NONE = 2;

  // What each character is, once looked at: an expression for every word would take most of the time of an index.
  const kinds = new Uint8Array(0x10000);

  function isLetter(code) {
    if (code > 0xffff) {
      return LETTER.test(String.fromCodePoint(code));
    }
    if (kinds[code] === 0) {
      kinds[code] = LETTER.test(String.fromCharCode(code)) ? IS_LETTER : IS_NONE;
    }
    return kinds[code] === IS_LETTER;
  }

  /* The words between two places of a text, as a flat list of their starts and ends. */
  search.wordsBetween = function (text, first, last) {
    const words = [];
    let start = -1;
    let place = first;
    while (place < last) {
      let code = text.charCodeAt(place);
      if (code >= 0xd800 && code < 0xdc00) {
        code = text.codePointAt(place);
      }
      if (isLetter(code)) {
        start = start < 0 ? place : start;
      } else if (start >= 0) {
        words.push(start, place);
        start = -1;
      }
      place += code > 0xffff ? 2 : 1;
    }
    if (start >= 0) {
      words.push(start, last);
    }
    return words;
  };

  /* The matches of an expression, in the same form. */
  search.matches = function (expression, text) {
    const words = [];
    text.replace(expression, function (match) {
      // The last two arguments are the place and the text.
      const start = arguments[arguments.length - 2];
      words.push(start, start + match.length);
      return match;
    });
    return words;
  };

  /* The list without what stands in it before. */
  search.distinct = function (list) {
    return Array.from(new Set(list));
  };
})(SmeSearch);
