// The places of texts that state a fact: each quote marked in its sentence, with its document, place, column and rule.
"use strict";
(function () {
  const { make, load, sourceLink, language } = window.hkbiomed;
  const SHOWN = 8;

  // A quote in its sentence; `place` is [document, start, end, field, rule, before, quote, after].
  function quote(place) {
    const [, , , , , before, words, after] = place;
    const tag = /[\u3400-\u9fff]/.test(before + words + after) ? "zh-Hant" : "en";
    return make("blockquote", { lang: tag === language ? null : tag }, before, make("mark", {}, words), after);
  }

  // Title, publisher and day of the text, and the way to the place in it.
  function source(place, known) {
    const [document, start, end] = place;
    const { words } = known.terms;
    const [publisher, published] = known.issued[document] || [null, null];
    const { reference } = window.hkbiomed.fact;
    const told = [
      reference("documents", document, known.names),
      publisher ? reference("organisations", publisher, known.names) : null,
      published ? make("time", { datetime: /^\d{4}(-\d\d){0,2}$/.test(published) ? published : null }, window.hkbiomed.date(published)) : null,
    ].filter(Boolean);
    return [
      make("p", { class: "source" }, told.flatMap((part, at) => (at ? [" · ", part] : [part]))),
      make(
        "p",
        { class: "way" },
        make("a", { class: "button", href: sourceLink(document, start, end) }, words.fact_read),
        " ",
        make("span", { class: "quiet" }, words.fact_characters.replace("{start}", start).replace("{end}", end)),
      ),
    ];
  }

  function details(fact, place, known) {
    const [, , , field, rule] = place;
    const { words, tables, codes } = known.terms;
    const parts = [];
    const column = field && tables[fact.table].columns.find((one) => one.name === field);
    parts.push(make("dt", {}, words.fact_supports), make("dd", {}, column ? column.title : words.fact_whole_row));
    if (rule) {
      const told = codes.rules[rule];
      parts.push(
        make("dt", {}, words.fact_rule),
        make("dd", {}, told ? `${told[0]} ` : null, window.hkbiomed.fact.code(rule), told ? make("p", { class: "quiet" }, told[1]) : null),
      );
    }
    return make("dl", { class: "stated" }, parts);
  }

  // All quotes as a list; `supporting` tells the numbers of those for a column, `goTo` leads to one.
  function places(fact, known) {
    const told = fact.places || [];
    const { words } = known.terms;
    const items = told.map((place, at) =>
      make(
        "li",
        { class: "place", tabindex: "-1", value: String(at + 1) },
        quote(place),
        source(place, known),
        details(fact, place, known),
      ),
    );
    const list = make("ol", { class: "places" }, items.slice(0, SHOWN));
    const more = make("button", { type: "button" }, words.fact_more_quotes.replace("{count}", items.length - SHOWN));
    const open = () => {
      list.append(...items.slice(SHOWN));
      more.remove();
    };
    more.addEventListener("click", () => {
      open();
      items[SHOWN].focus();
    });
    const further = fact.further
      ? make("p", {}, words.fact_further.replace("{count}", fact.further), " ", make("a", { href: "../../csv/evidence.csv" }, "evidence.csv"))
      : null;
    const element = make(
      "section",
      { class: "quotes", "aria-label": words.fact_quotes },
      make("h2", {}, words.fact_quotes),
      items.length ? list : make("p", { class: "quiet" }, words.fact_no_quotes),
      items.length > SHOWN ? more : null,
      further,
    );
    return {
      element,
      supporting: (column) => told.flatMap((place, at) => (place[3] === column && at < SHOWN ? [at + 1] : [])),
      goTo: (number) => {
        items[number - 1].focus();
        items[number - 1].scrollIntoView({ block: "center" });
      },
    };
  }

  // What texts say otherwise: every claim with its quote, and by which rule the published one was chosen.
  function disagreements(fact, known) {
    if (!fact.disagreements) return null;
    const { words, tables, codes } = known.terms;
    const items = fact.disagreements.map(([name, claimed, chosen, reason, place]) => {
      const column = tables[fact.table].columns.find((one) => one.name === name);
      const rule = codes.preferences[reason];
      return make(
        "li",
        { class: "place" },
        make(
          "p",
          {},
          make("strong", {}, column ? column.title : name),
          words.fact_colon,
          claimed,
          " ",
          make("span", { class: "tag" }, words[chosen ? "fact_chosen" : "fact_not_chosen"]),
        ),
        quote(place),
        source(place, known),
        make("p", { class: "quiet" }, rule ? rule[1] : reason),
      );
    });
    return make("section", {}, make("h2", {}, words.fact_disagreements), make("ul", { class: "places" }, items));
  }

  window.hkbiomed.fact = { ...window.hkbiomed.fact, places, disagreements };
})();
