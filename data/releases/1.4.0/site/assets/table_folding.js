// Text as a search compares it: lower case, compatible characters alike, Traditional and Simplified alike, unbroken.
"use strict";
(function () {
  const WIDE = "\\u3005\\u3007\\u3400-\\u4dbf\\u4e00-\\u9fff\\u3000-\\u303f\\uff01-\\uff60";
  // Texts are broken within Chinese words, where no blank is meant.
  const BREAKS = new RegExp(`(?<=[${WIDE}])\\s+|\\s+(?=[${WIDE}])`, "gu");
  const CHINESE = /[\u3400-\u9fff]/g;
  // 2,760 and 2760 are one number.
  const GROUPED = /(?<=\d),(?=\d{3}(?!\d))/g;
  let folded = null;

  function prepare([characters, others]) {
    const to = [...others];
    folded = new Map([...characters].map((one, at) => [one, to[at]]));
  }

  const onOneLine = (text) => text.replace(BREAKS, "").replace(/\s+/g, " ").trim();

  function fold(text) {
    const alike = text.normalize("NFKC").toLowerCase();
    return onOneLine(alike.replace(GROUPED, "").replace(CHINESE, (one) => folded.get(one) ?? one));
  }

  // The words of a query, each of which has to be found.
  const wordsOf = (query) => query.split(/\s+/).map(fold).filter(Boolean);

  window.hkbiomed.tables = { prepareFolding: prepare, fold, onOneLine, wordsOf };
})();
