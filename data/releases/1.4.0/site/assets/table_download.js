// The rows found as a file: CSV that spreadsheets open, or JSON. Columns have the names that they have in the tables.
"use strict";
(function () {
  const { make, tables } = window.hkbiomed;

  // What a shown column is made of in the tables: the words of a figure are no data.
  const PARTS = { quote: ["quote", "document_id", "start", "end"], organisations: [] };

  // The names of the columns of a file; the key is always among them, for by it rows are joined.
  function named(columns, key, all) {
    const wanted = columns.flatMap((column) => {
      if (!all && !column.visible && column.name !== key) return [];
      return PARTS[column.kind] ?? (column.madeOf.length ? column.madeOf : [column.name]);
    });
    return [...new Set([key, ...wanted])];
  }

  function valueOf(row, name) {
    if (name === "document_id" && tables.cell(row, "documents").length) return tables.cell(row, "documents")[0];
    if (name === "roles") {
      return tables.cell(row, "roles").map((role) => Object.values(tables.roleOf(role)).filter(Boolean).join(", "));
    }
    return tables.cell(row, name) ?? null;
  }

  // As the project's CSV has values: lists joined by |, maps as key=value, nothing for what is missing.
  function plain(value) {
    if (value === null || value === undefined) return "";
    if (Array.isArray(value)) return value.join("|");
    if (typeof value === "object") return Object.entries(value).map((pair) => pair.join("=")).join("|");
    return String(value);
  }

  function csv(rows, columns, { formula, harmless }) {
    const starts = new RegExp(`^(?:${formula})`);
    const whole = new RegExp(`^(?:${harmless})$`);
    const safe = (text) => (starts.test(text) && !whole.test(text) ? `'${text}` : text);
    const quoted = (text) => (/[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    const lines = [columns, ...rows.map((row) => columns.map((name) => safe(plain(valueOf(row, name)))))];
    return `\ufeff${lines.map((line) => line.map(quoted).join()).join("\n")}\n`;
  }

  const json = (rows, columns) =>
    `${JSON.stringify(
      rows.map((row) => Object.fromEntries(columns.map((name) => [name, valueOf(row, name)]))),
      null,
      1,
    )}\n`;

  const TYPES = { csv: "text/csv;charset=utf-8", json: "application/json" };

  function save(text, kind, file) {
    const href = URL.createObjectURL(new Blob([text], { type: TYPES[kind] }));
    make("a", { href, download: `${file}.${kind}` }).click();
    // Browsers read the file after the click.
    setTimeout(() => URL.revokeObjectURL(href), 60000);
  }

  Object.assign(tables, { fileColumns: named, asCsv: csv, asJson: json, save });
})();
