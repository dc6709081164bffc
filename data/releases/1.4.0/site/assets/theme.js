// Sets the theme before anything is drawn: the reader's choice, else the system's.
"use strict";
(function () {
  let chosen = null;
  try {
    chosen = localStorage.getItem("hkbiomed-theme");
  } catch {
    // Some browsers keep no storage for pages opened from disk: the system's theme it is.
  }
  const dark = chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = dark ? "dark" : "light";
})();
