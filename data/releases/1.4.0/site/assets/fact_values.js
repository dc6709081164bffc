// The values of a row as elements: codes with labels, keys as links to facts, addresses as links where they are safe.
"use strict";
(function () {
  const { make, factLink, languageOf, own, written } = window.hkbiomed;

  // A text with its language where that is not the page's.
  const text = (value, tag) => make("bdi", { lang: languageOf(value, tag) }, written.written(value));

  // Only what these patterns admit becomes a link: no other scheme gets into an address of the page.
  function address(value) {
    if (/^https?:\/\/[^\s]+$/i.test(value)) return value;
    if (/^Q[1-9]\d*$/.test(value)) return `https://www.wikidata.org/wiki/${value}`;
    if (/^\+[1-9]\d{6,14}(;ext=\d{1,6})?$/.test(value)) return `tel:${value}`;
    if (/^[^\s@?&]+@[^\s@?&]+\.[^\s@?&]+$/.test(value)) return `mailto:${value}`;
    return null;
  }

  const LINKED = {
    organisations: { website: true, ror_id: true, wikidata_id: true },
    documents: { source_url: true },
    contacts: { value: true },
  };

  function linked(value) {
    const href = address(value);
    if (!href) return text(value);
    return make("a", { href, rel: /^http/i.test(href) ? "external noopener noreferrer" : null }, written.written(value));
  }

  function standard(column, held) {
    const name = window.hkbiomed.standardName(column, held);
    return name === null ? code(held) : make("span", {}, name, " ", code(held));
  }

  const code = (value) => make("code", {}, value);

  // The name of a row by the script of names, as a link to its fact.
  function reference(table, id, names) {
    const both = (names[table] || {})[id];
    const name = both ? own(both) : id;
    if (!window.hkbiomed.fact.shows(table)) return make("span", {}, text(name), " ", code(id));
    return make("a", { href: factLink(id) }, text(name));
  }

  const list = (items) =>
    items.length === 1
      ? items[0]
      : make(
          "ul",
          {},
          items.map((item) => make("li", {}, item)),
        );

  // One value of a column as the release has it; `known` is {terms, names}.
  function value(table, column, held, known) {
    const { terms, names } = known;
    if (held === null || held === undefined || held === "" || (Array.isArray(held) && !held.length)) return null;
    if (column.references) return list([held].flat().map((id) => reference(column.references, id, names)));
    if (column.vocabulary) {
      const told = terms.codes[column.vocabulary][held];
      return told ? make("span", {}, told[0], " ", code(held)) : code(String(held));
    }
    if (column.format === "edtf" || column.type === "date") {
      const told = window.hkbiomed.date(held);
      return told === held ? make("span", {}, told) : make("span", {}, told, " ", code(held));
    }
    if (typeof held === "boolean") return make("span", {}, terms.words[held ? "fact_true" : "fact_false"]);
    if (typeof held === "number") return make("span", { class: "figure" }, window.hkbiomed.number(held));
    if (Array.isArray(held)) return list(held.map((item) => text(item)));
    if (typeof held === "object") {
      const pairs = Object.entries(held).map(([name, part]) => code(`${name} = ${part}`));
      return pairs.length ? list(pairs) : null;
    }
    if (window.hkbiomed.standards.includes(column.name)) return standard(column.name, held);
    const verbatim = column.name === terms.tables[table].key || /sha256|^value_exact$|^source_file$/.test(column.name);
    if (verbatim) return code(held);
    if ((LINKED[table] || {})[column.name]) return linked(held);
    return text(held, /_zh$/.test(column.name) ? "zh-Hant" : /_en$/.test(column.name) ? "en" : null);
  }

  // The list of all values: what each is called and means, and where it comes from.
  function values(fact, known, quotes) {
    const { words } = known.terms;
    const rows = known.terms.tables[fact.table].columns.map((column) => {
      const shown = value(fact.table, column, fact.row[column.name], known);
      const origins = ((fact.origins || {})[column.name] || []).map((origin) =>
        mark(origin, column.name, words, quotes),
      );
      return make(
        "div",
        { class: shown ? null : "empty" },
        make("dt", {}, make("details", {}, make("summary", {}, column.title), make("p", {}, window.hkbiomed.explained(column.description)))),
        make(
          "dd",
          {},
          make("div", {}, shown || words.fact_empty),
          origins.length ? make("div", { class: "origins" }, origins) : null,
        ),
      );
    });
    return make("dl", { class: "values" }, rows);
  }

  const ORIGINS = {
    text: "fact_from_text",
    rule: "fact_from_rule",
    people: "fact_from_people",
    source: "fact_from_source",
    file: "fact_from_file",
    register: "fact_from_register",
  };

  // Where a value comes from; quotes that state it are reached by their numbers.
  function mark(origin, column, words, quotes) {
    const links = origin === "text" ? quotes.supporting(column) : [];
    return make("span", { class: `origin origin-${origin}` }, words[ORIGINS[origin]], links);
  }

  window.hkbiomed.fact = { ...window.hkbiomed.fact, value, values, text, linked, code, reference };
})();
