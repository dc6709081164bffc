// The page of a table: loads its rows part by part, and keeps table, controls and address at one.
"use strict";
(function () {
  const { load, make, counted, language, tables } = window.hkbiomed;
  const jQuery = window.jQuery;
  const byId = (id) => document.getElementById(id);
  const view = byId("view");
  const { table: name, sorted, file, formula, harmless } = view.dataset;
  const count = Number(view.dataset.count);
  const parts = Number(view.dataset.parts);
  const lengths = [...byId("length").options].map((option) => Number(option.value));
  const columns = [...document.querySelectorAll("#rows th")].map((th, index) => ({
    index,
    name: th.dataset.name,
    kind: th.dataset.kind,
    title: th.textContent,
    filter: th.dataset.filter,
    vocabulary: th.dataset.vocabulary,
    references: th.dataset.references,
    madeOf: th.dataset.madeOf.split("|").filter(Boolean),
    shown: "shown" in th.dataset,
  }));
  const column = (wanted) => columns.find((one) => one.name === wanted);
  const first = tables.atFirst(columns, sorted, lengths[0]);
  const { number } = window.hkbiomed;
  const { words } = tables;

  let state = first;
  let grid = null;
  let key = null;
  let applying = false;
  const texts = new Map();

  function fail(partly) {
    const notice = byId("failure");
    notice.querySelector("span").textContent = partly ? notice.dataset.part : notice.dataset.whole;
    notice.hidden = false;
  }

  // DataTables knows only its own sorts; these have what is empty last, whichever way.
  function prepareSorting() {
    const collator = new Intl.Collator(language, { numeric: true });
    const ways = { number: (a, b) => a - b, text: collator.compare };
    for (const [kind, compare] of Object.entries(ways)) {
      const order = (turn) => (a, b) => (a === "" || b === "" ? (a === "") - (b === "") : turn * compare(a, b));
      jQuery.fn.dataTable.ext.type.order[`hkbiomed-${kind}-asc`] = order(1);
      jQuery.fn.dataTable.ext.type.order[`hkbiomed-${kind}-desc`] = order(-1);
    }
  }

  const textOf = (row) => {
    if (!texts.has(row)) texts.set(row, tables.searchable(row, columns));
    return texts.get(row);
  };

  function finds() {
    const wanted = tables.wordsOf(state.q);
    const filters = Object.entries(state.filters).map(([filter, value]) => [column(filter), value]);
    return (row) =>
      filters.every(([filter, value]) => tables.passes(row, filter, value)) &&
      (!wanted.length || wanted.every((word) => textOf(row).includes(word)));
  }

  function build() {
    prepareSorting();
    const aria = { orderable: words("tables_order"), orderableReverse: words("tables_order_reverse"), orderableRemove: words("tables_order_remove") };
    const pages = { first: "«", previous: "‹", next: "›", last: "»" };
    grid = jQuery("#rows").DataTable({
      autoWidth: false,
      columns: columns.map((one) => ({
        name: one.name,
        data: (row, type) => (type === "sort" ? tables.sortable(row, one) : ""),
        type: `hkbiomed-${tables.isNumber(one) ? "number" : "text"}`,
        className: tables.isNumber(one) && one.kind !== "figure" ? "number" : `is-${one.kind}`,
        cellType: one.kind === "called" ? "th" : "td",
        searchable: false,
        visible: one.shown,
        orderSequence: ["asc", "desc"],
        createdCell: (cell, _, row) => tables.fillCell(cell, row, one, key),
      })),
      order: [],
      pageLength: first.length,
      layout: { topStart: null, topEnd: null, bottomStart: "info", bottomEnd: { paging: { buttons: 5 } } },
      language: {
        thousands: ",",
        emptyTable: words("tables_empty"),
        zeroRecords: words("tables_none_found"),
        info: words("tables_info"),
        infoEmpty: words("tables_info_none"),
        infoFiltered: words("tables_info_filtered"),
        paginate: pages,
        aria: {
          ...aria,
          paginate: {
            first: words("tables_first"),
            previous: words("tables_previous"),
            next: words("tables_next"),
            last: words("tables_last"),
            number: words("tables_page"),
          },
        },
      },
    });
    document.querySelector("#region nav").setAttribute("aria-label", words("tables_pages"));
    let found = finds();
    grid.search.fixed("state", (_, row) => found(row));
    grid.on("draw", follow);
    return () => (found = finds());
  }

  let search = null;

  // What the reader does in the table itself: sorting, and leafing.
  function follow() {
    if (applying) return;
    const order = grid.order().map(([index, way]) => [columns[index].name, way]);
    change({ order, page: grid.page() + 1 }, { drawn: true });
  }

  // Sets table and controls to a state; rows that are still to come keep the page that it tells.
  function apply() {
    applying = true;
    byId("search").value = state.q;
    byId("length").value = state.length;
    for (const select of document.querySelectorAll("[data-choice]")) choose(select);
    for (const range of document.querySelectorAll("[data-range]")) {
      const [from, to = ""] = (state.filters[range.dataset.range] || "..").split("..");
      range.querySelector("[data-end=from]").value = from;
      range.querySelector("[data-end=to]").value = to;
    }
    for (const box of document.querySelectorAll("[data-column]")) box.checked = state.shown.includes(box.dataset.column);
    for (const one of columns) grid.column(one.index).visible(state.shown.includes(one.name), false);
    tables.describeHeads();
    search();
    grid.order(state.order.map(([wanted, way]) => [column(wanted).index, way]));
    grid.page.len(state.length).draw();
    if (state.page > 1 && state.page <= grid.page.info().pages) grid.page(state.page - 1).draw("page");
    showSorts();
    showActive();
    measure();
    applying = false;
  }

  function choose(select) {
    const wanted = state.filters[select.dataset.choice] || "";
    // A value that no row has (yet) is kept and shown as it is.
    if (wanted && ![...select.options].some((option) => option.value === wanted)) {
      select.append(make("option", { value: wanted }, tables.choiceTold(wanted, column(select.dataset.choice))));
    }
    select.value = wanted;
  }

  // Takes over what the reader has changed, and says so in the address; typing makes no steps to go back by.
  function change(told, { drawn = false, typing = false } = {}) {
    state = { ...state, ...(drawn ? {} : { page: 1 }), ...told };
    const address = location.pathname + location.search + tables.writeState(state, first);
    history[typing ? "replaceState" : "pushState"](null, "", address);
    if (!drawn) apply();
    showSorts();
  }

  function restore() {
    if (!tables.tellsState(location.hash)) return;
    state = tables.readState(location.hash, first, columns, lengths);
    apply();
  }

  function showSorts() {
    const select = byId("sort");
    const options = columns
      .filter((one) => state.shown.includes(one.name) || one.name === state.order[0][0])
      .flatMap((one) => [
        make("option", { value: one.name }, words("tables_ascending", { column: one.title })),
        make("option", { value: `-${one.name}` }, words("tables_descending", { column: one.title })),
      ]);
    select.replaceChildren(...options);
    const [by, way] = state.order[0];
    select.value = way === "desc" ? `-${by}` : by;
  }

  // The filters in use, each a button that removes it.
  function showActive() {
    const filters = Object.entries(state.filters);
    const items = filters.map(([filter, wanted]) => {
      const told = tables.filterTold(column(filter), wanted);
      const button = make("button", { type: "button", "aria-label": words("tables_remove", { filter: told }) }, told);
      button.addEventListener("click", () => {
        const { [filter]: _, ...left } = state.filters;
        change({ filters: left });
        byId("search").focus();
      });
      return make("li", {}, button);
    });
    byId("active").querySelector("ul").replaceChildren(...items);
    byId("active").hidden = !filters.length && !state.q;
    const label = words("tables_filters");
    document.querySelector("[aria-controls=filters]").textContent = filters.length ? counted(label, filters.length) : label;
  }

  // A table wider than its place scrolls within it, and may then be reached by keyboard.
  function measure() {
    const region = byId("region");
    region.classList.remove("wide");
    const wide = region.scrollWidth > region.clientWidth + 1;
    region.classList.toggle("wide", wide);
    const told = { role: "region", tabindex: "0", "aria-label": document.querySelector("h1").textContent };
    for (const [attribute, value] of Object.entries(told)) {
      if (wide) region.setAttribute(attribute, value);
      else region.removeAttribute(attribute);
    }
  }

  function setFilter(filter, wanted, options) {
    const { [filter]: _, ...left } = state.filters;
    change({ filters: wanted ? { ...left, [filter]: wanted } : left }, options);
  }

  function listen() {
    byId("tools").addEventListener("submit", (event) => event.preventDefault());
    let waiting = null;
    byId("search").addEventListener("input", (event) => {
      clearTimeout(waiting);
      waiting = setTimeout(() => change({ q: event.target.value }, { typing: true }), 150);
    });
    byId("length").addEventListener("change", (event) => change({ length: Number(event.target.value) }));
    byId("sort").addEventListener("change", ({ target: { value } }) =>
      change({ order: [value.startsWith("-") ? [value.slice(1), "desc"] : [value, "asc"]] }),
    );
    for (const select of document.querySelectorAll("[data-choice]")) {
      select.addEventListener("change", () => setFilter(select.dataset.choice, select.value));
    }
    for (const range of document.querySelectorAll("[data-range]")) {
      range.addEventListener("change", () => {
        const [from, to] = [...range.querySelectorAll("input")].map((input) => input.value.trim());
        const wanted = `${from}..${to}`;
        if (tables.rangeEnds(wanted, column(range.dataset.range))) setFilter(range.dataset.range, from || to ? wanted : "");
      });
    }
    for (const box of document.querySelectorAll("[data-column]")) {
      box.addEventListener("change", () => {
        const shown = columns.map((one) => one.name).filter((one) => (one === box.dataset.column ? box.checked : state.shown.includes(one)));
        change({ shown });
      });
    }
    byId("as-at-first").addEventListener("click", () => change({ shown: first.shown }));
    byId("active").querySelector(":scope > button").addEventListener("click", () => {
      change({ q: "", filters: {} });
      byId("search").focus();
    });
    byId("link").addEventListener("click", () => tables.copyLink(location.href));
    for (const button of document.querySelectorAll("[data-download]")) button.addEventListener("click", () => download(button.dataset.download));
    tables.preparePanels();
    addEventListener("popstate", restore);
    new ResizeObserver(measure).observe(byId("tools"));
  }

  function download(kind) {
    const rows = grid.rows({ search: "applied", order: "applied" }).data().toArray();
    const visible = columns.map((one) => ({ ...one, visible: state.shown.includes(one.name) }));
    const all = document.querySelector("[name=scope]:checked").value === "all";
    const named = tables.fileColumns(visible, key, all);
    const text = kind === "csv" ? tables.asCsv(rows, named, { formula, harmless }) : tables.asJson(rows, named);
    tables.save(text, kind, file);
  }

  function offerChoices() {
    const rows = grid.rows().data().toArray();
    for (const select of document.querySelectorAll("[data-choice]")) {
      tables.offer(select, rows, column(select.dataset.choice));
      choose(select);
    }
  }

  function add(part, at) {
    applying = true;
    grid.rows.add(tables.opened(part)).draw(false);
    applying = false;
    const loaded = grid.rows().count();
    byId("loading").hidden = at === parts;
    byId("loading").textContent = words("tables_loading", { count: number(loaded), all: number(count) });
  }

  async function start() {
    let loaded = 0;
    try {
      const [terms, names, folding, part] = await Promise.all(
        [`words.${language}`, "names", "folding", `rows/${name}-1`].map(load),
      );
      tables.prepareFolding(folding);
      tables.prepareValues(terms, names);
      key = terms.tables[name].key;
      view.hidden = false;
      search = build();
      add(part, 1);
      loaded = 1;
      listen();
      restore();
      offerChoices();
      for (let at = 2; at <= parts; at += 1) {
        add(await load(`rows/${name}-${at}`), at);
        loaded = at;
      }
      if (parts > 1) {
        offerChoices();
        apply();
      }
    } catch (error) {
      if (grid) byId("loading").hidden = true;
      fail(loaded > 0);
      throw error;
    }
  }

  start();
})();
