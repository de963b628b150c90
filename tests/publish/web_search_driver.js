/* Runs the search of the browser edition as a browser does: classic scripts, one after the other, in one global scope
 * that has the language and nothing else.
 *
 * node web_search_driver.js SCRIPT…   answers each line [name, argument…] of standard input with a line
 * [what SmeSearch[name] gives, milliseconds]; the first line tells how long the scripts took to load. `tokens` gives what
 * an analyzer makes of texts. */
"use strict";

const fs = require("fs");
const readline = require("readline");
const vm = require("vm");
const { performance } = require("perf_hooks");

function say(answer, since) {
  process.stdout.write(`[${answer === undefined ? null : answer},${performance.now() - since}]\n`);
}

const page = vm.createContext(Object.create(null));
const start = performance.now();
for (const path of process.argv.slice(2)) {
  vm.runInContext(fs.readFileSync(path, "utf8"), page, { filename: path });
}
say(null, start);

vm.runInContext(`
  SmeSearch.tokens = function (language, lists, texts, isQuery) {
    const analyzer = new SmeSearch.Analyzer(language, lists);
    return texts.map(SmeSearch.normalForm).map((text) => analyzer.tokens(text, isQuery).map(
      (token) => [text.slice(token.start, token.end), token.form, token.terms]));
  };
  function answer(request) {
    const [name, ...values] = JSON.parse(request);
    return JSON.stringify(SmeSearch[name](...values));
  }`, page);
readline.createInterface({ input: process.stdin }).on("line", (request) => {
  const asked = performance.now();
  say(page.answer(request), asked);
});
