/* The index of one language, made of its documents when it is first asked: reads queries, ranks, and cuts snippets. */
(function (search) {
  "use strict";

  /* Documents fetched per wanted hit, since the sections of one page count once. */
  const CANDIDATES = 4;
  const LEAST_CANDIDATES = 100;

  /* Documents whose text is read to look for a phrase. */
  const MOST_READ = 400;

  /* What a document gains whose title, or the heading of its section, says just what was asked. */
  const TITLE_BONUS = 0.9;
  const HEADING_BONUS = 0.1;

  /* Share of a title from which a query is the title. */
  const ALMOST_ALL = 0.99;

  /* What words of the query add that only other sections of the page have, and what further found sections add. */
  const WHOLE_PAGE = 0.4;
  const OTHER_SECTIONS = 0.2;
  const MOST_OTHERS = 3;

  /* Found documents from which a group is a list rather than a page. */
  const LONG_LIST = 12;

  class LanguageIndex {
    /* `data` is what the file of the language gives; `shared` what all languages have in common: the notions, the order
     * of languages, and `analyzer`, which gives the analyzer of any of them. */
    constructor(data, shared) {
      this.analyzer = shared.analyzer(data.language);
      this._documents = data.documents.map(
        ([id, group, title, heading, text, keywords]) => ({ id, group, title, heading, text, keywords }),
      );
      this._byId = new Map(this._documents.map((document) => [document.id, document]));
      const writer = new search.Writer(this.analyzer);
      this._documents.forEach((document) => writer.add(document));
      const postings = writer.postings();
      this.lexicon = writer.lexicon();
      this._scorer = new search.Scorer(postings);
      this._interpreter = new search.Interpreter(
        this.analyzer, this.lexicon, new search.ConceptIndex(shared, data.names),
        { foreign: shared.analyzer, knows: (term) => postings.knows(term), order: shared.order },
      );
      this._titles = new Map();
    }

    /* What a query asks for. */
    read(query) {
      return this._interpreter.read(query);
    }

    /* The best hits of what is asked; where no document has a phrase, its words apart are searched for. */
    found(asked, limit) {
      const hits = this.hits(asked, limit);
      const isLoose = !hits.length && asked.phrases.length > 0;
      const loose = isLoose ? this.hits(Object.assign({}, asked, { phrases: [], required: [] }), limit) : [];
      return {
        hits: isLoose ? loose : hits,
        corrections: asked.corrections,
        expansions: asked.expansions,
        language: "",
        hasLoosePhrases: loose.length > 0,
        term: isLoose ? "" : asked.term,
      };
    }

    /* The best hits of what is asked, best first; with `shown`, only so many show what was found. */
    hits(asked, limit, shown) {
      if (!asked.parts.length) {
        return [];
      }
      const wanted = search.wanted(asked);
      return this._best(asked, limit).slice(0, limit).map(({ score, document }, place) => (
        this.hit(score, document, shown === undefined || place < shown ? wanted : null)
      ));
    }

    /* A document by its id; undefined where this language has no such document. */
    document(id) {
      return this._byId.get(id);
    }

    /* Candidates are fetched until there are groups enough: the terms of the glossary alone may fill the first list. */
    _best(asked, limit) {
      const excluded = Array.from(asked.excluded).sort();
      let candidates = Math.max(LEAST_CANDIDATES, limit * CANDIDATES);
      for (;;) {
        const ranked = this._scorer.best(asked.parts, candidates, excluded, asked.required);
        const best = this._bestOfGroups(ranked, asked);
        const isAll = ranked.length < candidates || (asked.phrases.length && candidates >= MOST_READ);
        if (best.length >= limit || isAll) {
          return best;
        }
        candidates *= 4;
      }
    }

    hit(score, document, wanted) {
      const places = wanted ? search.marks(document.text, this.analyzer, wanted) : [];
      return {
        id: document.id, score: score, title: document.title, heading: document.heading,
        snippet: search.bestWindow(document.text, places),
      };
    }

    /* The best document of each group as {score, document}, best first. */
    _bestOfGroups(ranked, asked) {
      const groups = new Map();
      const named = new Set();
      for (const [number, score] of ranked) {
        const document = this._documents[number];
        if (asked.phrases.length && !this._hasPhrases(document, asked.phrases)) {
          continue;
        }
        const title = this._namedShare(document.title, asked.parts);
        if (title > ALMOST_ALL) {
          named.add(document.group);
        }
        let share = Math.max(TITLE_BONUS * title, HEADING_BONUS * this._namedShare(document.heading, asked.parts));
        if (document.group === asked.group) {
          share = Math.max(share, TITLE_BONUS);
        }
        const rows = groups.get(document.group) || [];
        groups.set(document.group, rows);
        rows.push({ worth: score * (1 + share), score: score, number: number });
      }
      const best = Array.from(groups, ([group, rows]) => this._bestOfGroup(rows, named.has(group), asked.parts));
      best.forEach((row, place) => { row.place = place; });
      // Chrome before 70 mixes equals unless their places part them.
      return best.sort((one, other) => other.score - one.score || one.place - other.place);
    }

    _bestOfGroup(rows, isNamed, parts) {
      const strongest = rows.reduce((one, other) => (isBefore(other, one) ? other : one));
      // Who asks for just the title of a page wants to begin at its beginning.
      const number = isNamed ? Math.min(...rows.map((row) => row.number)) : strongest.number;
      let worth = strongest.worth;
      // A list of many short texts, such as the glossary, answers with one of them, not with their number.
      if (rows.length > 1 && rows.length <= LONG_LIST) {
        const together = this._scorer.evidence(parts, rows.map((row) => row.number));
        const others = rows.map((row) => row.worth).sort((one, other) => other - one).slice(1, 1 + MOST_OTHERS);
        worth += WHOLE_PAGE * Math.max(0, together - strongest.score)
          + OTHER_SECTIONS * others.reduce((sum, other) => sum + other, 0);
      }
      return { score: worth, document: this._documents[number] };
    }

    _hasPhrases(document, phrases) {
      const text = [document.title, document.heading, document.text].join("\n");
      return phrases.every((phrase) => search.isPhraseIn(text, phrase, this.analyzer));
    }

    /* How much of a title the query names, if the title names all of the query; else 0. */
    _namedShare(title, parts) {
      const words = this._titleWords(title);
      if (!words.length || parts.length > words.length) {
        return 0;
      }
      const used = new Set();
      for (const part of parts) {
        const places = placesOfName([part.typed, ...part.others], words);
        if (places === null) {
          return 0;
        }
        places.forEach((place) => used.add(place));
      }
      return used.size / words.length;
    }

    /* The terms of each word of a title; the same titles are looked at with every key. */
    _titleWords(title) {
      let words = this._titles.get(title);
      if (words === undefined) {
        words = this.analyzer.tokens(title).filter((token) => token.terms.length).map((token) => token.terms);
        this._titles.set(title, words);
      }
      return words;
    }
  }

  /* The places of the first of some names that stands in a title with all its words; null where none does. */
  function placesOfName(names, words) {
    for (const name of names) {
      const places = [];
      const isWhole = name.every((wanted) => {
        const before = places.length;
        words.forEach((terms, place) => {
          if (terms.some((term) => wanted.terms.has(term))) {
            places.push(place);
          }
        });
        return places.length > before;
      });
      if (isWhole) {
        return places;
      }
    }
    return null;
  }

  function isBefore(one, other) {
    return one.worth > other.worth || (one.worth === other.worth && one.number < other.number);
  }

  search.LanguageIndex = LanguageIndex;
})(SmeSearch);
