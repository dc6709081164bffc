// What every page shares: its words, its data, its theme and its language.
"use strict";
window.hkbiomed = (function () {
  const data = new Map();
  const loading = new Map();
  const root = document.documentElement;

  // Data scripts hand over what they hold by its name.
  function put(name, value) {
    data.set(name, value);
  }

  // Resolves to what a script of data/ puts under `name`; each script is loaded once.
  function load(name) {
    if (data.has(name)) return Promise.resolve(data.get(name));
    if (!loading.has(name)) {
      loading.set(
        name,
        new Promise((resolve, reject) => {
          const script = document.createElement("script");
          script.src = `../data/${name}.js`;
          script.onload = () => resolve(data.get(name));
          script.onerror = () => {
            // Asked for again, it is tried again.
            loading.delete(name);
            script.remove();
            reject(new Error(`${script.src} cannot be read`));
          };
          document.head.append(script);
        }),
      );
    }
    return loading.get(name);
  }

  // An element with attributes and children; text goes in as text, never as markup.
  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value === true) element.setAttribute(name, "");
      else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value);
    }
    element.append(...children.flat().filter((child) => child !== null && child !== undefined));
    return element;
  }

  // Where a row, or a place in a text, is shown.
  const factLink = (id) => `fact.html#${encodeURIComponent(id)}`;
  const sourceLink = (document, start, end) =>
    `source.html#${encodeURIComponent(document)}${start === undefined ? "" : `:${start}-${end}`}`;

  // The language of a text of the data, as told or as its letters tell, where it is not that of the page: fonts and
  // voices need it. A code or number has none.
  function languageOf(text, told) {
    const found = told || (/[\u3400-\u9fff\uf900-\ufaff]/.test(text) ? "zh-Hant" : /[A-Za-z]{2}/.test(text) ? "en" : null);
    return found === root.lang ? null : found;
  }

  // Of what is called in English and in Chinese the one in the language of the page.
  const own = ([english, chinese]) => (root.lang === "en" ? english : chinese);

  // Words of the page with what stands for their {names}.
  const fill = (template, parts) => template.replace(/\{(\w+)\}/g, (_, name) => parts[name]);

  // Puts a text into the clipboard; resolves to false where there is none, as for pages opened from disk in some browsers.
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return false;
    }
  }

  // What something is called and how many of it there are, with the brackets of the page's language.
  const counted = (called, count) => (root.lang.startsWith("zh") ? `${called}（${count}）` : `${called} (${count})`);

  // Explanations in English name Chinese words: each of these with its language, for voices.
  const explained = (text) =>
    root.lang !== "en"
      ? [text]
      : text.split(/([\u3400-\u9fff\uf900-\ufaff]+)/).map((part, at) => (at % 2 ? make("span", { lang: "zh-Hant" }, part) : part));

  function keep(name, value) {
    try {
      localStorage.setItem(name, value);
    } catch {
      // Some browsers keep no storage for pages opened from disk: the choice lasts as long as the page.
    }
  }

  function theme() {
    const button = document.getElementById("theme");
    const name = document.getElementById("theme-name");
    const show = () => {
      name.textContent = root.dataset.theme === "dark" ? button.dataset.light : button.dataset.dark;
    };
    button.hidden = false;
    show();
    button.addEventListener("click", () => {
      root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark";
      keep("hkbiomed-theme", root.dataset.theme);
      show();
      document.dispatchEvent(new CustomEvent("hkbiomed:theme"));
    });
  }

  // The switch leads to the same place in the other language.
  function language() {
    const link = document.getElementById("language");
    const plain = link.href;
    const follow = () => {
      link.href = plain + location.hash;
    };
    addEventListener("hashchange", follow);
    link.addEventListener("pointerdown", follow);
    link.addEventListener("focus", follow);
    link.addEventListener("click", () => {
      follow();
      keep("hkbiomed-language", link.hreflang);
    });
    follow();
  }

  // Addresses tell what is shown: skipping to the content leaves them as they are.
  function skip() {
    document.querySelector(".skip").addEventListener("click", (event) => {
      event.preventDefault();
      document.getElementById("main").focus();
    });
  }

  theme();
  language();
  skip();
  return { put, load, make, counted, factLink, sourceLink, languageOf, own, fill, copy, explained, language: root.lang };
})();
