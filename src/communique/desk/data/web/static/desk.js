// What the keyboard does on every page. No page needs this script: without it all links and forms work as they stand.
"use strict";
(() => {
  const typing = (target) => target.closest("input, select, textarea, [contenteditable]") !== null;
  const dialog = document.getElementById("keys");
  const rows = () =>
    [...document.querySelectorAll("[data-rows]")].flatMap((holder) => [
      ...holder.querySelectorAll(holder.tagName === "TABLE" ? "tbody > tr" : ":scope > li"),
    ]);
  const move = (step) => {
    const all = rows();
    if (!all.length) return;
    const at = all.findIndex((row) => row.classList.contains("current"));
    const next = Math.min(all.length - 1, Math.max(0, at < 0 ? 0 : at + step));
    all.forEach((row, place) => row.classList.toggle("current", place === next));
    const link = all[next].querySelector("a");
    if (link) link.focus({ preventScroll: true });
    all[next].scrollIntoView({ block: "nearest" });
  };
  let before = "";
  let then = 0;
  const go = { s: "/", r: "/review" };
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (typing(event.target)) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (dialog && dialog.open) return;
    if (before === "g" && Date.now() - then < 1500 && go[event.key]) {
      location.assign(go[event.key]);
    } else if (event.key === "/") {
      document.getElementById("find")?.focus();
    } else if (event.key === "?") {
      dialog?.showModal();
    } else if (event.key === "j") {
      move(1);
    } else if (event.key === "k") {
      move(-1);
    } else {
      before = event.key;
      then = Date.now();
      return;
    }
    before = "";
    event.preventDefault();
  });
  document.querySelector("[data-keys]")?.addEventListener("click", () => dialog?.showModal());
  // Where a timeline is wider than the page, its latest years come first.
  document.querySelectorAll(".of-timeline .picture").forEach((holder) => {
    const picture = holder.querySelector("img");
    const last = () => holder.scrollTo({ left: holder.scrollWidth, behavior: "instant" });
    if (picture?.complete) last();
    picture?.addEventListener("load", last);
  });
  // Empty fields of a form that only asks would fill the address with nothing.
  document.querySelectorAll("form.filters, form.line, form.export").forEach((form) =>
    form.addEventListener("formdata", (event) => {
      for (const [name, value] of [...event.formData]) if (value === "") event.formData.delete(name);
    }),
  );
})();
