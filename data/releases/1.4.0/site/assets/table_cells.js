// Cells: text and links made of nodes, never of markup.
"use strict";
(function () {
  const { make, factLink, sourceLink, languageOf, tables, written } = window.hkbiomed;

  const said = (text) => {
    const lang = languageOf(text);
    return make("bdi", { lang }, written.written(text));
  };

  function rolesOf(roles) {
    const items = roles.map((role) => {
      const { title, body } = tables.roleOf(role);
      return make("li", {}, title && said(title), title && body ? make("br") : null, body && make("small", {}, said(body)));
    });
    return make("ul", { class: "roles" }, items);
  }

  // Fills a cell of the table with what a column says of a row.
  function fill(td, row, column, key) {
    td.dataset.label = column.title;
    const found = tables.value(row, column);
    const text = tables.text(row, column);
    if (column.kind === "called") {
      td.setAttribute("scope", "row");
      td.append(make("a", { href: factLink(tables.cell(row, key)), lang: languageOf(text) }, written.written(text || tables.cell(row, key))));
    } else if (tables.empty(found)) {
      td.classList.add("empty");
    } else if (column.kind === "roles") {
      td.append(rolesOf(found));
    } else if (column.kind === "quote") {
      const place = sourceLink(tables.cell(row, "documents")[0], tables.cell(row, "start"), tables.cell(row, "end"));
      td.append(make("a", { href: place, lang: languageOf(text), class: "quoted" }, written.written(text)));
    } else if (column.kind === "code") {
      td.append(make("span", { class: `code-${column.name}` }, text));
    } else {
      td.append(said(text));
    }
  }

  Object.assign(tables, { fillCell: fill });
})();
