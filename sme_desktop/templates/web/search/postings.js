/* Postings of an index: the documents of a term with what the term adds to their score (BM25).
 *
 * Numbers are rounded where the index on disc rounds them, so that both give the same order. */
(function (search) {
  "use strict";

  const K1 = 1.2;
  const B = 0.75;
  const NONE = { documents: [], scores: new Float32Array(0) };

  /* Lengths that a byte can stand for in the index on disc (Whoosh): a text counts as the next longer one. */
  const LENGTHS = Array.from({ length: 256 }, (_, code) => Math.round((Math.pow(1.033, code) - 1) * 27));

  function roundedLength(length) {
    const longer = LENGTHS.find((known) => known >= length);
    return longer === undefined ? LENGTHS[LENGTHS.length - 1] : longer;
  }

  class Postings {
    /* `columns` is a Map from each term to {documents, weights}, both in the order of the index; `lengths` are those of
     * the documents, in terms. */
    constructor(columns, lengths) {
      this._columns = columns;
      this._scored = new Map();
      const rounded = lengths.map(roundedLength);
      const mean = rounded.reduce((sum, length) => sum + length, 0) / Math.max(1, rounded.length) || 1;
      this._norms = rounded.map((length) => K1 * (1 - B + (B * length) / mean));
    }

    /* Tells whether any document has the term. */
    knows(term) {
      return this._columns.has(term);
    }

    /* The documents of a term in order, with their scores; none for a term that no document has. */
    of(term) {
      let scored = this._scored.get(term);
      if (scored === undefined) {
        const column = this._columns.get(term);
        if (column === undefined) {
          return NONE;
        }
        scored = { documents: column.documents, scores: this._scores(column) };
        this._scored.set(term, scored);
      }
      return scored;
    }

    _scores({ documents, weights }) {
      const norms = this._norms;
      const rarity = Math.log(1 + (norms.length - documents.length + 0.5) / (documents.length + 0.5)) * (K1 + 1);
      return Float32Array.from(weights, (weight, place) => (rarity * weight) / (weight + norms[documents[place]]));
    }
  }

  search.Postings = Postings;
})(SmeSearch);
