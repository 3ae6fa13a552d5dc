// Light and dark: follows the system until the reader chooses; the label says what you get.
{
  const button = one("[data-theme-switch]");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => {
    const chosen = document.documentElement.dataset.theme;
    return chosen ? chosen === "dark" : system.matches;
  };
  const label = () => { button.textContent = isDark() ? button.dataset.light : button.dataset.dark; };
  if (button) {
    button.addEventListener("click", () => {
      const theme = isDark() ? "light" : "dark";
      document.documentElement.classList.add("dt-still"); // no half-mixed colours on the way
      document.documentElement.dataset.theme = theme;
      store.set("theme", theme);
      label();
      setTimeout(() => document.documentElement.classList.remove("dt-still"), 50);
    });
    system.addEventListener("change", label);
    label();
    show(button);
  }
}
