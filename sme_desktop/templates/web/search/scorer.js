/* Ranks documents: the sum over the parts of a query, each part the best of what stands for it. */
(function (search) {
  "use strict";

  /* How many merged parts are kept, so that a further key costs only the word being typed. */
  const MOST_MERGED = 400;

  /* A word with the terms that stand for it; words with the same terms have the same `key`. */
  search.wordOf = function (terms) {
    const sorted = Array.from(new Set(terms)).sort();
    return { terms: new Set(sorted), key: sorted.join(" ") };
  };

  /* The key of words that belong together; terms hold letters and digits only. */
  search.wordsKey = function (words) {
    return words.map((word) => word.key).join("+");
  };

  /* What one notion of a query is called: the typed words, each worth something alone, or another name, whole.
   * `otherWeight` is what another name counts against the typed one. */
  search.partOf = function (typed, weight, others, otherWeight) {
    const scoreKey = [search.wordsKey(typed), others.map(search.wordsKey).join(";"), otherWeight].join("|");
    return {
      typed: typed, weight: weight, others: others, otherWeight: otherWeight,
      scoreKey: scoreKey, key: scoreKey + "|" + weight,
    };
  };

  class Scorer {
    constructor(postings) {
      this._postings = postings;
      this._merged = new Map();
    }

    /* The best documents as [number, score], best first, equals in the order of the index.
     *
     * Documents with any of the `excluded` terms are left out, and those that lack a word of `required`. */
    best(parts, limit, excluded, required) {
      const total = this._total(parts);
      for (const term of excluded) {
        for (const number of this._postings.of(term).documents) {
          total.delete(number);
        }
      }
      for (const words of required) {
        for (const word of words) {
          const holders = this._wordScores(word);
          for (const number of Array.from(total.keys())) {
            if (!holders.has(number)) {
              total.delete(number);
            }
          }
        }
      }
      return Array.from(total).sort((one, other) => other[1] - one[1] || one[0] - other[0]).slice(0, limit);
    }

    /* What several documents together say to a query: the sum over its parts of the best document for each. */
    evidence(parts, numbers) {
      let total = 0;
      for (const part of parts) {
        const scores = this._partScores(part);
        total += part.weight * Math.max(0, ...numbers.map((number) => scores.get(number) || 0));
      }
      return total;
    }

    /* The strongest part is added first, as on disc: the order of addition shows in the last digit. */
    _total(parts) {
      const weighed = [];
      for (const part of parts) {
        const scores = this._partScores(part);
        if (scores.size) {
          const most = part.weight * largest(scores);
          weighed.push({ weight: part.weight, scores: scores, most: most, place: weighed.length });
        }
      }
      weighed.sort((one, other) => (
        other.most - one.most || one.scores.size - other.scores.size || one.place - other.place
      ));
      const total = new Map();
      for (const { weight, scores } of weighed) {
        for (const [number, score] of scores) {
          total.set(number, (total.get(number) || 0) + weight * score);
        }
      }
      return total;
    }

    _partScores(part) {
      if (part.typed.length === 1 && !part.others.length) {
        return this._wordScores(part.typed[0]);
      }
      return this._kept(part.scoreKey, () => this._mergedScores(part));
    }

    _mergedScores(part) {
      const total = new Map();
      for (const word of part.typed) {
        for (const [number, score] of this._wordScores(word)) {
          total.set(number, (total.get(number) || 0) + score);
        }
      }
      for (const words of part.others) {
        for (const [number, score] of this._wholeScores(words)) {
          const worth = part.otherWeight * score;
          if (worth > (total.get(number) || 0)) {
            total.set(number, worth);
          }
        }
      }
      return total;
    }

    /* The summed scores of the documents that have every word. */
    _wholeScores(words) {
      const columns = words.map((word, place) => ({ scores: this._wordScores(word), place: place }));
      columns.sort((one, other) => one.scores.size - other.scores.size || one.place - other.place);
      const whole = new Map();
      for (const number of columns[0].scores.keys()) {
        if (columns.every((column) => column.scores.has(number))) {
          whole.set(number, columns.reduce((sum, column) => sum + column.scores.get(number), 0));
        }
      }
      return whole;
    }

    /* The best score of any term, by document. */
    _wordScores(word) {
      return this._kept(word.key, () => {
        const best = new Map();
        for (const term of word.terms) {
          const column = this._postings.of(term);
          column.documents.forEach((number, place) => {
            if (column.scores[place] > (best.get(number) || 0)) {
              best.set(number, column.scores[place]);
            }
          });
        }
        return best;
      });
    }

    _kept(key, make) {
      let scores = this._merged.get(key);
      if (scores === undefined) {
        if (this._merged.size >= MOST_MERGED) {
          this._merged.clear();
        }
        scores = make();
        this._merged.set(key, scores);
      }
      return scores;
    }
  }

  function largest(scores) {
    let most = 0;
    scores.forEach((score) => {
      most = Math.max(most, score);
    });
    return most;
  }

  search.Scorer = Scorer;
})(SmeSearch);
