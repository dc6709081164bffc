// The panel 'At this place': every fact and number of a place, with what read it or why it is none.
"use strict";
hkbiomed.source.panel = (function () {
  const { make, counted, factLink, copy, own, written } = hkbiomed;
  const { spans, text } = hkbiomed.source;
  const AROUND = 10; // Characters to each side of a place in a list of places.

  const same = (entry, place) => entry.start === place.start && entry.end === place.end;
  const name = (fact) => own([fact.en, fact.zh]);
  const kindName = (terms, kind) => terms.tables[kind]?.title ?? terms.words[`source_${kind}`];
  const kindTag = (terms, kind) => make("span", { class: `kind ${kind}` }, kindName(terms, kind));

  // A link to the page of a fact; a text is itself the fact of what it says of itself.
  function factLinkOf(fact) {
    return make("a", { href: factLink(fact.id) }, written.aside(name(fact)));
  }

  // A link to a place, called by its words with some of those around it.
  function placeLink(context, entry) {
    const { view, told } = context;
    const words = entry.quote ?? view.slice(entry.start, entry.end);
    const around = told.text === null ? ["", ""] : [
      view.slice(Math.max(0, entry.start - AROUND), entry.start),
      view.slice(entry.end, entry.end + AROUND),
    ];
    const line = (part) => part.replace(/\s+/g, " ");
    return make(
      "a",
      { href: text.place(told.document.document_id, entry), class: "to-place", lang: told.document.language },
      make("bdi", {}, around[0] && `…${line(around[0])}`, make("strong", {}, written.written(line(words))), around[1] && `${line(around[1])}…`),
    );
  }

  function distinct(listed) {
    const seen = new Map(listed.map((entry) => [`${entry.start}-${entry.end}`, entry]));
    return [...seen.values()].sort((a, b) => a.start - b.start || a.end - b.end);
  }

  function explained(term, code) {
    const [label, definition] = term[code] ?? [code, ""];
    return [make("span", {}, label), definition && make("span", { class: "quiet" }, " ", hkbiomed.explained(definition))];
  }

  const line = (title, content) => make("div", {}, make("dt", {}, title), make("dd", {}, content));

  function columnTitle(terms, table, field) {
    return terms.tables[table]?.columns.find((column) => column.name === field)?.title ?? field;
  }

  function factItem(context, fact, here) {
    const { terms, place } = context;
    const words = terms.words;
    const fields = [...new Set(here.filter((entry) => entry.field).map((entry) => columnTitle(terms, fact.table, entry.field)))];
    const rules = [...new Set(here.map((entry) => entry.rule).filter(Boolean))];
    const looks = [...new Set(here.filter((entry) => entry.looks).map((entry) => entry.looks))];
    const others = distinct(fact.places).filter((entry) => spans.overlapping([entry], place.start, place.end).length === 0);
    return make(
      "li",
      {},
      make("p", {}, kindTag(terms, fact.table)),
      make("p", { class: "called" }, factLinkOf(fact)),
      make(
        "dl",
        {},
        here.some((entry) => same(entry, place))
          ? null
          : line(words.source_words, distinct(here).map((entry) => make("div", {}, placeLink(context, entry)))),
        fields.length ? line(words.source_field, fields.join(words.source_comma)) : null,
        ...rules.map((rule) => line(words.source_rule, explained(terms.codes.rules, rule))),
        ...looks.map((kind) => line(words.source_number_used, explained(terms.codes.number_kinds, kind))),
      ),
      others.length
        ? make(
            "details",
            {},
            make("summary", {}, counted(words.source_others, others.length)),
            make("ul", { class: "places" }, others.map((entry) => make("li", {}, placeLink(context, entry)))),
          )
        : null,
    );
  }

  function numberItem(context, number) {
    const { terms, view } = context;
    return make(
      "li",
      {},
      make("p", {}, kindTag(terms, number.kind)),
      make("p", { class: "called" }, written.aside(number.quote ?? view.slice(number.start, number.end), context.told.document.language)),
      make(
        "dl",
        {},
        line(terms.words.source_looks, explained(terms.codes.number_kinds, number.looks)),
        line(terms.words.source_reason, explained(terms.codes.coverage_reasons, number.reason)),
      ),
    );
  }

  function permanent(context) {
    const { terms, told, place } = context;
    const address = new URL(text.place(told.document.document_id, place), location.href).href;
    const field = make("input", { type: "text", readonly: true, id: "permanent", value: address });
    const copied = make("span", { role: "status" });
    const button = make("button", { type: "button" }, terms.words.source_copy);
    button.addEventListener("click", async () => {
      const done = await copy(address);
      if (!done) field.select();
      copied.textContent = terms.words[done ? "source_copied" : "source_selected"];
    });
    return make(
      "div",
      { class: "permanent" },
      make("label", { for: "permanent" }, terms.words.source_permanent),
      make("div", {}, field, button),
      copied,
    );
  }

  // Fills the panel for `context.place`; what stands just there comes first.
  function fill(panel, context, close) {
    const { terms, told, place, listed, view } = context;
    const here = spans.overlapping([...listed.places, ...listed.numbers], place.start, place.end);
    here.sort((a, b) => same(b, place) - same(a, place) || a.start - b.start || b.end - a.end);
    const facts = new Map();
    const items = [];
    for (const entry of here) {
      if (!entry.fact) items.push(() => numberItem(context, entry));
      else if (facts.has(entry.fact)) facts.get(entry.fact).push(entry);
      else {
        const gathered = [entry];
        facts.set(entry.fact, gathered);
        items.push(() => factItem(context, entry.fact, gathered));
      }
    }
    const words = view.slice(place.start, place.end);
    const closing = make("button", { type: "button", class: "close", "aria-label": terms.words.source_close }, "×");
    closing.addEventListener("click", close);
    panel.replaceChildren(
      make("div", { class: "head" }, make("h2", { id: "panel-title", tabindex: "-1" }, terms.words.source_here), closing),
      words ? make("blockquote", { lang: told.document.language }, written.written(words)) : "",
      items.length ? make("ul", { class: "items" }, items.map((item) => item())) : make("p", {}, terms.words.source_nothing_here),
      permanent(context),
    );
    panel.scrollTop = 0;
    return here;
  }

  return { fill, name, kindName, kindTag, factLinkOf, placeLink, distinct, explained };
})();
