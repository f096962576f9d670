// Deciding by keyboard, one record after the other. Without this script the forms of the page do the same.
"use strict";
(() => {
  const holder = document.querySelector("[data-queue]");
  const proof = document.body.dataset.proof || "";
  const made = [];
  const waiting = () => [...(holder ? holder.querySelectorAll("li.queued:not([hidden])") : [])];
  const panel = () => (holder ? waiting()[0] : document)?.querySelector("[data-judge]");
  const say = (words, undo) => {
    document.querySelectorAll(".toast").forEach((one) => one.remove());
    const toast = document.createElement("div");
    toast.className = "toast";
    toast.setAttribute("role", "status");
    toast.textContent = words;
    if (undo) {
      const button = document.createElement("button");
      button.className = "quiet-button";
      button.textContent = "u";
      button.addEventListener("click", back);
      toast.append(" ", button);
    }
    document.body.append(toast);
  };
  const send = async (decision) => {
    const answer = await fetch("/decisions", {
      method: "POST",
      headers: { "content-type": "application/json", "x-communique-proof": proof, accept: "application/json" },
      body: JSON.stringify(decision),
    });
    const said = await answer.json();
    if (!answer.ok) throw new Error(said.detail || answer.statusText);
    return said;
  };
  const show = () => {
    const next = waiting()[0];
    if (next) {
      next.focus({ preventScroll: true });
      next.scrollIntoView({ block: "start" });
    } else {
      document.querySelector("[data-again]")?.focus();
      if (document.querySelector("[data-again]")) location.assign(document.querySelector("[data-again]").href);
    }
  };
  async function back() {
    const last = made.pop();
    if (!last) return;
    try {
      await send({ action: "withdraw", key: last.id });
      if (last.item) last.item.hidden = false;
      say("↶ " + last.id);
      if (last.item) show();
    } catch (error) {
      say(error.message);
    }
  }
  const decisionOf = (form) => {
    const fields = new FormData(form);
    const decision = {};
    for (const [name, value] of fields) {
      if (name === "back" || name === "proof") continue;
      if (name === "mentions") decision.mentions = fields.getAll("mentions");
      else decision[name] = name === "number" ? Number(value) : value;
    }
    return decision;
  };
  if (holder) {
    holder.addEventListener("submit", async (event) => {
      const form = event.target.closest("form[data-action]");
      if (!form) return;
      event.preventDefault();
      const item = form.closest("li.queued");
      try {
        const said = await send(decisionOf(form));
        const stays = ["note", "correct"].includes(said.action);
        made.push({ id: said.id, item: stays ? null : item });
        if (!stays) item.hidden = true;
        say("✓ " + said.action, true);
        form.closest("details")?.removeAttribute("open");
        if (!stays) show();
      } catch (error) {
        say(error.message);
      }
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, select, textarea") || document.querySelector("dialog[open]")) return;
    if (event.key === "u") {
      if (made.length) back();
      else document.querySelector(".toast button")?.click();
      event.preventDefault();
      return;
    }
    if (holder && (event.key === "j" || event.key === "s")) {
      const now = waiting()[0];
      if (now) {
        holder.append(now);
        show();
      }
      event.preventDefault();
      return;
    }
    const button = panel()?.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (!button) return;
    event.preventDefault();
    button.click();
    if (button.tagName === "SUMMARY") button.parentElement.querySelector("select, input:not([type=hidden]), textarea")?.focus();
  });
})();
