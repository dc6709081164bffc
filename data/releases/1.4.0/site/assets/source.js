// The page of a text: asks for the text that the address names, draws it, and goes to the place that it names.
"use strict";
(function () {
  const { load, make, fill, language, written } = hkbiomed;
  const { spans, text, panel, lists } = hkbiomed.source;
  const byId = (id) => document.getElementById(id);
  const shell = { title: document.title, heading: document.querySelector("h1").textContent };
  const shown = new Set(spans.KINDS);
  let context = null;
  let stops = [];
  let focusTo = "mark"; // Where the focus goes when a place opens: to its mark, the panel, or nowhere.

  // `#<document>` or `#<document>:<start>-<end>`; an identifier holds no colon.
  function asked() {
    const [, name, start, end] = /^#?([^:]*)(?::(\d+)-(\d+))?/.exec(location.hash);
    let id = name;
    try {
      id = decodeURIComponent(name);
    } catch {
      // No percent-encoding: taken as it stands, and not found.
    }
    return { id, place: start === undefined ? null : { start: Number(start), end: Number(end) } };
  }

  function tell(...content) {
    byId("told").replaceChildren(...content);
  }

  async function show() {
    const { id } = asked();
    byId("failed").hidden = true;
    try {
      await follow();
    } catch (error) {
      if (asked().id !== id) return;
      context = null;
      byId("source").hidden = true;
      byId("failed").hidden = false;
      console.warn(error);
    }
  }

  // Shows what the address names; a later question makes an earlier answer void.
  async function follow() {
    const { id, place } = asked();
    const [terms, listed] = await Promise.all([load(`words.${language}`), load("sources")]);
    if (asked().id !== id) return;
    if (context?.told.document.document_id !== id) {
      context = null;
      byId("source").hidden = true;
      close();
      title(null);
      const toDocuments = make("a", { href: "documents.html" }, terms.words.source_to_documents);
      if (!id) {
        tell(make("p", {}, terms.words.source_none_named, " ", toDocuments));
        return;
      }
      if (!listed.includes(id)) {
        tell(make("p", {}, terms.words.source_not_there, language.startsWith("zh") ? "" : " ", make("code", {}, written.written(id)), " ", toDocuments));
        return;
      }
      const told = await load(`sources/${id}`);
      if (asked().id !== id) return;
      draw(told, terms);
    }
    tell();
    if (place) open(place);
    else close();
  }

  function title(row) {
    const heading = document.querySelector("h1");
    heading.replaceChildren(...(row ? [written.aside(row.title, row.language)] : [shell.heading]));
    document.title = row ? shell.title.replace(shell.heading, () => row.title) : shell.title;
  }

  function draw(told, terms) {
    const listed = spans.entries(told);
    const laid = spans.lay(spans.spans(listed));
    context = { told, terms, listed, laid, place: null, last: null };
    title(told.document);
    byId("without").hidden = told.text !== null;
    if (told.text === null) byId("without").textContent = terms.words[`source_without_${told.withheld ? "personal" : "text"}`];
    lists.about(byId("about"), context);
    lists.counts(byId("counts"), context);
    legend();
    context.view = (told.text === null ? text.list : text.draw)(byId("text"), told, laid, shown);
    lists.lists(byId("lists"), context);
    byId("source").hidden = false;
    restop();
  }

  function legend() {
    const { terms, laid } = context;
    const fieldset = byId("legend");
    const counted = new Map();
    for (const span of laid) counted.set(span.kind, (counted.get(span.kind) ?? 0) + 1);
    const boxes = spans.KINDS.filter((kind) => kind !== "documents" || counted.has(kind)).map((kind) => {
      const box = make("input", { type: "checkbox", value: kind, disabled: !counted.has(kind) });
      box.checked = shown.has(kind);
      return make(
        "label",
        {},
        box,
        make("span", { id: `kind-${kind}`, class: `sample ${kind}` }, panel.kindName(terms, kind)),
        make("span", { class: "quiet" }, String(counted.get(kind) ?? 0)),
      );
    });
    fieldset.replaceChildren(fieldset.firstElementChild, ...boxes);
  }

  // The places that 'next' and 'previous' go to, each once; one of them is reached by Tab.
  function restop() {
    const seen = context.laid.filter((span) => shown.has(span.kind));
    stops = panel.distinct(seen).sort((a, b) => a.start - b.start || b.end - a.end);
    for (const kind of spans.KINDS) byId("text").classList.toggle(`without-${kind}`, !shown.has(kind));
    context.view.relink();
    reach(markOf(context.place ?? stops[0]));
    for (const id of ["previous", "next"]) byId(id).disabled = !stops.length;
    position();
  }

  // The element of the first piece of a place that is a link.
  function markOf(place) {
    return place && context.view.pieces.find((piece) => place.start <= piece.start && piece.end <= place.end && piece.element.hasAttribute("href"))?.element;
  }

  function reach(mark) {
    if (!mark) return;
    for (const other of byId("text").querySelectorAll('a[tabindex="0"]')) other.setAttribute("tabindex", "-1");
    mark.setAttribute("tabindex", "0");
  }

  function position() {
    const { terms, place } = context;
    const at = place ? stops.findIndex((stop) => stop.start === place.start && stop.end === place.end) : -1;
    const told = at < 0
      ? fill(terms.words.source_marks, { marks: stops.length })
      : fill(terms.words.source_position, { mark: at + 1, marks: stops.length });
    // Where the focus stays with the button, no voice reads the mark out; so this does.
    const words = at >= 0 && focusTo === "nowhere" && context.view.slice(place.start, place.end);
    byId("position").replaceChildren(told, words ? make("span", { class: "unseen", lang: context.told.document.language }, ` ${words}`) : "");
  }

  function open(place) {
    const { view, terms } = context;
    unmark();
    if (place.start >= place.end || place.end > view.length) {
      close();
      tell(make("p", {}, terms.words.source_no_place));
      return;
    }
    context.place = place;
    context.last = place;
    const pieces = view.within(place.start, place.end);
    pieces.forEach((piece) => piece.element.classList.add("here"));
    byId("panel").hidden = false;
    document.documentElement.classList.add("at-place");
    panel.fill(byId("panel"), context, leave);
    const mark = markOf(place);
    reach(mark);
    position();
    if (pieces.length) bring(pieces[0].element);
    if (focusTo === "panel") byId("panel-title").focus({ preventScroll: true });
    else if (focusTo === "mark" && mark) mark.focus({ preventScroll: true });
    focusTo = "mark";
  }

  // Brings a place to sight; blocks of a long text take their true height only as they come near, so once more then.
  function bring(element, frames = 3) {
    element.scrollIntoView({ block: "center" });
    if (frames && byId("text").classList.contains("long")) requestAnimationFrame(() => bring(element, frames - 1));
  }

  function unmark() {
    for (const element of byId("text").querySelectorAll(".here")) element.classList.remove("here");
  }

  function close() {
    unmark();
    byId("panel").hidden = true;
    document.documentElement.classList.remove("at-place");
    if (!context) return;
    context.place = null;
    position();
  }

  // Closes the panel and gives the focus back to the mark.
  function leave() {
    const mark = markOf(context.place);
    close();
    history.replaceState(null, "", `#${encodeURIComponent(context.told.document.document_id)}`);
    (mark ?? byId("next")).focus({ preventScroll: true });
  }

  // Goes to the mark behind (1) or before (-1) the place that was open last.
  function step(by, focus) {
    if (!stops.length) return;
    const last = context.last;
    let at = by > 0 ? 0 : stops.length - 1;
    if (last) {
      const behind = (stop) => stop.start > last.start || (stop.start === last.start && stop.end < last.end);
      const before = (stop) => stop.start < last.start || (stop.start === last.start && stop.end > last.end);
      at = by > 0 ? stops.findIndex(behind) : stops.findLastIndex(before);
      if (at < 0) at = by > 0 ? 0 : stops.length - 1;
    }
    focusTo = focus;
    context.last = stops[at];
    location.replace(text.place(context.told.document.document_id, stops[at]));
  }

  byId("legend").addEventListener("change", (event) => {
    if (event.target.checked) shown.add(event.target.value);
    else shown.delete(event.target.value);
    restop();
  });
  byId("next").addEventListener("click", () => step(1, "nowhere"));
  byId("previous").addEventListener("click", () => step(-1, "nowhere"));
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("#text a.mark[href], a.to-place");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    focusTo = "panel";
    if (link.hash === location.hash) open(asked().place);
  });
  document.addEventListener("keydown", (event) => {
    if (!context || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && context.place) leave();
    if (!byId("keys").checked || event.target.closest("input:not([type=checkbox]), select, textarea")) return;
    if (event.key === "n") step(1, "mark");
    if (event.key === "p") step(-1, "mark");
  });
  byId("to-lists").addEventListener("click", () => byId("lists-title").focus());
  addEventListener("hashchange", show);
  show();
})();
