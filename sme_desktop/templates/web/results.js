// The page of results: asks the search as one types, and shows what it found.
(function () {
  "use strict";

  var LIMIT = 30;
  var SHOWN_ELSEWHERE = 5;
  var view = document.getElementById("finding");
  var field = document.getElementById("q");
  var language = view.getAttribute("data-language");
  var others = view.getAttribute("data-languages").split(" ").filter(function (code) {
    return code !== language;
  });
  var names = {};
  view.getAttribute("data-names").split(";").forEach(function (pair) {
    var parts = pair.split("=");
    names[parts[0]] = parts[1];
  });
  var isExact = false;
  var loading = {};

  function say(key, facts) {
    return view.getAttribute("data-" + key).replace(/\{(\w+)\}/g, function (whole, name) {
      return facts && name in facts ? facts[name] : whole;
    });
  }

  function part(tag, words, css) {
    var element = document.createElement(tag);
    if (words) {
      element.textContent = words;
    }
    if (css) {
      element.className = css;
    }
    return element;
  }

  function link(hit, code) {
    var place = hit.id.split("#");
    var folder = code === language ? "" : "../" + code + "/";
    var anchor = part("a", hit.heading ? hit.title + " › " + hit.heading : hit.title);
    anchor.href = folder + place[0] + ".html" + (place[1] ? "#" + place[1] : "");
    anchor.lang = code;
    return anchor;
  }

  function snippet(cut) {
    var line = part("p");
    var end = 0;
    cut.marks.forEach(function (mark) {
      line.appendChild(document.createTextNode(cut.text.slice(end, mark[0])));
      line.appendChild(part("mark", cut.text.slice(mark[0], mark[1])));
      end = mark[1];
    });
    line.appendChild(document.createTextNode(cut.text.slice(end)));
    return line;
  }

  function row(hit, code) {
    var item = part("li");
    item.appendChild(link(hit, code));
    item.appendChild(snippet(hit.snippet));
    return item;
  }

  function fresh(id) {
    var element = document.getElementById(id);
    element.textContent = "";
    return element;
  }

  function tell(found) {
    var told = fresh("told");
    found.corrections.forEach(function (correction) {
      told.appendChild(part("p", say("corrected", correction), "told"));
    });
    if (found.expansions.length) {
      var also = [];
      found.expansions.forEach(function (expansion) {
        expansion.names.forEach(function (name) {
          also.push(name);
        });
      });
      told.appendChild(part("p", say("also") + " " + also.join(", "), "told"));
    }
    if (found.hasLoosePhrases) {
      told.appendChild(part("p", say("loose"), "told"));
    }
    if (found.language && found.language !== language) {
      told.appendChild(part("p", say("abroad", { name: names[found.language] }), "told"));
    }
    if (found.corrections.length || found.expansions.length) {
      var only = part("button", say("exact"));
      only.type = "button";
      only.addEventListener("click", function () {
        isExact = true;
        field.focus();
        ask(false);
      });
      told.appendChild(only);
    }
  }

  function show(found, words) {
    var hits = fresh("hits");
    found.hits.forEach(function (hit) {
      hits.appendChild(row(hit, language));
    });
    document.getElementById("found").textContent = found.hits.length
      ? say("count", { n: found.hits.length < LIMIT ? found.hits.length : LIMIT + "+" })
      : say("none", { query: words });
    tell(found);
    if (!found.hits.length) {
      var advice = part("p", "", "note");
      var contents = part("a", say("try"));
      contents.href = "contents.html";
      advice.appendChild(contents);
      document.getElementById("told").appendChild(advice);
    }
  }

  function showElsewhere(query) {
    var place = fresh("elsewhere");
    var found = SmeSearch.askElsewhere(query, SHOWN_ELSEWHERE);
    var codes = Object.keys(found);
    if (!codes.length) {
      return;
    }
    place.appendChild(part("h2", say("elsewhere")));
    codes.forEach(function (code) {
      var list = part("ol", "", "hits");
      found[code].forEach(function (hit) {
        list.appendChild(row(hit, code));
      });
      var heading = part("h3", names[code]);
      heading.lang = code;
      place.appendChild(heading);
      place.appendChild(list);
    });
  }

  // Scripts are the one thing that a page on a disc may load; each language is loaded once.
  function load(code, done) {
    if (SmeSearch.languages().indexOf(code) >= 0) {
      done();
    } else if (loading[code]) {
      loading[code].push(done);
    } else {
      loading[code] = [done];
      var script = document.createElement("script");
      script.src = "../search/" + code + ".js";
      script.onload = script.onerror = function () {
        loading[code].splice(0).forEach(function (next) {
          next();
        });
      };
      document.body.appendChild(script);
    }
  }

  function loadAll(codes, done) {
    var left = codes.length;
    if (!left) {
      done();
    }
    codes.forEach(function (code) {
      load(code, function () {
        left -= 1;
        if (!left) {
          done();
        }
      });
    });
  }

  function clear() {
    fresh("told");
    fresh("hits");
    fresh("elsewhere");
    document.getElementById("found").textContent = say("begin");
  }

  function ask(isTyping) {
    var words = field.value;
    if (!words.trim()) {
      clear();
      return;
    }
    var query = { text: words, language: language, isTyping: isTyping, isExact: isExact };
    function answer() {
      if (field.value === words) {
        show(SmeSearch.ask(query, LIMIT), words.trim());
      }
    }
    if (SmeSearch.needsOthers(query)) {
      loadAll(others, answer);
    } else {
      answer();
    }
    if (!isTyping) {
      loadAll(others, function () {
        if (field.value === words) {
          showElsewhere(query);
        }
      });
    } else {
      fresh("elsewhere");
    }
  }

  // Going back to the page should bring the same words again.
  function keepAddress() {
    try {
      window.history.replaceState(null, "", "?q=" + encodeURIComponent(field.value));
    } catch (refused) {
      // Some browsers forbid it for pages that lie on a disc.
    }
  }

  function asked() {
    var found = /[?&]q=([^&]*)/.exec(window.location.search);
    try {
      return found ? decodeURIComponent(found[1].replace(/\+/g, " ")) : "";
    } catch (malformed) {
      return "";
    }
  }

  if (typeof SmeSearch === "undefined" || SmeSearch.languages().indexOf(language) < 0) {
    document.getElementById("found").textContent = say("damaged");
    return;
  }
  field.value = asked();
  field.focus();
  ask(false);
  field.addEventListener("input", function () {
    isExact = false;
    ask(true);
  });
  field.form.addEventListener("submit", function (event) {
    event.preventDefault();
    keepAddress();
    ask(false);
  });
})();
