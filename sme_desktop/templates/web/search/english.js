/* English by Snowball 3.1, made of 3.0. */
(function (search) {
  "use strict";

  const SAME_SHAPE = "gener";
  let stem = null;

  /* Since Snowball 3.1 no ending reaches into `inter`, as none reaches into `gener`: `internal` is not `intern`.
   * The scripts that Sphinx brings are of 3.0, so a word of the same shape is cut in its place. */
  search.englishStem = function (word) {
    stem = stem || search.stemmer("english");
    return word.startsWith("inter") ? "inter" + stem(SAME_SHAPE + word.slice(5)).slice(5) : stem(word);
  };
})(SmeSearch);
