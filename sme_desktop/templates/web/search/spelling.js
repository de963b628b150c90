/* Finds the word that was meant where one was mistyped: edit distance by Damerau (1964) and Levenshtein (1966). */
(function (search) {
  "use strict";

  /* Shorter words are never corrected: too many others are near. Longer ones are no words. */
  const LEAST_LENGTH = 4;
  const MOST_LENGTH = 40;
  /* Length from which two errors are forgiven. */
  const FAR_FROM = 7;
  const OTHER_FIRST_LETTER = 0.2;
  const DIGIT = /[\p{Nd}²³¹⁰⁴-⁹₀-₉]/u;

  /* Calls `take` with every word at one error: a letter left out, doubled or foreign, wrong, or two swapped. */
  function nearWords(word, letters, take) {
    for (let place = 0; place <= word.length; place++) {
      const before = word.slice(0, place);
      const after = word.slice(place);
      const rest = after.slice(1);
      if (after) {
        take(before + rest);
      }
      if (after.length > 1) {
        take(before + after[1] + after[0] + after.slice(2));
      }
      for (const letter of letters) {
        if (after) {
          take(before + letter + rest);
        }
        take(before + letter + after);
      }
    }
  }

  /* The number of errors between two words, or `limit + 1` where there are more; a swap counts as one. */
  function distance(first, second, limit) {
    if (Math.abs(first.length - second.length) > limit) {
      return limit + 1;
    }
    let before = [];
    let above = Array.from({ length: second.length + 1 }, (_, column) => column);
    for (let row = 1; row <= first.length; row++) {
      const current = [row];
      for (let column = 1; column <= second.length; column++) {
        const wrong = first[row - 1] === second[column - 1] ? 0 : 1;
        let cost = Math.min(above[column] + 1, current[column - 1] + 1, above[column - 1] + wrong);
        if (row > 1 && column > 1 && first[row - 1] === second[column - 2] && second[column - 1] === first[row - 2]) {
          cost = Math.min(cost, before[column - 2] + 1);
        }
        current.push(cost);
      }
      if (Math.min(...current) > limit) {
        return limit + 1;
      }
      before = above;
      above = current;
    }
    return above[second.length];
  }

  /* Letters that stand in one of two words only. */
  function differing(letters, word) {
    const others = new Set(word);
    let shared = 0;
    others.forEach((letter) => {
      shared += letters.has(letter) ? 1 : 0;
    });
    return letters.size + others.size - 2 * shared;
  }

  /* The most frequent known words at one error, or at two for a long word, best first; none where none is near. */
  search.corrections = function (word, lexicon, limit) {
    if (word.length < LEAST_LENGTH || word.length > MOST_LENGTH || DIGIT.test(word)) {
      return [];
    }
    const scores = new Map();
    nearWords(word, lexicon.letters(), (candidate) => {
      const frequency = lexicon.frequency(candidate);
      if (frequency) {
        scores.set(candidate, frequency * (candidate[0] === word[0] ? 1 : OTHER_FIRST_LETTER));
      }
    });
    if (!scores.size && word.length >= FAR_FROM) {
      const letters = new Set(word);
      for (const candidate of lexicon.alike(word[0])) {
        // Two errors change four letters at most: most candidates need no closer look.
        const isNear = Math.abs(candidate.length - word.length) <= 2 && differing(letters, candidate) <= 4;
        if (isNear && distance(word, candidate, 2) <= 2) {
          scores.set(candidate, lexicon.frequency(candidate));
        }
      }
    }
    const best = Array.from(scores.keys());
    best.sort((one, other) => scores.get(other) - scores.get(one) || (one < other ? -1 : 1));
    return best.slice(0, limit);
  };
})(SmeSearch);
