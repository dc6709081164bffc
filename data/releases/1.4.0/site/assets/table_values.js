// What a column says of a row: its value, its words, what it is sorted by, and all of a row for searching.
"use strict";
(function () {
  const { language, tables } = window.hkbiomed;
  const chinese = language.startsWith("zh");
  let terms = null;
  let names = null;
  let at = null;

  function prepare(words, named) {
    [terms, names] = [words, named];
  }

  // Rows as they come: numbers of documents become their identifiers.
  function opened(part) {
    at = Object.fromEntries(part.columns.map((name, index) => [name, index]));
    for (const row of part.rows) {
      row[at.documents] = row[at.documents].map((number) => part.documents[number]);
      for (const role of row[at.roles]) role[3] = part.documents[role[3]];
    }
    return part.rows;
  }

  const cell = (row, name) => row[at[name]];
  const empty = (value) => value === null || value === "" || (typeof value === "object" && !Object.keys(value).length);
  const told = (row, columns) => Object.fromEntries(columns.map((name) => [name, cell(row, name)]));

  const nameOf = (table, key) => {
    // An address may ask for what every object has, such as "constructor".
    const both = Object.hasOwn(names[table] ?? {}, key) && names[table][key];
    return both ? window.hkbiomed.own(both) : key;
  };
  const labelOf = (vocabulary, code) => terms.codes[vocabulary]?.[code]?.[0] ?? code;
  const words = (key, parts = {}) => window.hkbiomed.fill(terms.words[key], parts);

  function value(row, column) {
    if (column.kind === "called") return column.madeOf.map((name) => cell(row, name)).find(Boolean) ?? null;
    if (column.kind === "figure") return told(row, Object.keys(at));
    if (column.kind === "organisations") return [...new Set(cell(row, "roles").map((role) => role[2]).filter(Boolean))];
    return cell(row, column.name);
  }

  // A value, or one of the values of a list, in words.
  function one(item, column) {
    if (column.references) return nameOf(column.references, item);
    if (column.vocabulary) return labelOf(column.vocabulary, item);
    if (typeof item === "boolean") return words(item ? "tables_yes" : "tables_no");
    if (typeof item === "number") return window.hkbiomed.number(item);
    if (column.kind === "date") return window.hkbiomed.date(item);
    return window.hkbiomed.standardName(column.name, item) ?? String(item);
  }

  // Of a role its title in the language of the page, or the other, and the body.
  const roleOf = ([titleZh, titleEn, body]) => ({
    title: (chinese ? titleZh || titleEn : titleEn || titleZh) || "",
    body: body ? nameOf("organisations", body) : "",
  });

  function text(row, column) {
    const found = value(row, column);
    if (empty(found)) return "";
    switch (column.kind) {
      case "figure":
        return window.hkbiomed.figure(found, { scaled: false });
      case "documents":
        return one(found.length, { kind: "number" });
      case "roles":
        return found.map((role) => Object.values(roleOf(role)).filter(Boolean).join(", ")).join(words("tables_joint"));
      case "map":
        return Object.entries(found).map(([key, item]) => `${key}: ${item}`).join(words("tables_joint"));
      case "quote":
        return tables.onOneLine(found);
    }
    return (Array.isArray(found) ? found : [found]).map((item) => one(item, column)).join(words("tables_joint"));
  }

  // First and last day that a date of EDTF admits, as text that sorts; an open side is before or after all.
  function days(edtf) {
    const [first, last = first] = edtf.split("/");
    const open = (side) => side === ".." || side === "";
    return [
      open(first) ? "" : first.replaceAll("X", "0").padEnd(10, "-01"),
      open(last) ? "9" : last.replaceAll("X", "9").padEnd(10, last.length === 4 ? "-12-31" : "-31"),
    ];
  }

  const NUMBERS = ["number", "figure", "quotes", "facts", "documents"];
  const isNumber = (column) => NUMBERS.includes(column.kind);

  // "" where there is nothing to sort by.
  function sortable(row, column) {
    const found = value(row, column);
    if (empty(found)) return "";
    if (column.kind === "figure") return found.value;
    if (column.kind === "documents") return found.length;
    if (column.kind === "date") return days(found).join();
    return isNumber(column) ? found : text(row, column);
  }

  // All that a row is found by: its columns in words and as they are, a figure in all digits and in millions, and names
  // in both languages. Not the texts that state it: what they are called says nothing of the row; a filter has them.
  function searchable(row, columns) {
    const found = [];
    for (const column of columns) {
      const item = value(row, column);
      if (empty(item) || column.kind === "documents") continue;
      if (column.kind === "figure") {
        found.push(text(row, column), window.hkbiomed.figure(item));
        continue;
      }
      found.push(text(row, column));
      for (const key of [item].flat(2)) {
        if (typeof key === "string") found.push(key, ...(names[column.references]?.[key] ?? []));
      }
    }
    for (const [, , body] of cell(row, "roles")) found.push(...(names.organisations[body] ?? []));
    return [...new Set(found)].map(tables.fold).join("\n");
  }

  Object.assign(tables, {
    prepareValues: prepare,
    opened, cell, empty, value, one, text, roleOf, days, isNumber, sortable, searchable, words,
  });
})();
