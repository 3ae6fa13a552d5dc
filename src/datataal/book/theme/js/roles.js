// The information cards of a joint module: the chosen role's is open, the others wait.
{
  for (const box of all("[data-role-cards]")) {
    const cards = all("[data-card-role]", box);
    const more = one(".dt-role-cards-more", box);
    const button = one("button", more);
    const deal = (role, others) => {
      const known = cards.some((card) => card.dataset.cardRole === role);
      for (const card of cards) {
        const own = card.dataset.cardRole === role;
        card.hidden = known && !own && !others;
        if (known) card.open = own;
      }
      more.hidden = !known;
      button.setAttribute("aria-expanded", String(others));
      button.textContent = others ? button.dataset.hide : button.dataset.show;
    };
    button.addEventListener("click", () => deal(store.get("role"), button.getAttribute("aria-expanded") !== "true"));
    addEventListener("datataal:role", () => deal(store.get("role"), false));
    deal(store.get("role"), false);
  }
}
