// Keys, and lighting up the words of a record. Every page is whole without this.
"use strict";
(() => {
  const records = () => [...document.querySelectorAll("[data-record]")].filter((one) => one.checkVisibility());
  const store = {
    get: () => { try { return localStorage.getItem("communique-keys") !== "off"; } catch { return true; } },
    set: (on) => { try { localStorage.setItem("communique-keys", on ? "on" : "off"); } catch { /* kept for this page */ } },
  };
  let on = store.get();

  const light = (ids) => {
    document.querySelectorAll(".lit").forEach((one) => one.classList.remove("lit"));
    for (const id of ids) {
      document.querySelectorAll(`[data-of~="${CSS.escape(id)}"]`).forEach((one) => one.classList.add("lit"));
      document.querySelector(`.card[data-record="${CSS.escape(id)}"]`)?.classList.add("lit");
    }
  };

  const isSeen = (one) => { const at = one.getBoundingClientRect(); return at.top >= 0 && at.bottom <= innerHeight; };
  const arrive = () => {
    const id = location.hash.slice(1).replace(/^at-/, "");
    light(id ? [id] : []);
    const words = id && document.querySelector(`mark[data-of~="${CSS.escape(id)}"]`);
    if (words && !isSeen(words)) words.scrollIntoView({ block: "center" });  // its card may stand further down
  };
  addEventListener("hashchange", arrive);
  addEventListener("load", arrive);

  const chosen = () => document.activeElement?.closest("[data-record]");
  const move = (step) => {
    const all = records();
    if (!all.length) return;
    const place = all.indexOf(chosen());
    const next = all[Math.max(0, Math.min(all.length - 1, place < 0 ? 0 : place + step))];
    next.focus();
    next.scrollIntoView({ block: "nearest" });
    if (next.id) history.replaceState(null, "", `#${next.id}`);
  };

  const press = (key) => {
    const button = chosen()?.querySelector(`.judge [data-key="${key}"]`);
    if (button) button.click();
    return Boolean(button);
  };

  const help = document.getElementById("help");
  const keys = {
    "/": () => { document.getElementById("q").focus(); return true; },
    "j": () => { move(1); return true; },
    "k": () => { move(-1); return true; },
    "Enter": () => { const why = chosen()?.dataset.why; if (why) location.assign(why); return Boolean(why); },
    "y": () => press("y"),
    "n": () => press("n"),
    "?": () => { help.showModal(); return true; },
  };

  document.addEventListener("keydown", (event) => {
    if (!on || event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    if (event.target.closest("input, textarea, select, button, a, summary, [contenteditable]")) return;
    const act = keys[event.key];
    if (act && act()) event.preventDefault();
  });

  document.addEventListener("focusin", (event) => {
    const of = event.target.closest("[data-record]")?.dataset.record ?? event.target.dataset?.of;
    if (of) light([of]);
  });
  document.addEventListener("click", (event) => {
    const mark = event.target.closest("mark[data-of]");
    if (!mark) return;
    const ids = mark.dataset.of.split(" ");
    light(ids);
    document.getElementById(ids[0])?.scrollIntoView({ block: "nearest" });
  });

  const toggle = document.getElementById("keys-switch");
  const show = () => {
    toggle.textContent = on ? toggle.dataset.on : toggle.dataset.off;
    toggle.setAttribute("aria-pressed", String(on));
    toggle.hidden = false;
  };
  toggle.addEventListener("click", () => { on = !on; store.set(on); show(); });
  const helper = document.getElementById("keys-help");
  helper.hidden = false;
  helper.addEventListener("click", () => help.showModal());
  show();
})();
