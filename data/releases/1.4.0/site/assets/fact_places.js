// The places of texts that state a fact: each quote marked in its sentence, with its document, place, column and rule.
"use strict";
(function () {
  const { make, sourceLink, languageOf, fill, number, written } = window.hkbiomed;
  const SHOWN = 6;
  const NUMBERS = 5;

  // A quote in its sentence; `place` is [document, start, end, field, rule, before, quote, after].
  function quote(place) {
    const [, , , , , before, words, after] = place;
    return make(
      "blockquote",
      { lang: languageOf(before + words + after) },
      written.written(before),
      make("mark", {}, written.written(words)),
      written.written(after),
    );
  }

  // Title, publisher and day of a text.
  function source(document, known) {
    const [publisher, published] = known.issued[document] || [null, null];
    const { reference } = window.hkbiomed.fact;
    const told = [
      reference("documents", document, known.names),
      publisher ? reference("organisations", publisher, known.names) : null,
      published ? make("span", {}, window.hkbiomed.date(published)) : null,
    ].filter(Boolean);
    return make(
      "p",
      { class: "source" },
      told.flatMap((part, at) => (at ? [" · ", part] : [part])),
    );
  }

  function way([document, start, end], known) {
    const { words } = known.terms;
    return make(
      "p",
      { class: "way" },
      make("a", { class: "button", href: sourceLink(document, start, end) }, words.fact_read),
      make("span", { class: "quiet" }, fill(words.fact_characters, { start, end })),
    );
  }

  // Which column the quote supports, and what the rule is that read it.
  function support(fact, [, , , field, rule], known) {
    const { words, tables, codes } = known.terms;
    const column = field && tables[fact.table].columns.find((one) => one.name === field);
    const told = rule && codes.rules[rule];
    return make(
      "dl",
      { class: "stated" },
      make(
        "div",
        {},
        make("dt", {}, words.fact_supports),
        make("dd", {}, column ? column.title : field || words.fact_whole_row),
      ),
      rule
        ? make(
            "div",
            {},
            make("dt", {}, words.fact_rule),
            make(
              "dd",
              {},
              told ? `${told[0]} ` : null,
              window.hkbiomed.fact.code(rule),
              told ? [words.fact_colon, window.hkbiomed.explained(told[1])] : null,
            ),
          )
        : null,
    );
  }

  // Quotes one after another, those of a text under its title; `places` are [item, document].
  function grouped(list, places, known) {
    for (const [item, document] of places) {
      let card = list.lastElementChild;
      if (!card || card.dataset.document !== document) {
        card = make("li", { class: "card-of", "data-document": document }, source(document, known), make("ol", {}));
        list.append(card);
      }
      card.querySelector("ol").append(item);
    }
  }

  // All quotes; `supporting` gives the buttons that lead to those for a column.
  function places(fact, known) {
    const told = fact.places || [];
    const { words } = known.terms;
    const items = told.map((place, at) => [
      make(
        "li",
        { class: "place", tabindex: "-1", value: String(at + 1) },
        quote(place),
        way(place, known),
        support(fact, place, known),
      ),
      place[0],
    ]);
    const list = make("ul", { class: "places" });
    grouped(list, items.slice(0, SHOWN), known);
    const folded = items.length - SHOWN;
    const others = fill(words[folded === 1 ? "fact_more_quotes_one" : "fact_more_quotes"], { count: number(folded) });
    const more = make("button", { type: "button" }, others);
    const open = () => {
      if (!more.isConnected) return;
      more.remove();
      grouped(list, items.slice(SHOWN), known);
    };
    const goTo = (at) => {
      if (at >= SHOWN) open();
      items[at][0].focus({ preventScroll: true });
      items[at][0].scrollIntoView({ block: "center" });
    };
    more.addEventListener("click", () => goTo(SHOWN));

    function supporting(column) {
      const numbers = told.flatMap((place, at) => (place[3] === column ? [at] : []));
      const buttons = numbers.slice(0, NUMBERS).map((at) => {
        const button = make(
          "button",
          { type: "button", class: "to-quote", "aria-label": fill(words.fact_quote, { number: at + 1 }) },
          String(at + 1),
        );
        button.addEventListener("click", () => goTo(at));
        return button;
      });
      const rest = numbers.length - buttons.length;
      return rest > 0 ? [...buttons, ` +${rest}`] : buttons;
    }

    const element = make(
      "section",
      { class: "quotes" },
      make("h2", {}, words.fact_quotes),
      items.length ? list : make("p", { class: "quiet" }, words.fact_no_quotes),
      items.length > SHOWN ? more : null,
      fact.further
        ? make(
            "p",
            {},
            fill(words.fact_further, { count: number(fact.further) }),
            " ",
            make("a", { href: "../../csv/evidence.csv" }, "evidence.csv"),
          )
        : null,
    );
    return { element, supporting };
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
        { class: "card-of" },
        make(
          "p",
          { class: "claim" },
          make("span", { class: "quiet" }, column ? column.title : name, words.fact_colon),
          make("strong", {}, claimed),
          " ",
          make("span", { class: "tag" }, words[chosen ? "fact_chosen" : "fact_not_chosen"]),
        ),
        quote(place),
        source(place[0], known),
        way(place, known),
        make("p", { class: "quiet" }, rule ? rule[1] : reason),
      );
    });
    return make("section", {}, make("h2", {}, words.fact_disagreements), make("ul", { class: "places" }, items));
  }

  window.hkbiomed.fact = { ...window.hkbiomed.fact, places, disagreements };
})();
