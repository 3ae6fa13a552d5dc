// Sphinx's search speaks our words.
{
  const words = one("#dt-search-words");
  if (words && typeof Documentation !== "undefined") {
    Object.assign(Documentation.TRANSLATIONS, JSON.parse(words.textContent));
  }
}
