// A term's card: after 300 ms under the pointer, or pinned with Enter, space or a click.
// It stays while pointed at, Esc closes it and gives focus back (WCAG 1.4.13).
{
  const WAIT = 300;
  const host = one("#dt-main");
  let current = null; // { term, card, pinned }
  let timer = 0;

  const place = (term, card) => {
    const [word, base] = [term.getClientRects()[0], host.getBoundingClientRect()];
    const last = [...term.getClientRects()].at(-1);
    const widest = document.documentElement.clientWidth - card.offsetWidth - 12;
    const left = Math.max(12, Math.min(word.left - 24, widest));
    card.style.left = `${left - base.left}px`;
    card.style.top = `${last.bottom - base.top + 12}px`;
    card.style.setProperty("--pointer", `${Math.max(12, Math.min(word.left + word.width / 2 - left - 8, card.offsetWidth - 32))}px`);
  };
  const close = (back = false) => {
    clearTimeout(timer);
    if (!current) return;
    const { term, card } = current;
    current = null;
    card.remove();
    term.setAttribute("aria-expanded", "false");
    if (back) term.focus();
  };
  const open = (term, pinned) => {
    clearTimeout(timer);
    if (current?.term === term) { current.pinned ||= pinned; return; }
    close();
    const made = one(`template[data-card="${term.dataset.term}"]`);
    if (!made) return;
    const card = made.content.firstElementChild.cloneNode(true);
    card.id = "dt-card";
    host.append(card);
    current = { term, card, pinned };
    term.setAttribute("aria-expanded", "true");
    place(term, card);
    one(".dt-card-close", card).addEventListener("click", () => close(true));
    card.addEventListener("pointerenter", () => clearTimeout(timer));
    card.addEventListener("pointerleave", leave);
    card.addEventListener("keydown", (event) => tab(event, card));
  };
  const leave = () => {
    clearTimeout(timer);
    timer = setTimeout(() => { if (current && !current.pinned) close(); }, WAIT);
  };
  // The card lies at the end of the main part; Tab walks term, card, and what follows the term.
  const stops = () => all("a[href], button, input, select, textarea, summary, [tabindex='0']")
    .filter((element) => element.offsetParent && !element.closest(".dt-card"));
  const tab = (event, card) => {
    if (event.key !== "Tab" || !current) return;
    const inside = all("a[href], button", card);
    const { term } = current;
    const leaving = event.shiftKey ? inside[0] : inside.at(-1);
    if (document.activeElement !== leaving) return;
    event.preventDefault();
    close();
    if (event.shiftKey) term.focus();
    else (stops()[stops().indexOf(term) + 1] ?? term).focus();
  };

  for (const term of all("a.dt-term[data-term]")) {
    term.setAttribute("role", "button");
    term.setAttribute("aria-expanded", "false");
    term.addEventListener("pointerenter", (event) => {
      if (event.pointerType === "touch") return;
      clearTimeout(timer);
      timer = setTimeout(() => open(term, false), WAIT);
    });
    term.addEventListener("pointerleave", leave);
    term.addEventListener("click", (event) => {
      event.preventDefault();
      if (current?.term === term && current.pinned) close();
      else open(term, true);
    });
    term.addEventListener("keydown", (event) => {
      if (event.key === " ") { event.preventDefault(); term.click(); }
      if (event.key === "Tab" && !event.shiftKey && current?.term === term) {
        event.preventDefault();
        one("button, a", current.card).focus();
      }
    });
  }
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(Boolean(current?.pinned || current?.card.contains(document.activeElement))); });
  document.addEventListener("click", (event) => {
    if (current && !current.card.contains(event.target) && !current.term.contains(event.target)) close();
  });
  addEventListener("resize", () => { if (current) place(current.term, current.card); });
  addEventListener("beforeprint", () => close());
}
