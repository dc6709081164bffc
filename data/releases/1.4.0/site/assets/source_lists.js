// What stands around the text: what the text is, its figures, its facts and its numbers as lists.
"use strict";
hkbiomed.source.lists = (function () {
  const { make, counted, written } = hkbiomed;
  const { panel } = hkbiomed.source;

  const column = (terms, name) => terms.tables.documents.columns.find((one) => one.name === name).title;

  // Only these lead anywhere: an address of the data may not run a script.
  function address(url) {
    const safe = /^https?:\/\//i.test(url);
    return safe ? make("a", { href: url, rel: "external noreferrer" }, written.written(url)) : make("span", {}, written.written(url));
  }

  function about(list, { told, terms }) {
    const row = told.document;
    const publisher = told.publisher && hkbiomed.own(told.publisher);
    const lines = [
      ["publisher_id", publisher && make("a", { href: hkbiomed.factLink(row.publisher_id) }, written.aside(publisher))],
      ["kind", terms.codes.document_kinds[row.kind]?.[0] ?? row.kind],
      ["published", row.published && hkbiomed.date(row.published)],
      ["rights", row.rights && written.aside(row.rights)],
      ["source_url", row.source_url && address(row.source_url)],
      ["source_file", row.source_file && make("code", {}, written.written(row.source_file))],
      ["sha256", make("code", {}, row.sha256)],
    ];
    list.replaceChildren(
      ...lines.map(([name, value]) =>
        make("div", {}, make("dt", {}, column(terms, name)), make("dd", {}, value || make("span", { class: "quiet" }, terms.words.source_unknown))),
      ),
    );
  }

  function counts(list, { listed, terms }) {
    const used = listed.numbers.filter((number) => number.fact).length;
    const unexplained = listed.numbers.filter((number) => number.kind === "unexplained").length;
    const figures = [
      ["found", listed.numbers.length],
      ["used", used],
      ["aside", listed.numbers.length - used - unexplained],
      ["unexplained", unexplained],
    ];
    list.replaceChildren(
      ...figures.map(([key, count]) =>
        make("li", { class: key }, make("strong", {}, hkbiomed.number(count)), ` ${terms.words[`source_count_${key === "found" && count === 1 ? "found_one" : key}`]}`),
      ),
    );
  }

  // A list that is made when it is opened: a long text has thousands of lines that few read.
  function folded(summary, content) {
    const details = make("details", {}, make("summary", {}, summary));
    details.addEventListener("toggle", () => details.childElementCount > 1 || details.append(content()), { once: true });
    return details;
  }

  function factList(context, facts) {
    return make(
      "ul",
      { class: "facts" },
      facts.map((fact) =>
        make(
          "li",
          {},
          panel.factLinkOf(fact),
          make("ul", { class: "places" }, panel.distinct(fact.places).map((entry) => make("li", {}, panel.placeLink(context, entry)))),
        ),
      ),
    );
  }

  function numberTable(context, numbers) {
    const { terms } = context;
    const words = terms.words;
    const head = [words.source_place, words.source_looks, words.source_reason].map((title) => make("th", { scope: "col" }, title));
    const rows = numbers.map((number) =>
      make(
        "tr",
        {},
        make("td", {}, panel.placeLink(context, number)),
        make("td", {}, terms.codes.number_kinds[number.looks]?.[0] ?? number.looks),
        make("td", {}, panel.explained(terms.codes.coverage_reasons, number.reason)),
      ),
    );
    return make("div", { class: "scroll" }, make("table", { class: "plain" }, make("thead", {}, make("tr", {}, head)), make("tbody", {}, rows)));
  }

  function lists(container, context) {
    const { listed, terms } = context;
    const kinds = hkbiomed.source.spans.KINDS.map((kind) => [kind, listed.facts.filter((fact) => fact.table === kind && fact.places.length)]);
    const folds = kinds
      .filter(([, facts]) => facts.length)
      .map(([kind, facts]) => folded(counted(panel.kindName(terms, kind), facts.length), () => factList(context, facts)));
    for (const kind of ["aside", "unexplained"]) {
      const numbers = listed.numbers.filter((number) => number.kind === kind);
      if (numbers.length) folds.push(folded(counted(panel.kindName(terms, kind), numbers.length), () => numberTable(context, numbers)));
    }
    container.replaceChildren(...folds);
  }

  return { about, counts, lists };
})();
