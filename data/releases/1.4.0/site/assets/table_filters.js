// Filters: which rows they leave, what may be chosen, and the list of those in use.
"use strict";
(function () {
  const { make, counted, language, tables } = window.hkbiomed;
  const { words } = tables;
  const collator = new Intl.Collator(language, { numeric: true });
  const DATE = /^\d{4}(-\d\d){0,2}$/;

  const listed = (row, column) => [tables.value(row, column)].flat().filter((item) => item !== null);

  // The two ends of a range, "" for an open one; null where one is not what its column has.
  function ends(wanted, column) {
    const [from, to = ""] = wanted.split("..");
    const sound = (end) => end === "" || (column.filter === "dates" ? DATE.test(end) : Number.isFinite(Number(end)));
    return sound(from) && sound(to) ? [from, to] : null;
  }

  const isGiven = (row, column) => !tables.empty(tables.value(row, column));

  function passes(row, column, wanted) {
    if (column.filter === "given") return String(isGiven(row, column)) === wanted;
    if (column.filter === "choice") return listed(row, column).some((item) => String(item) === wanted);
    const range = ends(wanted, column);
    if (!range) return true;
    const [from, to] = range;
    const found = tables.value(row, column);
    if (tables.empty(found)) return false;
    if (column.filter === "dates") {
      const [first, last] = tables.days(found);
      return last >= from && (to === "" || first <= `${to}~`);
    }
    return (from === "" || found >= Number(from)) && (to === "" || found <= Number(to));
  }

  const givenTold = (is) => words(is ? "tables_given" : "tables_not_given");

  // Every value of a column with the number of its rows, in the order of its words.
  function choices(rows, column) {
    if (column.filter === "given") {
      const given = rows.filter((row) => isGiven(row, column)).length;
      const both = [[true, given], [false, rows.length - given]];
      return both.map(([is, count]) => ({ value: String(is), label: givenTold(is), count }));
    }
    const found = new Map();
    for (const row of rows) {
      for (const item of new Set(listed(row, column))) found.set(item, (found.get(item) || 0) + 1);
    }
    return [...found]
      .map(([item, count]) => ({ value: String(item), label: tables.one(item, column), count }))
      .sort((a, b) => collator.compare(a.label, b.label));
  }

  function offer(select, rows, column) {
    const chosen = select.value;
    const options = choices(rows, column).map(({ value, label, count }) =>
      make("option", { value, lang: window.hkbiomed.languageOf(label) }, counted(label, window.hkbiomed.number(count))),
    );
    select.replaceChildren(select.options[0], ...options);
    select.value = chosen;
  }

  // What is chosen, in words.
  function choiceTold(wanted, column) {
    if (column.filter === "given") return givenTold(wanted === "true");
    return tables.one(column.kind === "boolean" ? wanted === "true" : wanted, column);
  }

  function rangeTold(wanted, column) {
    const dates = column.filter === "dates";
    const written = dates ? window.hkbiomed.date : window.hkbiomed.number;
    const open = dates ? ["tables_since", "tables_until"] : ["tables_at_least", "tables_at_most"];
    const [from, to] = ends(wanted, column) || wanted.split("..");
    const key = from && to ? "tables_range" : open[from ? 0 : 1];
    return words(key, { from: from && written(from), to: to && written(to) });
  }

  // A filter in words, such as "Kind: Conference" or "Period: 2019 to 2024".
  function told(column, wanted) {
    const said = (["choice", "given"].includes(column.filter) ? choiceTold : rangeTold)(wanted, column);
    return `${column.title}${language.startsWith("zh") ? "：" : ": "}${said}`;
  }

  Object.assign(tables, { passes, offer, choiceTold, filterTold: told, rangeEnds: ends });
})();
