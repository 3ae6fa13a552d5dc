// The menu of narrow screens; Esc closes it and gives focus back.
{
  const button = one(".dt-menu-switch");
  const open = (is) => {
    button.setAttribute("aria-expanded", String(is));
    document.documentElement.classList.toggle("dt-menu-open", is);
  };
  if (button) {
    button.addEventListener("click", () => open(button.getAttribute("aria-expanded") !== "true"));
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || button.getAttribute("aria-expanded") !== "true") return;
      open(false);
      button.focus();
    });
    show(button);
  }
}
