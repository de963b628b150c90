/* Makes the index of one language of its documents: the postings, and all spellings with their frequency. */
(function (search) {
  "use strict";

  /* How often a word of the title counts. */
  const TITLE_WEIGHT = 2;

  class Writer {
    constructor(analyzer) {
      this._analyzer = analyzer;
      this._entries = [];
      this._columns = new Map();
      this._forms = new Map();
      this._lengths = [];
    }

    /* Takes in the next document: {title, keywords, text}, in normal form C. */
    add({ title, keywords, text }) {
      const number = this._lengths.length;
      const found = [];
      this._weigh(title + "\n" + keywords, TITLE_WEIGHT, number, found);
      this._weigh(text, 1, number, found);
      let length = 0;
      for (const entry of found) {
        length += entry.weight * entry.columns.length;
        this._note(entry, number);
      }
      this._lengths.push(length);
    }

    /* The postings of what was taken in. */
    postings() {
      return new search.Postings(this._columns, this._lengths);
    }

    /* All spellings of what was taken in. */
    lexicon() {
      return new search.Lexicon(this._forms);
    }

    /* Counts the words of a text, and notes those that are new in this document. */
    _weigh(text, weight, number, found) {
      this._analyzer.walk(text, false, (word) => {
        if (!word.terms.length) {
          return;
        }
        const entry = this._entry(word);
        if (entry.number !== number) {
          entry.number = number;
          entry.weight = 0;
          found.push(entry);
        }
        entry.weight += weight;
      });
    }

    _note(entry, number) {
      for (const { documents, weights } of entry.columns) {
        // Several words of one document may share a term.
        if (documents[documents.length - 1] === number) {
          weights[weights.length - 1] += entry.weight;
        } else {
          documents.push(number);
          weights.push(entry.weight);
        }
      }
      entry.count += 1;
      if (entry.form.number !== number) {
        entry.form.number = number;
        entry.form.count += 1;
      }
    }

    /* What the index knows of a word: its place in the lexicon and its columns of the postings. */
    _entry(word) {
      let entry = this._entries[word.number];
      if (entry === undefined) {
        const form = kept(this._forms, word.form, () => ({ count: 0, number: -1, spellings: [] }));
        const columns = word.terms.map((term) => kept(this._columns, term, () => ({ documents: [], weights: [] })));
        entry = { spelling: word.spelling, form: form, columns: columns, count: 0, number: -1, weight: 0 };
        form.spellings.push(entry);
        this._entries[word.number] = entry;
      }
      return entry;
    }
  }

  function kept(map, key, make) {
    let value = map.get(key);
    if (value === undefined) {
      value = make();
      map.set(key, value);
    }
    return value;
  }

  search.Writer = Writer;
})(SmeSearch);
