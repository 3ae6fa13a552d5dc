// --- the result in words --------------------------------------------------------------------------

function speaker(content, words, lang) {
  const n = (value, decimals = 0) => kit.number(value, decimals, lang);
  const list = (parts) => (parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} ${words.and} ${parts.at(-1)}`);
  const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
  const who = (state) => content.presets.find((one) => one.id === state.preset)?.who || state.who.trim() || words.who_unknown;

  function limits(state, rows) {
    const set = [state.away > 0 && kit.fill(words.said_away, { n: n(state.away) }), state.nature && words.said_nature,
      state.homes !== null && kit.fill(words.said_homes, { n: n(state.homes) })].filter(Boolean);
    if (!set.length) return words.said_no_limits;
    const out = rows.filter((row) => row.why).map((row) => row.area.id).sort();
    return `${kit.fill(words.said_limits, { list: set.join("; ") })} ${out.length ? kit.fill(words.said_out, { list: list(out) }) : words.said_out_none}`;
  }

  function top(rows) {
    const left = rows.filter((row) => !row.why).slice(0, TOP);
    if (!left.length) return words.none_left;
    return kit.fill(words.said_top, { list: list(left.map((row) => `${row.area.id} (${n(row.score, 3)})`)) });
  }

  function carried(found) {
    const heavy = found.hit.slice(0, 2), sum = (key) => n(100 * heavy.reduce((all, one) => all + one[key], 0));
    return kit.fill(words.said_burden, { mw: n(found.all), share: sum("part"), places: list(heavy.map((one) => one.name)), people: sum("share") });
  }

  function sure(first, times) {
    const rest = times.map((count, nr) => ({ count, id: content.areas[nr].id })).filter((_, nr) => nr !== first.nr);
    const best = rest.reduce((a, b) => (b.count > a.count ? b : a)), own = times[first.nr];
    const compared = own > best.count ? words.most : kit.fill(own === best.count ? words.as_most : words.not_most, { area: best.id, n: n(best.count) });
    return kit.fill(words.said_sure, { area: first.area.id, n: n(own), all: n(DRAWS), compared });
  }

  function turn({ nr, value, area }) {
    return kit.fill(value === null ? words.said_no_turn : words.said_turn, { name: content.criteria[nr].name, n: value, area: area.id });
  }

  function memo(state, found) {
    const set = kit.fill(words.said_weights, { who: who(state),
      list: content.criteria.map(({ name }, nr) => `${name} ${state.weights[nr]}%`).join(", ") });
    if (!content.areas.length) return [set, limits(state, []), words.no_areas];
    if (found.rows[0].why) return [set, limits(state, found.rows), words.none_left];
    return [set, limits(state, found.rows), `${top(found.rows)} ${turn(found.turn)}`, carried(found.load),
      sure(found.rows[0], found.times), words.said_end];
  }

  return { n, list, capital, who, top, memo };
}
