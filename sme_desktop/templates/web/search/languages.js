/* The rules that most languages share: words between other characters, accents folded, endings cut by Snowball. */
(function (search) {
  "use strict";

  class Rules {
    /* `stem` cuts the endings of a word; null where the language has no stemmer. */
    constructor(stem) {
      this.stem = stem;
    }

    /* The words of a lower-case text, as a flat list of their starts and ends; queries may be parted more coarsely. */
    words(lowered) {
      return search.wordsBetween(lowered, 0, lowered.length);
    }

    /* The spelling under which a word is known to the lexicon. */
    form(word) {
      return search.fold(word);
    }

    /* The one term that all spellings of a word share, with and without accents. */
    key(word) {
      const folded = search.fold(word);
      return this.stem ? search.fold(this.stem(folded)) : folded;
    }

    /* The folded stem, the stem of the folded word, and the exact spelling, which is rarer and so weighs more. */
    terms(word, isProtected) {
      const folded = search.fold(word);
      if (!this.stem || isProtected) {
        return search.distinct([word, folded]);
      }
      const accented = this.stem(word);
      if (word === folded && accented === search.fold(accented)) {
        return [accented];
      }
      const plain = search.fold(this.stem(folded));
      let exact = accented;
      if (accented === search.fold(accented)) {
        // Some stemmers drop accents: there the accented word itself stands for the exact spelling.
        exact = word !== folded ? word : plain;
      }
      return search.distinct([search.fold(accented), plain, exact]);
    }
  }

  search.Rules = Rules;

  /* The rules of a language; one that we do not know is only folded. */
  search.rulesFor = function (language) {
    switch (language) {
      case "en": return new Rules(search.englishStem);
      case "fr": return new Rules(search.stemmer("french"));
      case "es": return new Rules(search.stemmer("spanish"));
      case "ru": return new Rules(search.stemmer("russian"));
      case "ar": return new search.Arabic(null);
      case "zh": return new search.Chinese(null);
      default: return new Rules(null);
    }
  };
})(SmeSearch);
