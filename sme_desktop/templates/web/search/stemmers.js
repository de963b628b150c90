/* Snowball's stemmers (BSD-3-Clause, see the licences). The builder puts them in the place of the marked line, as the
 * Sphinx package brings them. */
(function (search) {
  "use strict";

  let BaseStemmer; // Snowball's own script takes it for a global name.
  /* @snowball */

  const MAKERS = new Map([
    ["english", EnglishStemmer], ["french", FrenchStemmer], ["spanish", SpanishStemmer], ["russian", RussianStemmer],
  ]);

  /* What cuts the endings of a lower-case word. */
  search.stemmer = function (name) {
    const stemmer = new (MAKERS.get(name))();
    return (word) => stemmer.stemWord(word);
  };
})(SmeSearch);
