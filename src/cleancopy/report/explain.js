"use strict";
const blocks = [...document.querySelectorAll(".block")];
const boxes = [...document.querySelectorAll("#filters input")];
const shown = () => blocks.filter((block) => !block.hidden);

function filter() {
  const wanted = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
  for (const block of blocks) block.hidden = !wanted.has(block.dataset.kind);
  document.getElementById("shown").textContent = `${shown().length} of ${blocks.length} ${blocks.length === 1 ? "block" : "blocks"} shown`;
}

function check(test) {
  for (const box of boxes) box.checked = test(box);
  filter();
}

function go(block) {
  if (!block) return;
  block.hidden = false;
  for (const other of document.querySelectorAll(".here")) other.classList.remove("here");
  block.classList.add("here");
  const kept = document.querySelector(`#article [data-block="${block.id}"]`);
  if (kept) {
    kept.classList.add("here");
    kept.scrollIntoView({ block: "nearest" });
  }
  block.focus({ preventScroll: true });
  block.scrollIntoView({ block: "center" });
}

function step(by, test) {
  const list = shown().filter((block) => test(block) || block === document.activeElement);
  const at = list.indexOf(document.activeElement);
  go(at < 0 ? list[by > 0 ? 0 : list.length - 1] : list[at + by]);
}

const any = () => true;
const removed = (block) => block.classList.contains("removed");
const keys = {
  j: () => step(1, any),
  k: () => step(-1, any),
  n: () => step(1, removed),
  p: () => step(-1, removed),
  a: () => check(any),
  r: () => check((box) => box.dataset.copy === "no"),
  c: () => check((box) => box.dataset.copy === "yes"),
};

for (const box of boxes) box.addEventListener("change", filter);
document.getElementById("all").addEventListener("click", keys.a);
document.getElementById("removed").addEventListener("click", keys.r);
document.getElementById("kept").addEventListener("click", keys.c);
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (keys[event.key]) keys[event.key]();
});
for (const text of document.querySelectorAll("#article [data-block]")) {
  text.addEventListener("click", () => go(document.getElementById(text.dataset.block)));
}
document.documentElement.style.setProperty("--top", `${document.querySelector("header").offsetHeight}px`);
filter();
if (location.hash) go(document.getElementById(location.hash.slice(1)));
