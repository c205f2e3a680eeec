"use strict";
// Sorts and searches the table of students. The page is whole without it.
(() => {
  const table = document.querySelector("table.students");
  if (!table) return;
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  const rows = [...body.rows];
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const { compare } = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
  const keys = new Map(); // by column, read once

  function keysOf(column) {
    if (!keys.has(column)) {
      const number = heads[column].dataset.sort === "number";
      const read = (text) => (number ? Number(text.match(/\d+/) ?? NaN) : text.trim());
      keys.set(column, new Map(rows.map((row) => [row, read(row.cells[column].textContent)])));
    }
    return keys.get(column);
  }

  function sortBy(column) {
    const down = heads[column].getAttribute("aria-sort") === "ascending";
    const key = keysOf(column);
    const empty = (value) => value === "" || Number.isNaN(value);
    const order = typeof key.get(rows[0]) === "number" ? (a, b) => a - b : compare;
    rows.sort((one, other) => {
      const [a, b] = [key.get(one), key.get(other)];
      if (empty(a) || empty(b)) return empty(a) - empty(b); // nothing stands last, both ways
      return down ? order(b, a) : order(a, b);
    });
    show();
    heads.forEach((head) => head.removeAttribute("aria-sort"));
    heads[column].setAttribute("aria-sort", down ? "descending" : "ascending");
  }

  const buttons = heads.map((_, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.addEventListener("click", () => sortBy(column));
    return button;
  });

  function wrap() {
    heads.forEach((head, column) => {
      buttons[column].append(...head.childNodes);
      head.append(buttons[column]);
    });
  }

  function unwrap() {
    showAll();
    heads.forEach((head, column) => head.replaceChildren(...buttons[column].childNodes));
  }

  wrap();
  // Browsers leave buttons out of the head that they repeat on each printed page.
  addEventListener("beforeprint", unwrap);
  addEventListener("afterprint", wrap);

  const [search, found, nobody, more] = ["search", "found", "nobody", "more"].map((id) =>
    document.getElementById(id),
  );
  let limit = 200; // lines shown at first: a large class is quick to sort and to search
  let texts = null; // of the rows, read once

  function show() {
    const words = plain(search.value).split(/\s+/).filter(Boolean);
    if (words.length) texts ??= new Map(rows.map((row) => [row, plain(row.textContent)]));
    const fitting = rows.filter((row) => words.every((word) => texts.get(row).includes(word)));
    body.replaceChildren(...fitting.slice(0, limit));
    found.textContent = words.length ? `${fitting.length} of ${rows.length} students` : "";
    nobody.hidden = fitting.length > 0;
    more.hidden = fitting.length <= limit;
    more.firstElementChild.textContent = `Show all ${fitting.length} students`;
  }

  function showAll() {
    limit = Infinity;
    show();
  }

  show();
  search.parentElement.hidden = false;
  search.addEventListener("input", show);
  more.addEventListener("click", showAll);
  document.querySelectorAll("a[data-find]").forEach((link) =>
    link.addEventListener("click", () => {
      search.value = link.dataset.find;
      show();
    }),
  );
})();
