/* Arabic: spellings that writers mix are unified, articles and endings cut (stemmer “light10”, Larkey et al. 2007). */
(function (search) {
  "use strict";

  // Vowel marks stand inside words, though they are no letters.
  const WORD = new RegExp(search.LETTER + "+(?:[\\u064b-\\u0652\\u0670]+" + search.LETTER + "*)*", "gu");
  const MARKS = /[\u064b-\u0652\u0670\u0640]/g;
  const MIXED = "أإآٱىةؤئ";
  const UNIFIED = "اااايهوي";
  const BEGINNINGS = ["وال", "بال", "كال", "فال", "لل", "ال", "و"];
  const ENDINGS = ["ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي"];

  function unified(word) {
    return word.replace(MARKS, "").replace(/[أإآٱىةؤئ]/g, (letter) => UNIFIED[MIXED.indexOf(letter)]);
  }

  /* One beginning and all endings cut; at least two letters stay, three after a mere “and”. */
  function lightStem(plain) {
    let word = plain;
    for (const beginning of BEGINNINGS) {
      if (word.startsWith(beginning) && word.length - beginning.length >= (beginning === "و" ? 3 : 2)) {
        word = word.slice(beginning.length);
        break;
      }
    }
    for (const ending of ENDINGS) {
      if (word.endsWith(ending) && word.length - ending.length >= 2) {
        word = word.slice(0, -ending.length);
      }
    }
    return word;
  }

  search.Arabic = class Arabic extends search.Rules {
    words(lowered) {
      return search.matches(WORD, lowered);
    }

    form(word) {
      return unified(word);
    }

    key(word) {
      return lightStem(unified(word));
    }

    terms(word, isProtected) {
      const plain = unified(word);
      return isProtected ? [plain] : search.distinct([lightStem(plain), plain]);
    }
  };
})(SmeSearch);
