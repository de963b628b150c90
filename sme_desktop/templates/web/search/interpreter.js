/* Reads a query by the rules of one index: completes, corrects, adds other names, keeps phrases and exclusions. */
(function (search) {
  "use strict";

  /* How many spellings the word being typed may stand for. */
  const COMPLETIONS = 12;

  /* Documents that completions may have in all. */
  const MOST_COMPLETED = 20000;

  /* What a corrected word counts against one that was typed right. */
  const CORRECTED = 0.95;

  /* What another name of a notion counts against the typed one; a name from another language counts in full. */
  const OTHER_NAME = 0.5;

  /* Known words that a mistyped one may stand for; the most frequent is told. */
  const MEANT = 2;

  /* Letters that an inflected form has more than its stem; a mistyped word may lose more. */
  const LONGEST_ENDING = 4;

  /* Other names of a notion that are searched for, and those that are told. */
  const MOST_NAMES = 8;
  const MOST_TOLD = 4;
  const MOST_OWN = 3;

  search.CORRECTED = CORRECTED;

  class Interpreter {
    /* `foreign` gives the analyzer of any language, `knows` tells whether any document has a term, and `order` are the
     * codes of all languages as they are offered. */
    constructor(analyzer, lexicon, concepts, { foreign, knows, order }) {
      this._analyzer = analyzer;
      this._lexicon = lexicon;
      this._concepts = concepts;
      this._foreign = foreign;
      this._knows = knows;
      this._order = order;
    }

    /* What a query asks for; no parts where it has no word that carries meaning.
     *
     * `beginning` are the folded letters of the word being typed, for marking it; `unknown` counts the words that stand
     * in no document as they were typed, and name no notion. */
    read(query) {
      const parsed = search.parseQuery(query.text);
      const tokens = this._analyzer.tokens(parsed.text, true);
      const last = tokens[tokens.length - 1];
      const unfinished = query.isTyping && last && last.end === parsed.text.length ? last : null;
      const read = tokens.map((token) => this._word(query, parsed.text, token, token === unfinished));
      const { namings, plain, words } = this._named(query, read);
      const { parts, expansions, named } = this._parts(words, plain, namings);
      const term = wholeName(words, plain, namings);
      return {
        parts: parts,
        phrases: parsed.phrases,
        required: parsed.phrases.map((phrase) => this._words(phrase)),
        excluded: this._excluded(parsed.excluded),
        beginning: unfinished && unfinished.terms.length ? unfinished.form : "",
        corrections: words.filter((word) => word.used).map((word) => ({ typed: word.typed, used: word.used })),
        expansions: expansions,
        term: term,
        group: this._concepts.group(term),
        unknown: words.filter((word, place) => word.isUnknown && !named.has(place)).length,
      };
    }

    _excluded(words) {
      const excluded = new Set();
      for (const word of words) {
        for (const token of this._analyzer.tokens(word.toLowerCase())) {
          token.terms.forEach((term) => excluded.add(term));
        }
      }
      return excluded;
    }

    _word(query, text, token, isUnfinished) {
      const typed = text.slice(token.start, token.end);
      const terms = new Set(token.terms);
      if (isUnfinished) {
        this._addAll(terms, this._completions(token.form));
      }
      const isKnown = !terms.size || Array.from(terms).some(this._knows);
      const asTyped = { token, typed, terms, used: "", isUnknown: false, isUnfinished };
      if (isKnown && (query.isExact || isUnfinished || !this._isAccident(token))) {
        return asTyped;
      }
      const meant = query.isExact ? [] : this._lexicon.corrections(token.form, MEANT);
      if (isKnown && (!meant.length || this._analyzer.terms(meant[0]).some((term) => terms.has(term)))) {
        return asTyped;
      }
      if (!meant.length) {
        return Object.assign(asTyped, { isUnknown: true });
      }
      // The words beside it decide which one was meant: documents that have those as well come first.
      const used = this._lexicon.spelling(meant[0]);
      return { token, typed, terms: this._addAll(new Set(), meant), used, isUnknown: true, isUnfinished };
    }

    _addAll(terms, forms) {
      for (const form of forms) {
        this._analyzer.terms(form).forEach((term) => terms.add(term));
      }
      return terms;
    }

    /* Tells whether an unknown spelling has a known stem only because little of it is left: `revenication`, `reven`. */
    _isAccident(token) {
      if (!token.terms.length || this._lexicon.frequency(token.form)) {
        return false;
      }
      return token.form.length - Math.max(...token.terms.map((term) => term.length)) > LONGEST_ENDING;
    }

    /* The spellings that a beginning may stand for: the most frequent ones, as far as they can be scored in time. */
    _completions(beginning) {
      const kept = [];
      let postings = 0;
      for (const form of this._lexicon.completions(beginning, COMPLETIONS)) {
        postings += this._lexicon.frequency(form);
        if (kept.length && postings > MOST_COMPLETED) {
          break;
        }
        kept.push(form);
      }
      return kept;
    }

    /* The words of a name or phrase with their terms, stop words and compounds left out. */
    _words(text) {
      return this._analyzer.tokens(text, true)
        .filter((token) => token.terms.length)
        .filter((token, place, tokens) => !search.isCompound(token, tokens[place - 1]))
        .map((token) => search.wordOf(token.terms));
    }

    /* The notions that the words name, the places of the words that are no compounds, and the words again.
     *
     * Words that name a notion as they were typed, perhaps in another language, are not corrected. */
    _named(query, read) {
      const plain = [];
      read.forEach((word, place) => {
        if (!place || !search.isCompound(word.token, read[place - 1].token)) {
          plain.push(place);
        }
      });
      if (query.isExact) {
        return { namings: [], plain: plain, words: read };
      }
      let words = read;
      if (read.some((word) => word.used)) {
        const typed = read.map((word) => Object.assign({}, word, { terms: new Set(word.token.terms), used: "" }));
        const named = new Set();
        for (const naming of this._namings(plain.map((place) => typed[place]))) {
          plain.slice(naming.first, naming.last).forEach((place) => named.add(place));
        }
        words = read.map((word, place) => (named.has(place) ? typed[place] : word));
      }
      return { namings: this._namings(plain.map((place) => words[place])), plain: plain, words: words };
    }

    _parts(words, plain, namings) {
      const parts = new Map();
      const expansions = [];
      const covered = new Set();
      const named = new Set();
      for (const naming of namings) {
        const first = plain[naming.first];
        const end = naming.last < plain.length ? plain[naming.last] : words.length;
        const inside = words.slice(first, end).filter((word) => word.terms.size);
        const part = this._namedPart(naming, inside);
        parts.set(part.key, part);
        if (part.others.length) {
          const spoken = plain.slice(naming.first, naming.last).map((place) => spokenOf(words[place])).join(" ");
          expansions.push({ typed: spoken, names: this._told(naming, spoken), concept: naming.concept });
        }
        for (let place = first; place < end; place++) {
          covered.add(place);
          if (part.others.length) {
            named.add(place);
          }
        }
      }
      words.forEach((word, place) => {
        if (word.terms.size && !covered.has(place)) {
          const part = search.partOf([search.wordOf(word.terms)], weightOf(word), [], OTHER_NAME);
          parts.set(part.key, part);
        }
      });
      return { parts: Array.from(parts.values()), expansions: expansions, named: named };
    }

    _namedPart(naming, inside) {
      const different = new Map();
      inside.map((word) => search.wordOf(word.terms)).forEach((word) => different.set(word.key, word));
      const typed = Array.from(different.values());
      const typedKey = search.wordsKey(typed);
      const others = this._concepts.names(naming.concept).slice(0, MOST_NAMES)
        .map((name) => this._words(name.toLowerCase()))
        .filter((name) => name.length && search.wordsKey(name) !== typedKey);
      const weight = inside.length ? Math.min(...inside.map(weightOf)) : 1;
      // A name from another language says nothing here by its own words: its notion counts in full.
      const isForeign = naming.language !== this._analyzer.language;
      return search.partOf(typed, weight, others, isForeign ? 1 : OTHER_NAME);
    }

    _namings(words) {
      const kept = words.filter((word) => !word.isUnfinished).map(spokenOf);
      if (!kept.length) {
        return [];
      }
      const byLanguage = new Map();
      for (const code of search.distinct([this._analyzer.language, ...this._concepts.languages])) {
        byLanguage.set(code, search.wordKeys(this._foreign(code), kept.join(" ")));
      }
      const inStep = Array.from(byLanguage).filter((row) => row[1].length === kept.length);
      const namings = this._concepts.namings(new Map(inStep));
      return namings.length ? namings : this._wholeNaming(byLanguage, kept.length);
    }

    /* A language that parts words in another way, as Chinese does, can name the query as a whole. */
    _wholeNaming(byLanguage, count) {
      for (const [code, keys] of byLanguage) {
        const whole = this._concepts.namings(new Map([[code, keys]]));
        if (whole.length === 1 && whole[0].first === 0 && whole[0].last === keys.length) {
          return [{ first: 0, last: count, concept: whole[0].concept, language: code }];
        }
      }
      return [];
    }

    /* The names to tell the reader: in their own language first, then the established ones elsewhere. */
    _told(naming, spoken) {
      const own = this._concepts.names(naming.concept).slice(0, MOST_OWN);
      const known = new Set(this._concepts.languages);
      const others = this._order
        .filter((code) => known.has(code) && code !== this._analyzer.language)
        .map((code) => this._concepts.label(naming.concept, code))
        .filter(Boolean);
      return search.distinct([...own, ...others])
        .filter((name) => name.toLowerCase() !== spoken.toLowerCase())
        .slice(0, MOST_TOLD);
    }
  }

  function spokenOf(word) {
    return word.used || word.typed;
  }

  function weightOf(word) {
    return word.used ? CORRECTED : 1;
  }

  /* The one notion that is named by all words that carry meaning. */
  function wholeName(words, plain, namings) {
    if (namings.length !== 1) {
      return "";
    }
    const inside = new Set(plain.slice(namings[0].first, namings[0].last));
    const isMore = plain.some((place) => !inside.has(place) && words[place].terms.size);
    return isMore ? "" : namings[0].concept;
  }

  function forms(text, analyzer) {
    const tokens = analyzer.tokens(text, true);
    return tokens.filter((token, place) => !search.isCompound(token, tokens[place - 1]))
      .map((token) => token.form)
      .join(" ");
  }

  /* Tells whether the words of a phrase stand in a text one after the other, accents and capitals apart. */
  search.isPhraseIn = function (text, phrase, analyzer) {
    return (" " + forms(text, analyzer) + " ").includes(" " + forms(phrase, analyzer) + " ");
  };

  search.Interpreter = Interpreter;
})(SmeSearch);
