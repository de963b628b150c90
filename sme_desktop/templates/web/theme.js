// Colours before anything is drawn: those that the reader chose here, else those of the system.
(function () {
  "use strict";
  var root = document.documentElement;
  var kept = null;
  try {
    kept = localStorage.getItem("sme-theme");
  } catch (refused) {
    // Some browsers keep nothing for pages that lie on a disc.
  }
  if (kept === "dark" || kept === "light") {
    root.setAttribute("data-theme", kept);
  }
  root.setAttribute("data-script", "on");
})();
