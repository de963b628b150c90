/* What a page asks: takes in the data of each language, and answers queries in any of them.
 *
 * A query is {text, language, isTyping, isExact}; while `isTyping`, the last word may be unfinished, and with `isExact`
 * no word is corrected. A hit is {id, score, title, heading, snippet: {text, marks: [[start, end]]}}. */
(function (search) {
  "use strict";

  /* Share of a query's words that another language must know before its pages are asked. */
  const KNOWN_ABROAD = 0.6;

  /* Hits of other languages whose snippet shows what was found. */
  const SEEN_ELSEWHERE = 12;

  const USUAL_LIMIT = 10;
  const NO_LISTS = { stop_words: [], protected: [], compounds: [] };

  class Searcher {
    constructor() {
      this._names = null;
      this._data = new Map();
      this._indexes = new Map();
      this._analyzers = new Map();
    }

    /* Takes in what all languages share; before the first question. */
    setNames(names) {
      this._names = {
        languages: names.languages,
        order: names.order,
        lists: search.mapOf(names.lists),
        keys: search.mapOf(names.keys, search.mapOf),
        labels: search.mapOf(names.labels, search.mapOf),
        groups: search.mapOf(names.groups),
        analyzer: (language) => this._analyzer(language),
      };
    }

    /* Takes in a language; its texts are analysed when it is first asked. */
    add(data) {
      this._data.set(data.language, data);
    }

    /* The codes of the languages that are loaded. */
    languages() {
      return Array.from(this._data.keys()).sort();
    }

    /* The codes of the languages of this edition that are not loaded. */
    missing() {
      return this._names.languages.filter((language) => !this._data.has(language));
    }

    /* Hits, best first, at most one a page, and how the query was read.
     *
     * A query in the words of another language is answered by that language's pages, told in the language asked for
     * wherever that has the same ones. */
    ask(query, limit) {
      const most = limit || USUAL_LIMIT;
      const index = this._index(query.language);
      const asked = index.read(query);
      const abroad = asked.unknown ? this._abroad(query) : null;
      return abroad === null ? index.found(asked, most) : this._hopped(abroad, query, most);
    }

    /* What the same query finds in each other loaded language, by the names of its notions there: hits by code. */
    askElsewhere(query, limit) {
      const found = {};
      for (const language of this.languages()) {
        if (language !== query.language) {
          const hits = this._elsewhere(language, query, limit || USUAL_LIMIT);
          if (hits.length) {
            found[language] = hits;
          }
        }
      }
      return found;
    }

    /* Tells whether languages that are not loaded may know words of a query that its own does not. */
    needsOthers(query) {
      return this.missing().length > 0 && this._index(query.language).read(query).unknown > 0;
    }

    _elsewhere(language, query, limit) {
      const index = this._index(language);
      const asked = index.read(Object.assign({}, query, { language: language, isTyping: false }));
      if (asked.corrections.length || asked.unknown) {
        return [];
      }
      return index.hits(asked, limit, SEEN_ELSEWHERE);
    }

    /* The language that knows clearly more words of a query than the one asked for; null where none does. */
    _abroad(query) {
      for (const worth of [0, search.CORRECTED]) {
        const shares = this.languages().map((language) => [language, this._knownShare(query, language, worth)]);
        const here = shares.find((row) => row[0] === query.language)[1];
        const best = shares.reduce((one, other) => (other[1] >= one[1] ? other : one));
        if (best[1] > Math.max(here, KNOWN_ABROAD - 0.001)) {
          return best[0];
        }
        if (here > 0) {
          break; // Some words are known here: mistyped ones are looked for here as well.
        }
      }
      return null;
    }

    /* How many of a query's words a language knows, 0 to 1; a word it knows mistyped counts `corrected`.
     *
     * Its stop words are words it knows: they tell a language better than others. */
    _knownShare(query, language, corrected) {
      const { analyzer, lexicon } = this._index(language);
      const tokens = analyzer.tokens(search.normalForm(search.cutQuery(query.text)), true);
      if (!tokens.length) {
        return 0;
      }
      // A last word that only lacks its end is no word of another language.
      const last = query.isTyping || corrected ? tokens[tokens.length - 1].form : "";
      let known = 0;
      for (const token of tokens) {
        const isCompleted = token.form === last && lexicon.hasAny(last);
        if (!token.terms.length || lexicon.frequency(token.form) || isCompleted) {
          known += 1;
        } else if (corrected && lexicon.correction(token.form)) {
          known += corrected;
        }
      }
      return known / tokens.length;
    }

    /* Asks another language and tells its hits in the one asked for. */
    _hopped(abroad, query, limit) {
      const here = this._index(query.language);
      const there = this._index(abroad);
      const asked = there.read(Object.assign({}, query, { language: abroad }));
      const findings = there.found(asked, limit);
      const wanted = Object.assign(search.wanted(asked), { beginning: "" });
      findings.language = abroad;
      findings.hits = findings.hits.map((hit) => {
        const twin = here.document(hit.id);
        return twin === undefined ? hit : here.hit(hit.score, twin, wanted);
      });
      return findings;
    }

    _index(language) {
      let index = this._indexes.get(language);
      if (index === undefined) {
        const data = this._data.get(language);
        if (data === undefined || this._names === null) {
          throw new Error("the search has no data of this language: " + language);
        }
        index = new search.LanguageIndex(data, this._names);
        this._indexes.set(language, index);
      }
      return index;
    }

    /* The analyzer of any language, with its word lists where this edition has it. */
    _analyzer(language) {
      let analyzer = this._analyzers.get(language);
      if (analyzer === undefined) {
        analyzer = new search.Analyzer(language, this._names.lists.get(language) || NO_LISTS);
        this._analyzers.set(language, analyzer);
      }
      return analyzer;
    }
  }

  const searcher = new Searcher();
  for (const name of ["setNames", "add", "languages", "missing", "ask", "askElsewhere", "needsOthers"]) {
    search[name] = searcher[name].bind(searcher);
  }
})(SmeSearch);
