// Sends the reader to the language read last, else to the first of the browser's that the page has.
"use strict";
(function () {
  const offered = [...document.querySelectorAll("[hreflang]")];
  let chosen = null;
  try {
    chosen = localStorage.getItem("hkbiomed-language");
  } catch {
    // No storage for pages opened from disk: the browser's languages decide.
  }
  const wanted = [chosen, ...navigator.languages].filter(Boolean);
  const first = (tag) => tag.toLowerCase().split("-")[0];
  for (const tag of wanted) {
    const link = offered.find((one) => first(one.hreflang) === first(tag));
    if (link) {
      location.replace(link.href + location.hash);
      return;
    }
  }
  location.replace(offered[0].href + location.hash);
})();
