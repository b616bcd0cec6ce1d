"use strict";
const pages = [...document.querySelectorAll("details")];
const boxes = [...document.querySelectorAll("#moves input")];
const shown = document.getElementById("shown");

function filter() {
  const wanted = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
  let blocks = 0;
  for (const page of pages) {
    const items = [...page.querySelectorAll("li")];
    for (const item of items) item.hidden = !wanted.has(item.dataset.move);
    const left = items.filter((item) => !item.hidden).length;
    page.hidden = items.length > 0 && left === 0;
    blocks += left;
  }
  shown.textContent = `${pages.filter((page) => !page.hidden).length} pages, ${blocks} blocks shown.`;
}

function step(by) {
  const open = pages.filter((page) => !page.hidden).map((page) => page.querySelector("summary"));
  const at = open.indexOf(document.activeElement);
  const next = open[Math.min(Math.max(at + by, 0), open.length - 1)];
  if (next) next.focus();
}

for (const box of boxes) box.addEventListener("change", filter);
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "j") step(1);
  else if (event.key === "k") step(-1);
  else if (event.key === "o") {
    const open = pages.some((page) => !page.open);
    for (const page of pages) page.open = open;
  }
});
filter();
