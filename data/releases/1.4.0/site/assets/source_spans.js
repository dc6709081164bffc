// The places of a text and how they lie over each other; nothing here knows of elements.
"use strict";
hkbiomed.source = {};
hkbiomed.source.spans = (function () {
  const LANES = 4;
  const KINDS = ["organisations", "people", "roles", "statistics", "timeline", "contacts", "documents", "aside", "unexplained"];

  // What stands at places: facts as evidence has them, and numbers. Offsets count code points.
  function entries(told) {
    const facts = told.facts.map(([table, id, en, zh]) => ({ table, id, en, zh, places: [] }));
    const places = told.places.map(([number, start, end, field, rule, quote]) => {
      const entry = { kind: facts[number].table, fact: facts[number], start, end, field, rule, quote };
      facts[number].places.push(entry);
      return entry;
    });
    const numbers = told.numbers.map(([start, end, looks, reason, number, quote]) => ({
      kind: reason === null ? facts[number].table : reason === "unexplained" ? reason : "aside",
      fact: reason === null ? facts[number] : null,
      start,
      end,
      looks,
      reason,
      quote,
    }));
    return { facts, places, numbers };
  }

  // Distinct spans in the order of the text, the longer first; a number that its fact's own place covers has none.
  function spans({ places, numbers }) {
    const found = new Map();
    const covered = (number) =>
      number.fact && number.fact.places.some((place) => place.start <= number.start && number.end <= place.end);
    for (const entry of [...places, ...numbers.filter((number) => !covered(number))]) {
      const key = `${entry.start}-${entry.end}-${entry.kind}`;
      if (!found.has(key)) found.set(key, { kind: entry.kind, start: entry.start, end: entry.end, lane: 0, quote: entry.quote });
    }
    const order = (span) => KINDS.indexOf(span.kind);
    return [...found.values()].sort((a, b) => a.start - b.start || b.end - a.end || order(a) - order(b));
  }

  // Gives each span a lane of its own among those that it overlaps, the shortest nearest to the words.
  function lay(sorted) {
    let cluster = [];
    let end = -1;
    const settle = () => {
      const lanes = [];
      for (const span of [...cluster].sort((a, b) => a.end - a.start - (b.end - b.start))) {
        const free = lanes.findIndex((taken) => taken.every((other) => other.end <= span.start || span.end <= other.start));
        span.lane = free < 0 ? lanes.length : free;
        (lanes[span.lane] ||= []).push(span);
      }
    };
    for (const span of sorted) {
      if (span.start >= end) {
        settle();
        cluster = [];
      }
      cluster.push(span);
      end = Math.max(end, span.end);
    }
    settle();
    for (const span of sorted) span.lane = Math.min(span.lane, LANES - 1);
    return sorted;
  }

  // Cuts a text of `length` at every boundary of spans and at `breaks`, sorted offsets: one sweep, pieces with their spans.
  function pieces(length, sorted, breaks) {
    const bounds = new Set([0, length, ...breaks]);
    for (const span of sorted) bounds.add(span.start).add(span.end);
    const cuts = [...bounds].sort((a, b) => a - b);
    const found = [];
    let open = [];
    let next = 0;
    for (let i = 0; i + 1 < cuts.length; i++) {
      const [start, end] = [cuts[i], cuts[i + 1]];
      open = open.filter((span) => span.end > start);
      while (next < sorted.length && sorted[next].start <= start) open.push(sorted[next++]);
      found.push({ start, end, spans: [...open] });
    }
    return found;
  }

  const overlapping = (listed, start, end) => listed.filter((entry) => entry.start < end && start < entry.end);

  return { KINDS, entries, spans, lay, pieces, overlapping };
})();
