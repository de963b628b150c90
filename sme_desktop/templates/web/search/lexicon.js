/* All spellings of an index with their frequency, for completing and correcting the words of a query. */
(function (search) {
  "use strict";

  class Lexicon {
    /* `forms` is a Map from each folded form to {count, spellings}: the number of documents that hold it, and how it is
     * written, each {spelling, count}. */
    constructor(forms) {
      this._known = forms;
      this._forms = Array.from(forms.keys()).sort();
      this._letters = null;
    }

    /* The letters of all spellings. */
    letters() {
      if (this._letters === null) {
        this._letters = Array.from(new Set(this._forms.join(""))).sort();
      }
      return this._letters;
    }

    /* The number of documents with a spelling; 0 for an unknown one. */
    frequency(form) {
      const known = this._known.get(form);
      return known ? known.count : 0;
    }

    /* The most frequent spellings with this beginning, most frequent first, equals by alphabet. */
    completions(beginning, limit) {
      const forms = this.alike(beginning);
      forms.sort((one, other) => this.frequency(other) - this.frequency(one) || (one < other ? -1 : 1));
      return forms.slice(0, limit);
    }

    /* Tells whether any known spelling begins so. */
    hasAny(beginning) {
      const form = this._forms[this._place(beginning)];
      return form !== undefined && form.startsWith(beginning);
    }

    /* The known spelling that was probably meant; null where none is near. */
    correction(form) {
      const meant = this.corrections(form, 1);
      return meant.length ? meant[0] : null;
    }

    /* The known spellings that may have been meant, the most frequent first. */
    corrections(form, limit) {
      return search.corrections(form, this, limit);
    }

    /* A folded form as it is mostly written, with its accents. */
    spelling(form) {
      let best = form;
      let most = 0;
      const known = this._known.get(form);
      for (const { spelling, count } of known ? known.spellings : []) {
        if (count > most || (count === most && spelling < best)) {
          best = spelling;
          most = count;
        }
      }
      return best;
    }

    /* The known spellings with this beginning, in the order of the alphabet. */
    alike(beginning) {
      return this._forms.slice(this._place(beginning), this._place(beginning + "\uffff"));
    }

    /* The place of the first form that is not before the given one. */
    _place(form) {
      let low = 0;
      let high = this._forms.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (this._forms[middle] < form) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }
  }

  search.Lexicon = Lexicon;
})(SmeSearch);
