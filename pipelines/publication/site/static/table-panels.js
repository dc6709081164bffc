// The panels of filters, columns and downloads: one is open at a time, and Escape closes it.
"use strict";
(function () {
  const { make, tables } = window.hkbiomed;
  const buttons = [...document.querySelectorAll("[aria-controls]")];

  function open(button, wanted) {
    for (const one of buttons) {
      const is = one === button && wanted;
      one.setAttribute("aria-expanded", String(is));
      document.getElementById(one.getAttribute("aria-controls")).hidden = !is;
    }
  }

  function prepare() {
    for (const button of buttons) {
      button.addEventListener("click", () => open(button, button.getAttribute("aria-expanded") !== "true"));
      document.getElementById(button.getAttribute("aria-controls")).addEventListener("keydown", (event) => {
        if (event.key !== "Escape") return;
        open(button, false);
        button.focus();
      });
    }
  }

  // Hands over the address of the view: to the clipboard, or where a browser has none, to copy by hand.
  async function copy(address) {
    const at = document.getElementById("linked");
    try {
      await navigator.clipboard.writeText(address);
      at.replaceChildren(tables.words("tables_linked"));
    } catch {
      const field = make("input", { type: "text", readonly: true, value: address, "aria-label": tables.words("tables_link_here") });
      at.replaceChildren(field);
      field.select();
    }
  }

  Object.assign(tables, { preparePanels: prepare, copyLink: copy });
})();
