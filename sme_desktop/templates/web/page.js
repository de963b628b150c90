// What a page does beyond showing itself: colours, and the same section in another language.
(function () {
  "use strict";

  function isDark() {
    var chosen = document.documentElement.getAttribute("data-theme");
    return chosen ? chosen === "dark" : window.matchMedia("(prefers-color-scheme: dark)").matches;
  }

  function offerThemes(button) {
    function name() {
      button.textContent = button.getAttribute(isDark() ? "data-light" : "data-dark");
    }
    button.hidden = false;
    name();
    button.addEventListener("click", function () {
      var theme = isDark() ? "light" : "dark";
      document.documentElement.setAttribute("data-theme", theme);
      try {
        localStorage.setItem("sme-theme", theme);
      } catch (refused) {
        // Then the choice holds for this page.
      }
      name();
    });
  }

  // The last section that begins above the upper third of the window; none at the top of the page.
  function sectionRead() {
    var found = "";
    var limit = window.innerHeight / 3;
    Array.prototype.forEach.call(document.querySelectorAll("main section[id], main dt[id]"), function (part) {
      if (part.getBoundingClientRect().top < limit) {
        found = part.id;
      }
    });
    return window.scrollY > 0 ? found : "";
  }

  function keepPlace(link) {
    link.addEventListener("click", function () {
      var section = sectionRead();
      link.hash = section;
      if (document.getElementById("finding")) {
        link.search = window.location.search;
      }
    });
  }

  var button = document.querySelector("button.theme");
  if (button) {
    offerThemes(button);
  }
  Array.prototype.forEach.call(document.querySelectorAll(".languages a"), keepPlace);
})();
