// The text in the page: a block some lines, in it the pieces between boundaries, those with facts or numbers as links.
"use strict";
hkbiomed.source.text = (function () {
  const { spans } = hkbiomed.source;
  const { written } = hkbiomed.written;
  const BLOCK = 1200; // Characters after which the next line begins a block: what is off screen is not drawn.
  const LONG = 20000; // Characters from which blocks off screen are left undrawn.

  // Slices a text by code points; JavaScript counts UTF-16 units.
  function slicer(text) {
    const units = new Uint32Array(text.length + 1);
    let points = 0;
    for (let at = 0; at < text.length; at += text.codePointAt(at) > 0xffff ? 2 : 1) units[points++] = at;
    units[points] = text.length;
    return { length: points, slice: (start, end) => text.slice(units[Math.min(start, points)], units[Math.min(end, points)]) };
  }

  function lineStarts(sliced) {
    const starts = [];
    let last = 0;
    let at = 0;
    for (const character of sliced.slice(0, sliced.length)) {
      at += 1;
      if (character === "\n" && at - last >= BLOCK && at < sliced.length) {
        starts.push(at);
        last = at;
      }
    }
    return starts;
  }

  const place = (id, span) => hkbiomed.sourceLink(id, span.start, span.end).replace(/^[^#]*/, "");
  const shortest = (listed) => listed.reduce((best, span) => (span.end - span.start < best.end - best.start ? span : best));

  // Links a piece to the shortest place that is switched on; with none, it is text like any other.
  function link(piece, id, shown) {
    const seen = piece.spans.filter((span) => shown.has(span.kind));
    if (!piece.spans.length) return;
    if (!seen.length) {
      for (const name of ["href", "aria-describedby", "tabindex"]) piece.element.removeAttribute(name);
      return;
    }
    const kinds = [...new Set(seen.map((span) => span.kind))];
    piece.element.setAttribute("href", place(id, shortest(seen)));
    piece.element.setAttribute("aria-describedby", kinds.map((kind) => `kind-${kind}`).join(" "));
    piece.element.setAttribute("tabindex", "-1");
  }

  function build(piece, sliced) {
    const words = written(sliced.slice(piece.start, piece.end));
    if (!piece.spans.length) {
      piece.element = hkbiomed.make("span", {}, words);
      return piece.element;
    }
    let inner = words;
    for (const span of [...piece.spans].sort((a, b) => a.lane - b.lane)) {
      inner = [hkbiomed.make("span", { class: `lane lane-${span.lane} ${span.kind}` }, inner)];
    }
    piece.element = hkbiomed.make("a", { class: "mark" }, inner);
    return piece.element;
  }

  // Draws the text into `container`; returns its pieces and what may be done with them.
  function draw(container, told, laid, shown) {
    const id = told.document.document_id;
    const sliced = slicer(told.text);
    const starts = lineStarts(sliced);
    const pieces = spans.pieces(sliced.length, laid, starts);
    const fragment = document.createDocumentFragment();
    let block = null;
    let next = 0;
    for (const piece of pieces) {
      if (block === null || piece.start === starts[next]) {
        if (block !== null) next += 1;
        block = hkbiomed.make("div", { class: "block" });
        fragment.append(block);
      }
      block.append(build(piece, sliced));
      link(piece, id, shown);
    }
    container.lang = told.document.language;
    container.classList.toggle("long", sliced.length > LONG);
    container.replaceChildren(fragment);

    // A place that somebody names may begin amid a piece.
    function cut(offset) {
      const index = pieces.findIndex((piece) => piece.start < offset && offset < piece.end);
      if (index < 0) return;
      const whole = pieces[index];
      const parts = [{ ...whole, end: offset }, { ...whole, start: offset }];
      const drawn = whole.element;
      drawn.replaceWith(...parts.map((part) => build(part, sliced)));
      parts.forEach((part) => link(part, id, shown));
      pieces.splice(index, 1, ...parts);
    }

    return {
      length: sliced.length,
      slice: sliced.slice,
      pieces,
      within(start, end) {
        cut(start);
        cut(end);
        return pieces.filter((piece) => start <= piece.start && piece.end <= end);
      },
      relink: () => pieces.forEach((piece) => link(piece, id, shown)),
    };
  }

  // Without a text: the words of each place, in the order of the text.
  function list(container, told, laid, shown) {
    const id = told.document.document_id;
    const byPlace = new Map();
    for (const span of laid) {
      const key = `${span.start}-${span.end}`;
      if (!byPlace.has(key)) byPlace.set(key, { start: span.start, end: span.end, quote: span.quote, spans: [] });
      byPlace.get(key).spans.push({ ...span, lane: byPlace.get(key).spans.length });
    }
    const pieces = [...byPlace.values()];
    const quoted = { slice: (start, end) => byPlace.get(`${start}-${end}`)?.quote ?? "" };
    const items = pieces.map((piece) => hkbiomed.make("li", {}, build(piece, quoted)));
    pieces.forEach((piece) => link(piece, id, shown));
    container.replaceChildren(hkbiomed.make("ol", { class: "quotes", lang: told.document.language }, items));
    return {
      length: Infinity,
      slice: quoted.slice,
      pieces,
      within: (start, end) => pieces.filter((piece) => piece.start === start && piece.end === end),
      relink: () => pieces.forEach((piece) => link(piece, id, shown)),
    };
  }

  return { draw, list, place };
})();
