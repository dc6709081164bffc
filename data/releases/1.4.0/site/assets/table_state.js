// What a reader has made of a table, and the address that says so: #q=…&kind=…&sort=-date&columns=…&length=50&page=2.
"use strict";
(function () {
  const { tables } = window.hkbiomed;
  const OWN = ["q", "sort", "columns", "length", "page"];
  const list = (text) => (text || "").split(",").filter(Boolean);

  function atFirst(columns, sorted, length) {
    return {
      q: "",
      filters: {},
      order: order(sorted),
      shown: columns.filter((column) => column.shown).map((column) => column.name),
      length,
      page: 1,
    };
  }

  const order = (text) =>
    list(text).map((name) => (name.startsWith("-") ? [name.slice(1), "desc"] : [name, "asc"]));
  const asText = (listed) => listed.map(([name, way]) => (way === "desc" ? `-${name}` : name)).join();

  // The state that an address tells; whatever it does not tell, or tells of columns that are not there, is as at first.
  function read(hash, first, columns, lengths) {
    const told = new URLSearchParams(hash.replace(/^#/, ""));
    const known = (name) => columns.some((column) => column.name === name);
    const filters = {};
    for (const column of columns) {
      const wanted = column.filter && told.get(column.name);
      if (wanted) filters[column.name] = wanted;
    }
    const sorted = order(told.get("sort")).filter(([name]) => known(name));
    const length = Number(told.get("length"));
    const page = Number(told.get("page"));
    return {
      q: told.get("q") || "",
      filters,
      order: sorted.length ? sorted : first.order,
      shown: told.has("columns") ? ["called", ...list(told.get("columns")).filter(known)] : first.shown,
      length: lengths.includes(length) ? length : first.length,
      page: Number.isInteger(page) && page > 0 ? page : 1,
    };
  }

  // The address of a state: only what is not as at first.
  function write(state, first) {
    const told = new URLSearchParams();
    if (state.q) told.set("q", state.q);
    for (const [name, wanted] of Object.entries(state.filters)) told.set(name, wanted);
    if (asText(state.order) !== asText(first.order)) told.set("sort", asText(state.order));
    const shown = (listed) => listed.filter((name) => name !== "called").sort().join();
    if (shown(state.shown) !== shown(first.shown)) {
      told.set("columns", state.shown.filter((name) => name !== "called").join());
    }
    if (state.length !== first.length) told.set("length", state.length);
    if (state.page > 1) told.set("page", state.page);
    const text = told.toString().replaceAll("%2C", ",").replaceAll("%2F", "/");
    return text && `#${text}`;
  }

  // A place of the page, such as that which the link past the menu leads to, is no state.
  const tells = (hash) => hash.length < 2 || hash.includes("=");

  Object.assign(tables, { OWN, atFirst, readState: read, writeState: write, tellsState: tells });
})();
