// The chosen role: kept in this browser only, chosen and forgotten here, told to all who ask.
const roles = {
  ids: ["policy", "data", "ethics"],
  get() { const role = store.get("role"); return this.ids.includes(role) ? role : null; },
  set(role) {
    if (role) store.set("role", role);
    else store.drop("role", "role-name");
    dispatchEvent(new CustomEvent("datataal:role", { detail: role }));
  },
  follow(act) {
    act();
    addEventListener("datataal:role", act);
    addEventListener("storage", (event) => { if (event.key === "datataal:role") act(); });
  },
};

// Where you are and what is next: the chosen role's line only.
for (const item of all("[data-around]")) {
  roles.follow(() => { const role = roles.get(); item.hidden = Boolean(role) && item.dataset.around !== role; });
}

// Choose a path, change it, or have it forgotten.
for (const place of all(".dt-path-take")) {
  const [button, yours] = [one("[data-take]", place), one("[data-is-yours]", place)];
  button.addEventListener("click", () => roles.set(button.dataset.take));
  roles.follow(() => {
    const own = roles.get() === button.dataset.take;
    button.setAttribute("aria-pressed", String(own));
    yours.hidden = !own;
  });
  show(place);
}
for (const button of all("[data-forget-role]")) {
  const status = one("[data-erased]", button.parentElement);
  const kept = status.textContent;
  button.addEventListener("click", () => {
    roles.set(null);
    status.textContent = status.dataset.erased;
    (all("[data-take]")[0] ?? one("#dt-main")).focus();
  });
  roles.follow(() => {
    button.hidden = !roles.get();
    if (roles.get()) status.textContent = kept;
  });
  show(button.parentElement);
}

// The information cards of a joint module: the chosen role's is open, the others wait.
for (const box of all("[data-role-cards]")) {
  const cards = all("[data-card-role]", box);
  const more = one(".dt-role-cards-more", box);
  const button = one("button", more);
  const deal = (others) => {
    const role = roles.get();
    for (const card of cards) {
      const own = card.dataset.cardRole === role;
      card.hidden = Boolean(role) && !own && !others;
      if (role) card.open = own;
    }
    more.hidden = !role;
    button.setAttribute("aria-expanded", String(others));
    button.textContent = others ? button.dataset.hide : button.dataset.show;
  };
  button.addEventListener("click", () => deal(button.getAttribute("aria-expanded") !== "true"));
  roles.follow(() => deal(false));
}
