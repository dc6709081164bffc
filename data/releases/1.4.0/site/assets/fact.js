// fact.html#<row id>: finds the part of the data that holds the row, and draws what is known of it.
"use strict";
(function () {
  const { load, make, copy, fill, languageOf, language, own } = window.hkbiomed;
  const page = window.hkbiomed.fact;
  const heading = document.querySelector("h1");
  const plain = { heading: heading.textContent, title: document.title };
  const area = document.getElementById("fact");
  const messages = ["none", "unknown", "failed"].map((name) => document.getElementById(`fact-${name}`));
  let asked = 0;

  const SHOWN = ["documents", "organisations", "people", "roles", "statistics", "timeline", "contacts"];
  page.shows = (table) => SHOWN.includes(table);

  function wanted() {
    const hash = location.hash.slice(1);
    try {
      return decodeURIComponent(hash);
    } catch {
      // No percent-encoding: taken as it stands, and not found.
      return hash;
    }
  }

  // The number of the part that would hold an identifier: the last whose first is not behind it.
  function part(firsts, id) {
    let [low, high] = [0, firsts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (firsts[middle] <= id) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  async function find(id) {
    const [terms, names, issued, firsts] = await Promise.all(
      [`words.${language}`, "names", "facts/documents", "facts/index"].map(load),
    );
    const number = part(firsts, id);
    const held = number < 0 ? {} : await load(`facts/${number}`);
    return { known: { terms, names, issued }, facts: Object.hasOwn(held, id) ? held[id] : [] };
  }

  // The figure or date in large letters, with what it needs to be read rightly; of a contact, what it is.
  function headline(fact, known) {
    const { row, table } = fact;
    const { words, codes } = known.terms;
    if (table === "statistics") {
      return [
        window.hkbiomed.figure(row),
        row.period ? `${words.fact_period}${words.fact_colon}${window.hkbiomed.date(row.period)}` : null,
      ];
    }
    if (table === "timeline") {
      return [
        window.hkbiomed.date(row.date),
        codes.precisions[row.precision][1],
        row.planned ? words.fact_planned : null,
      ];
    }
    if (table === "contacts") return [null, `${codes.contact_kinds[row.kind][0]} · ${codes.purposes[row.purpose][0]}`];
    return [null];
  }

  function head(id, fact, known) {
    const { terms } = known;
    const { words } = terms;
    const name = own(fact.names);
    const other = own([...fact.names].reverse());
    const [large, ...small] = headline(fact, known);
    const status = make("span", { role: "status", class: "quiet" });
    const button = make("button", { type: "button" }, words.fact_copy);
    button.addEventListener("click", async () => {
      status.textContent = (await copy(location.href)) ? words.fact_copied : words.fact_not_copied;
    });
    const table = terms.tables[fact.table].title;
    return make(
      "div",
      { class: "head" },
      other === name ? null : make("p", { class: "other" }, page.text(other)),
      large || small.length
        ? make(
            "p",
            { class: "headline" },
            large && make("strong", {}, large),
            small.filter(Boolean).map((told) => make("span", { class: "quiet" }, told)),
          )
        : null,
      make(
        "p",
        { class: "marks" },
        fact.table === "roles"
          ? make("span", { class: "tag kind" }, table)
          : make("a", { class: "tag kind", href: `${fact.table}.html` }, table),
        make("code", { class: "id" }, id),
        fact.added || fact.modified
          ? make("span", { class: "tag" }, words[fact.added ? "fact_new" : "fact_changed"])
          : null,
        make("a", { href: location.hash, class: "permanent" }, words.fact_link),
        button,
        status,
      ),
    );
  }

  function draw(id, fact, known) {
    const quotes = page.places(fact, known);
    const { words } = known.terms;
    return make(
      "article",
      { class: `fact kind-${fact.table}` },
      head(id, fact, known),
      make(
        "div",
        { class: "columns" },
        make(
          "div",
          {},
          page.told(id, fact, known),
          fact.table === "documents" ? null : quotes.element,
          page.disagreements(fact, known),
        ),
        make("section", { class: "all" }, make("h2", {}, words.fact_values), page.values(fact, known, quotes)),
        make(
          "div",
          {},
          page.decisions(fact, known),
          page.changes(fact, known),
          page.referring(id, fact, known),
          page.trace(id, known),
        ),
      ),
    );
  }

  async function unknown(id, known) {
    document.getElementById("fact-unknown-id").textContent = id;
    document.getElementById("fact-explain-id").textContent = id;
    const told = document.getElementById("fact-retired");
    const gone = await load("facts/retired");
    told.hidden = !Object.hasOwn(gone, id);
    if (told.hidden) return;
    const [table, version, cause] = gone[id];
    const { words, tables, codes } = known.terms;
    told.textContent = fill(words.fact_retired, {
      table: (tables[table] || { title: table }).title,
      version,
      cause: (codes.causes[cause] || [cause, cause])[1],
    });
  }

  function message(name) {
    area.replaceChildren();
    for (const one of messages) one.hidden = one.id !== `fact-${name}`;
    namePage(document.querySelector(`#fact-${name} p`).textContent.trim());
  }

  function namePage(title, tag) {
    heading.replaceChildren(...window.hkbiomed.written.written(title));
    if (tag) heading.lang = tag;
    else heading.removeAttribute("lang");
    document.title = title === plain.heading ? plain.title : `${title} · ${plain.title}`;
  }

  // Draws what the address asks for; a later question makes an earlier answer void.
  async function show(moved) {
    const turn = ++asked;
    const id = wanted();
    try {
      if (!id) {
        message("none");
        namePage(plain.heading);
      } else {
        const { known, facts } = await find(id);
        if (turn !== asked) return;
        if (facts.length) {
          for (const one of messages) one.hidden = true;
          const name = own(facts[0].names);
          namePage(name, languageOf(name));
          area.replaceChildren(...facts.map((fact) => draw(id, fact, known)));
        } else {
          await unknown(id, known);
          if (turn !== asked) return;
          message("unknown");
          namePage(plain.heading);
        }
      }
    } catch (error) {
      if (turn !== asked) return;
      message("failed");
      namePage(plain.heading);
      console.warn(error);
    }
    if (moved) {
      heading.focus();
      scrollTo(0, 0);
    }
  }

  heading.tabIndex = -1;
  addEventListener("hashchange", () => show(true));
  show(false);
})();
