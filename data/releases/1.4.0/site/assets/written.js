// Text of others as it is written: as text, with a sign for each character that would not show or would reorder others.
"use strict";
hkbiomed.written = (function () {
  // Controls but for line ends and tabs, those of direction, separators and what is invisible; joiners stay, for emoji.
  const UNSEEN = /(?![\t\n\r])[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\u00ad\u180e\u200b\u2060-\u2064\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/u;
  const EACH = new RegExp(UNSEEN.source, "gu");

  // Unicode has pictures of the first controls; others are told by their number.
  function sign(character) {
    const code = character.codePointAt(0);
    if (code < 0x20) return String.fromCodePoint(0x2400 + code);
    return `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
  }

  // Nodes whose text is `text` to the character; the sign is drawn by the styles, which also isolate what it stands for.
  function written(text) {
    if (!UNSEEN.test(text)) return [document.createTextNode(text)];
    const nodes = [];
    let done = 0;
    for (const found of text.matchAll(EACH)) {
      if (found.index > done) nodes.push(document.createTextNode(text.slice(done, found.index)));
      const shown = document.createElement("span");
      shown.className = "unseen-character";
      shown.dataset.sign = sign(found[0]);
      shown.textContent = found[0];
      nodes.push(shown);
      done = found.index + found[0].length;
    }
    if (done < text.length) nodes.push(document.createTextNode(text.slice(done)));
    return nodes;
  }

  // A text of the data amid words of the page: set apart, so that its direction stays its own, with its language.
  function aside(text, language) {
    return hkbiomed.make("bdi", { lang: hkbiomed.languageOf(text, language) }, written(text));
  }

  return { written, aside };
})();
