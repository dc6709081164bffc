// What people decided on a row, what is new of it, what refers to it, and how to trace it.
"use strict";
(function () {
  const { make, factLink, sourceLink, own, fill } = window.hkbiomed;
  const title = (fact, name, known) => {
    const column = known.terms.tables[fact.table].columns.find((one) => one.name === name);
    return column ? column.title : name;
  };

  // A value as decisions and changes tell it, in the form of a cell of CSV.
  function cell(fact, name, held, known) {
    const column = known.terms.tables[fact.table].columns.find((one) => one.name === name);
    if (held === "" || held === null) return make("span", { class: "quiet" }, known.terms.words.fact_empty);
    if (column && column.references) {
      const ids = held.split("|");
      return make(
        "span",
        {},
        ids.flatMap((id, at) => [at ? known.terms.words.overview_comma : null, window.hkbiomed.fact.reference(column.references, id, known.names)]),
      );
    }
    if (column && column.vocabulary) return window.hkbiomed.fact.value(fact.table, column, held, known);
    return window.hkbiomed.fact.text(held, /_zh$/.test(name) ? "zh-Hant" : /_en$/.test(name) ? "en" : null);
  }

  function fromTo(fact, name, before, after, known) {
    const { words } = known.terms;
    return make(
      "dl",
      { class: "from-to" },
      make("dt", {}, words.fact_before),
      make("dd", {}, cell(fact, name, before, known)),
      make("dt", {}, words.fact_after),
      make("dd", {}, cell(fact, name, after, known)),
    );
  }

  function decisions(fact, known) {
    if (!fact.decisions) return null;
    const { words } = known.terms;
    const items = fact.decisions.map(([name, expected, decided, reason, author, day]) =>
      make(
        "li",
        {},
        make("h3", {}, title(fact, name, known)),
        fromTo(fact, name, expected, decided, known),
        make("p", {}, words.fact_reason, words.fact_colon, window.hkbiomed.fact.text(reason)),
        make(
          "p",
          { class: "quiet" },
          window.hkbiomed.fact.text(author),
          " · ",
          make("time", { datetime: day }, window.hkbiomed.date(day)),
        ),
      ),
    );
    return make("section", {}, make("h2", {}, words.fact_decisions), make("ul", { class: "notes" }, items));
  }

  function changes(fact, known) {
    const { words, codes } = known.terms;
    const why = (cause, detail) => [
      make("p", {}, words.fact_cause, words.fact_colon, (codes.causes[cause] || [cause])[1] || cause),
      detail ? make("p", { class: "quiet" }, window.hkbiomed.fact.text(detail)) : null,
    ];
    if (fact.added) return make("section", {}, make("h2", {}, words.fact_new), why(...fact.added));
    if (!fact.modified) return null;
    // What people decided is told above; the column that repeats it counts where nothing else has changed.
    const others = fact.modified.filter(([name]) => name !== "decision");
    const items = (others.length ? others : fact.modified).map(([name, before, after, cause, detail]) =>
      make(
        "li",
        {},
        make("h3", {}, title(fact, name, known)),
        fromTo(fact, name, before, after, known),
        why(cause, detail),
      ),
    );
    return make("section", {}, make("h2", {}, words.fact_changed), make("ul", { class: "notes" }, items));
  }

  function referring(id, fact, known) {
    if (!fact.referring) return null;
    const { words, tables } = known.terms;
    const groups = fact.referring.map(([table, column, total, rows]) => {
      const named = tables[table].columns.find((one) => one.name === column).title;
      const heading = fill(words.fact_naming, { table: tables[table].title, column: named });
      const rest = total - rows.length;
      // Roles have no page of their own.
      const page = table === "roles" ? "../../csv/roles.csv" : `${table}.html#${column}=${encodeURIComponent(id)}`;
      return make(
        "div",
        { class: `group kind-${table}` },
        make("h3", {}, heading, " ", make("span", { class: "count" }, window.hkbiomed.number(total))),
        make(
          "ul",
          {},
          rows.map((row) =>
            make("li", {}, make("a", { href: factLink(row[0]) }, window.hkbiomed.fact.text(own(row.slice(1))))),
          ),
        ),
        rest > 0 ? make("p", {}, make("a", { href: page }, fill(words.fact_rest, { count: window.hkbiomed.number(rest) }))) : null,
      );
    });
    return make("section", {}, make("h2", {}, words.fact_referring), make("div", { class: "groups" }, groups));
  }

  // Of a text: how many rows of each table it states, and the way into it.
  function told(id, fact, known) {
    if (!fact.told) return null;
    const { words, tables } = known.terms;
    const items = Object.entries(fact.told).map(([table, count]) =>
      make(
        "li",
        { class: `kind-${table}` },
        make(
          "a",
          { href: sourceLink(id) },
          make("strong", { class: "figure" }, window.hkbiomed.number(count)),
          " ",
          tables[table].title,
        ),
      ),
    );
    return make(
      "section",
      {},
      make("h2", {}, words.fact_told),
      make("ul", { class: "counts" }, items),
      make("p", {}, make("a", { class: "button", href: sourceLink(id) }, words.fact_read)),
    );
  }

  function trace(id, known) {
    const { words } = known.terms;
    return make(
      "section",
      {},
      make("h2", {}, words.fact_trace),
      make("p", {}, words.fact_trace_how),
      make("p", {}, make("code", { class: "command" }, `hkbiomed explain ${id}`)),
    );
  }

  window.hkbiomed.fact = { ...window.hkbiomed.fact, decisions, changes, referring, told, trace };
})();
