/* Turns text into search terms, by the rules of its language: up to three terms for each word, at one place. */
(function (search) {
  "use strict";

  const MOST_KEPT = 200000;
  const MOST_PARTS = 4;
  const ONLY_SPACES = new RegExp("^" + search.SPACES + "+$");

  /* The rules of one language with its word lists. Texts and queries must pass through the same one. */
  class Analyzer {
    /* `lists` has `stop_words`, `protected` and `compounds` (words parted by a space), all in lower case. */
    constructor(language, lists) {
      this.language = language;
      this._rules = search.rulesFor(language);
      this._protected = new Set(lists.protected);
      this._compounds = new Set(lists.compounds);
      this._firstParts = new Set(lists.compounds.map((compound) => compound.split(" ")[0]));
      this._stopForms = new Set(lists.stop_words.map((word) => this._rules.form(word)));
      this._words = new Map();
      this._wholes = new Map();
      this._count = 0;
    }

    /* The terms of one lower-case word; none for a stop word. */
    terms(word) {
      return this._word(word).terms;
    }

    /* The one term that all spellings of a lower-case word share; empty for a stop word. */
    key(word) {
      return this.terms(word).length ? this._rules.key(word) : "";
    }

    /* The words of a text in order as {start, end, form, terms}, stop words included (without terms).
     *
     * The text must be in normal form C. A hyphenated word, and each compound of the word lists, is given again as one
     * word over its whole length. */
    tokens(text, isQuery) {
      const tokens = [];
      this.walk(text, Boolean(isQuery), (word, start, end) => {
        tokens.push({ start: start, end: end, form: word.form, terms: word.terms });
      });
      return tokens;
    }

    /* Calls `take` with each of the same words as {number, spelling, form, terms}, its start and its end.
     *
     * Equal words have the same number, from 0: what an index knows of a word is made once, not wherever it stands. */
    walk(text, isQuery, take) {
      const lowered = search.lower(text);
      const places = this._rules.words(lowered, isQuery);
      let next = places.length ? this._word(lowered.slice(places[0], places[1])) : null;
      for (let place = 0; place < places.length; place += 2) {
        const word = next;
        const end = places[place + 1];
        take(word, places[place], end);
        if (place + 2 === places.length) {
          return;
        }
        const start = places[place + 2];
        next = this._word(lowered.slice(start, places[place + 3]));
        if (start === end + 1 && isHyphen(lowered.charCodeAt(end))) {
          this._takeHyphened(lowered, places, place, take);
        } else if (word.isFirstPart && this._isCompound(word, next, lowered.slice(end, start))) {
          const spelling = lowered.slice(places[place], places[place + 3]);
          take(this._whole(spelling, word.spelling + next.spelling), places[place], places[place + 3]);
        }
      }
    }

    _takeHyphened(lowered, places, place, take) {
      let whole = "";
      let end = places[place + 1];
      for (let part = place; part < places.length && part < place + 2 * MOST_PARTS; part += 2) {
        if (part > place && !(places[part] === end + 1 && isHyphen(lowered.charCodeAt(end)))) {
          break;
        }
        end = places[part + 1];
        whole += lowered.slice(places[part], end);
      }
      take(this._whole(lowered.slice(places[place], end), whole), places[place], end);
    }

    _isCompound(word, next, gap) {
      return this._compounds.has(word.folded + " " + next.folded) && ONLY_SPACES.test(gap);
    }

    /* What is known of a lower-case word. */
    _word(spelling) {
      let word = this._words.get(spelling);
      if (word === undefined) {
        forgetSome(this._words);
        const form = this._rules.form(spelling);
        const isStopWord = this._stopForms.has(form);
        const terms = isStopWord ? [] : this._rules.terms(spelling, this._protected.has(form));
        const folded = search.fold(spelling);
        word = {
          number: this._count++, spelling: spelling, form: form, folded: folded, terms: terms,
          isFirstPart: this._firstParts.has(folded),
        };
        this._words.set(spelling, word);
      }
      return word;
    }

    /* The same of a compound, as it is spelt and as one word. */
    _whole(spelling, joined) {
      let word = this._wholes.get(spelling);
      if (word === undefined) {
        forgetSome(this._wholes);
        const form = search.fold(joined);
        word = { number: this._count++, spelling: spelling, form: form, terms: this.terms(joined) };
        this._wholes.set(spelling, word);
      }
      return word;
    }
  }

  function forgetSome(words) {
    if (words.size > MOST_KEPT) {
      words.clear();
    }
  }

  function isHyphen(code) {
    return code === 0x2d || code === 0x2010 || code === 0x2011;
  }

  search.Analyzer = Analyzer;

  /* Tells whether a token is the compound that begins with the one before it. */
  search.isCompound = function (token, before) {
    return Boolean(before) && token.start === before.start && token.end > before.end;
  };
})(SmeSearch);
