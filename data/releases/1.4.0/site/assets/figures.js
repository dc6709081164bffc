// Figures and dates in words of the page's language; needs the script of words, so ask after load("words.<tag>").
"use strict";
(function () {
  const { language, load } = window.hkbiomed;
  const chinese = language.startsWith("zh");
  const locale = chinese ? "zh-HK" : "en-GB";
  const plurals = new Intl.PluralRules(locale);
  let terms = null;
  // A page that cannot load its words says so itself.
  load(`words.${language}`).then((loaded) => (terms = loaded), () => {});

  // The units of UCUM that English has a plural for in CLDR, https://unicode.org/reports/tr35/tr35-general.html#Unit_Elements
  const PLURALS = {
    a: "year", mo: "month", wk: "week", d: "day", h: "hour", min: "minute", s: "second", ms: "millisecond",
    km: "kilometer", m: "meter", cm: "centimeter", mm: "millimeter", "[ft_i]": "foot", "[in_i]": "inch",
    "[yd_i]": "yard", "[mi_i]": "mile", L: "liter", mL: "milliliter", g: "gram", kg: "kilogram", "[lb_av]": "pound",
    "[oz_av]": "ounce", Cel: "celsius", "[degF]": "fahrenheit", deg: "degree", "[acr_br]": "acre", har: "hectare",
    bit: "bit", Gbit: "gigabit", By: "byte", kBy: "kilobyte", MBy: "megabyte", GBy: "gigabyte", TBy: "terabyte",
    PBy: "petabyte",
  };

  const fill = (key, told) => window.hkbiomed.fill(terms.words[key], told);

  const label = (vocabulary, code) => (terms.codes[vocabulary][code] || [code])[0];

  // A decimal literal with its digits in groups and its own decimals: "1234.50" is 1,234.50.
  function grouped(literal) {
    const [, sign, whole, decimals] = /^(-?)(\d+)(\.\d+)?$/.exec(literal) || [];
    if (whole === undefined) return literal;
    return sign + BigInt(whole).toLocaleString(locale) + (decimals || "");
  }

  // The same in millions or 億 where two decimals say it exactly, else in all its digits.
  function number(literal) {
    const digits = /^\d+$/.test(literal) ? literal : "";
    const scales = terms.words.figures_scales.split("|").map((scale) => scale.split(":"));
    for (const [zeros, least, scale] of scales) {
      const power = Number(zeros);
      if (digits.length < Number(least) || !digits.endsWith("0".repeat(power - 2))) continue;
      const whole = digits.slice(0, -power);
      const decimals = digits.slice(-power).slice(0, 2).replace(/0+$/, "");
      return fill("figures_scaled", { number: grouped(decimals ? `${whole}.${decimals}` : whole), scale });
    }
    return grouped(literal);
  }

  // A number as a decimal literal, for JavaScript writes the very large and very small ones with an exponent.
  const plain = new Intl.NumberFormat("en", { useGrouping: false, maximumFractionDigits: 20 });
  const decimal = (value) => (typeof value === "number" && /e/.test(String(value)) ? plain.format(value) : String(value));

  const formats = new Map();

  // What the browser calls a unit or currency beside a number, in the plural where English has it.
  function spoken(row, count) {
    const key = `${row.measure === "money"} ${row.unit}`;
    if (!formats.has(key)) {
      const style =
        row.measure === "money"
          ? { style: "currency", currency: row.unit, currencyDisplay: "name", minimumFractionDigits: 0 }
          : PLURALS[row.unit] && { style: "unit", unit: PLURALS[row.unit], unitDisplay: "long" };
      formats.set(key, style && new Intl.NumberFormat(locale, style));
    }
    const parts = formats.get(key)?.formatToParts(count) || [];
    return parts.find((part) => part.type === "currency" || part.type === "unit")?.value;
  }

  function unitOf(row) {
    const named = label("units", row.unit);
    // A currency that the browser calls otherwise keeps the name that it has on every page.
    if (chinese || (row.measure === "money" && spoken(row, 1) !== named)) return named;
    const last = row.value_max === null || row.value_max === undefined ? row.value : row.value_max;
    return spoken(row, last) || named;
  }

  // The number with its unit, before qualifier and denominator.
  function amount(row, written) {
    const ranged = row.value_max !== null && row.value_max !== undefined;
    const each = (literal) =>
      row.unit === "%" ? fill("figures_per_cent", { number: written(literal) }) : written(literal);
    const first = each(row.value_exact);
    const told = ranged ? fill("figures_range", { first, last: each(decimal(row.value_max)) }) : first;
    if (row.unit === "%") return told;
    if (row.measure === "rank") return fill("figures_rank", { number: told });
    if (row.measure === "quantity" && row.unit === "a") {
      return fill(plurals.select(row.value) === "one" && !ranged ? "figures_age_one" : "figures_age", { number: told });
    }
    if (row.measure === "ratio" && row.unit === "1") {
      return row.per === 1 ? fill("figures_times", { number: told }) : fill("figures_of", { number: told, per: written(decimal(row.per)) });
    }
    // What is counted is known in Chinese only.
    if (row.unit === "1") return chinese && row.counted_zh ? told + row.counted_zh : told;
    return fill("figures_unit", { number: told, unit: unitOf(row) });
  }

  // A statistic as one would write it: qualifier, value or range, unit, denominator. Its period stands apart.
  // Not `scaled`, it has all its digits.
  function figure(row, { scaled = true } = {}) {
    const written = scaled ? number : grouped;
    let told = amount(row, written);
    const named = row.unit === "%" || (row.measure === "ratio" && row.unit === "1");
    if (row.per !== 1 && !named) told = fill("figures_per", { figure: told, per: written(decimal(row.per)) });
    if (row.qualifier === "exact") return told;
    const qualifier = label("qualifiers", row.qualifier);
    return fill("figures_qualified", { qualifier: chinese ? qualifier : qualifier.toLowerCase(), figure: told });
  }

  // A day, month or year of EDTF as a Date with the parts that it tells, null for anything else.
  function parsed(edtf) {
    const found = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(edtf);
    if (!found) return null;
    const [, year, month, day] = found;
    const at = new Date(0);
    at.setUTCFullYear(Number(year), Number(month || 1) - 1, Number(day || 1));
    return { at, year, month, day };
  }

  const shown = (date, ...parts) =>
    new Intl.DateTimeFormat(locale, {
      timeZone: "UTC",
      ...(parts.includes("year") && { year: "numeric" }),
      ...(parts.includes("month") && date.month && { month: "long" }),
      ...(parts.includes("day") && date.day && { day: "numeric" }),
    }).format(date.at);

  function single(edtf) {
    const date = parsed(edtf);
    if (date) return shown(date, "year", "month", "day");
    if (/^\d{3}X$/.test(edtf)) return fill("figures_decade", { year: edtf.replace("X", "0") });
    if (/^\d{2}XX$/.test(edtf)) {
      const hundreds = edtf.slice(0, 2);
      return fill("figures_century", { first: `${hundreds}00`, last: `${hundreds}99`, century: Number(hundreds) + 1 });
    }
    return edtf;
  }

  // Both ends, the year and month that they share told once: before the last day in English, after the first in Chinese.
  function between(first, last) {
    const [from, to] = [parsed(first), parsed(last)];
    const alike = from && to && from.year === to.year && !from.month === !to.month && !from.day === !to.day;
    if (!alike || !from.month) return { first: single(first), last: single(last) };
    const parts = from.day && from.month === to.month ? ["day"] : ["month", "day"];
    return chinese
      ? { first: single(first), last: shown(to, ...parts) }
      : { first: shown(from, ...parts), last: single(last) };
  }

  // A date or interval of EDTF in words: 2023-05, 198X, ../2025-10, 2020/.., 2025-11-18/2025-11-19.
  function date(edtf) {
    const [first, last] = edtf.split("/");
    const open = (end) => end === ".." || end === "";
    if (last === undefined) return open(first) ? terms.words.figures_undated : single(first);
    if (open(first) && open(last)) return terms.words.figures_undated;
    if (open(first)) return fill("figures_until", { last: single(last) });
    if (open(last)) return fill("figures_since", { first: single(first) });
    return fill("figures_between", between(first, last));
  }

  // Countries and languages are codes of outside standards, whose names the browser knows.
  const STANDARDS = {
    jurisdiction: ["region", /^[A-Z]{2}$/],
    geography: ["region", /^[A-Z]{2}$/],
    language: ["language", /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/],
  };

  // What a column's code of such a standard is called, null where it is none or has no name.
  function standardName(column, held) {
    const [type, pattern] = STANDARDS[column] || [];
    const name = pattern?.test(held) ? new Intl.DisplayNames(locale, { type }).of(held) : held;
    return name === held ? null : name;
  }

  const standards = Object.keys(STANDARDS);

  Object.assign(window.hkbiomed, { figure, date, number: (value) => grouped(decimal(value)), standards, standardName });
})();
