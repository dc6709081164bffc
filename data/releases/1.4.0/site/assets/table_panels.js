// What opens and is told beside the table: panels (one is open at a time, Escape closes it), help, the link to the view.
"use strict";
(function () {
  const { make, copy, tables } = window.hkbiomed;
  const heads = document.querySelector("#rows thead");
  const buttons = [...document.querySelectorAll("[aria-controls]")];

  function open(button, wanted) {
    for (const one of buttons) {
      const is = one === button && wanted;
      one.setAttribute("aria-expanded", String(is));
      document.getElementById(one.getAttribute("aria-controls")).hidden = !is;
    }
  }

  // What a column holds is read out with its button, and told beside its head until Escape is pressed there.
  function describeHeads() {
    for (const th of heads.querySelectorAll("th")) {
      th.querySelector(".dt-column-order")?.setAttribute("aria-describedby", `help-${th.dataset.name}`);
    }
  }

  function prepare() {
    for (const event of ["pointerover", "focusin"]) heads.addEventListener(event, () => heads.classList.remove("hushed"));
    document.addEventListener("keydown", (event) => event.key === "Escape" && heads.classList.add("hushed"));
    for (const button of buttons) {
      button.addEventListener("click", () => open(button, button.getAttribute("aria-expanded") !== "true"));
      for (const place of [button, document.getElementById(button.getAttribute("aria-controls"))]) {
        place.addEventListener("keydown", (event) => {
          if (event.key !== "Escape") return;
          open(button, false);
          button.focus();
        });
      }
    }
  }

  // Hands over the address of the view: to the clipboard, or where a browser has none, to copy by hand.
  async function copyLink(address) {
    const at = document.getElementById("linked");
    if (await copy(address)) {
      at.replaceChildren(tables.words("tables_linked"));
    } else {
      const field = make("input", { type: "text", readonly: true, value: address, "aria-label": tables.words("tables_link_here") });
      at.replaceChildren(field);
      field.select();
    }
  }

  Object.assign(tables, { preparePanels: prepare, describeHeads, copyLink });
})();
