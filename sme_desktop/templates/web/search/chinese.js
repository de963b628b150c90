/* Chinese, which writes no spaces: every two characters in a row are a word, and, in texts, so is each single one. */
(function (search) {
  "use strict";

  const RUN = /[\u3400-\u9fff\uf900-\ufaff]+/g;

  function pairs(start, end, isQuery) {
    const words = [];
    for (let place = start; place < end; place++) {
      if (!isQuery || end - start === 1) {
        words.push(place, place + 1);
      }
      if (place + 1 < end) {
        words.push(place, place + 2);
      }
    }
    return words;
  }

  search.Chinese = class Chinese extends search.Rules {
    words(lowered, isQuery) {
      const runs = search.matches(RUN, lowered);
      const words = [];
      let position = 0;
      for (let place = 0; place < runs.length; place += 2) {
        words.push(...search.wordsBetween(lowered, position, runs[place]));
        words.push(...pairs(runs[place], runs[place + 1], isQuery));
        position = runs[place + 1];
      }
      words.push(...search.wordsBetween(lowered, position, lowered.length));
      return words;
    }
  };
})(SmeSearch);
