/* Notions with their names in all languages: `trade mark = brand = marque = marca = 商标`. */
(function (search) {
  "use strict";

  /* Words of a name that are looked for in a query. */
  const LONGEST_NAME = 6;

  /* A Map of what an object of our own data holds: what readers type must never meet an object's prototype. */
  search.mapOf = function (data, value) {
    return new Map(Object.keys(data).map((key) => [key, value ? value(data[key]) : data[key]]));
  };

  /* Finds notions in queries. A name's key are the keys of its words, stop words left out. */
  class ConceptIndex {
    /* `shared` has keys, labels and groups for all languages; `names` are those of the language of the index. */
    constructor(shared, names) {
      this._keys = shared.keys;
      this._labels = shared.labels;
      this._groups = shared.groups;
      this._names = search.mapOf(names);
      this.languages = Array.from(shared.keys.keys());
    }

    /* The names that stand for a notion in the language of the index. */
    names(concept) {
      return this._names.get(concept) || [];
    }

    /* The group of documents that explains a notion; empty where none does. */
    group(concept) {
      return this._groups.get(concept) || "";
    }

    /* The established name of a notion in a language; empty where it has none. */
    label(concept, language) {
      const labels = this._labels.get(concept);
      return (labels && labels.get(language)) || "";
    }

    /* The notions named in a query, longest name first found from the left, none overlapping.
     *
     * `wordsByLanguage` is a Map with the keys of the query's words by the rules of each language, the index's own
     * language first; a stop word is an empty text. */
    namings(wordsByLanguage) {
      const found = [];
      const taken = new Set();
      for (let size = LONGEST_NAME; size > 0; size--) {
        for (const [language, words] of wordsByLanguage) {
          for (let start = 0; start + size <= words.length; start++) {
            const concept = this._concept(language, words.slice(start, start + size));
            if (concept && !isTaken(taken, start, size)) {
              found.push({ first: start, last: start + size, concept: concept, language: language });
              for (let place = start; place < start + size; place++) {
                taken.add(place);
              }
            }
          }
        }
      }
      return found.sort((one, other) => one.first - other.first);
    }

    _concept(language, span) {
      const keys = this._keys.get(language);
      if (!keys || !span[0] || !span[span.length - 1]) {
        return "";
      }
      return keys.get(span.filter(Boolean).join(" ")) || "";
    }
  }

  function isTaken(taken, start, size) {
    for (let place = start; place < start + size; place++) {
      if (taken.has(place)) {
        return true;
      }
    }
    return false;
  }

  search.ConceptIndex = ConceptIndex;

  /* The key of each word of a text, empty for stop words; compounds are left to their parts. */
  search.wordKeys = function (analyzer, text) {
    const lowered = search.normalForm(text).toLowerCase();
    const keys = [];
    let covered = -1;
    for (const token of analyzer.tokens(lowered, true)) {
      if (token.start === covered) {
        continue; // A compound stands beside its first part.
      }
      covered = token.start;
      keys.push(token.terms.length ? analyzer.key(lowered.slice(token.start, token.end)) : "");
    }
    return keys;
  };
})(SmeSearch);
