// Comforts only: everything works without this file.
"use strict";

document.addEventListener("keydown", (event) => {
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.isContentEditable;
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    const box = document.getElementById("q");
    if (box) {
      event.preventDefault();
      box.focus();
      box.select();
    }
  }
});

for (const button of document.querySelectorAll("button[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim());
    button.textContent = button.dataset.done;
  });
}

// j and k (or n and p) lead to the next and the previous hit, change or page.
document.addEventListener("keydown", (event) => {
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.isContentEditable;
  const rel = { j: "next", n: "next", k: "prev", p: "prev" }[event.key];
  if (!rel || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  document.querySelector(`a[rel=${rel}]`)?.click();
});

// Datasette's own pages name fields by their place alone and skip a rank of headings. The editor of
// SQL is made when all is loaded.
window.addEventListener("load", () => {
  const tables = document.querySelector(".tables");
  if (!tables) return;
  for (const [selector, name] of [
    ["select[name^=_filter_column]", "Column"], ["select[name^=_filter_op]", "Operation"],
    ["input[name^=_filter_value]", "Value"], ["select[name=_sort]", "Sort by"], ["textarea", "SQL"],
  ]) {
    for (const field of tables.querySelectorAll(selector)) field.setAttribute("aria-label", name);
  }
  for (const box of tables.querySelectorAll(".table-wrapper, pre")) box.tabIndex = 0;
  for (const heading of tables.querySelectorAll("h2, h3")) {
    if (heading.tagName === "H2") break;
    heading.setAttribute("aria-level", "2");
  }
});
