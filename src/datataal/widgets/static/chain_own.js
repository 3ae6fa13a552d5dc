// --- the own chain: what is open, and what it says -----------------------------------------------

const bare = (text) => text.trim().replace(/[.;,]+$/, "");
const plainly = (text) => bare(text).toLowerCase();
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
const kindOf = (content, step) => content.own.kinds.find(({ id }) => id === step.kind);

function stepGaps(chain, nr) {
  const step = chain.steps[nr], first = chain.steps.findIndex(({ kind }) => kind === "collect"), collect = chain.steps[first];
  const has = (field) => bare(step[field]) !== "", later = ["use", "share", "decide"].includes(step.kind);
  return [!has("who") && "who", !has("what") && (step.kind === "keep" ? "until" : "what"),
    step.ground === "unknown" ? "ground" : step.ground !== "free" && !has("basis") && "basis",
    has("sees") ? !has("where") && "where" : "sees", !has("inside") && "inside",
    later && collect && has("what") && bare(collect.what) && plainly(collect.what) !== plainly(step.what) && "other",
    step.kind !== "collect" && nr < first && "early"].filter(Boolean);
}

function chainGaps(chain) {
  const has = (kind) => chain.steps.some((step) => step.kind === kind);
  return [!bare(chain.system) && "system", !bare(chain.answers) && "answers", !has("collect") && "collect", !has("keep") && "keep"].filter(Boolean);
}

function openPoints(content, words, chain) {
  const said = (gaps) => gaps.map((gap) => words[`gap_${gap}`]).join("; ");
  const perStep = chain.steps.map((step, nr) => [kit.fill(words.gap_at, { n: nr + 1, name: kindOf(content, step).name }), stepGaps(chain, nr)]);
  const whole = chainGaps(chain), n = whole.length + perStep.reduce((sum, [, gaps]) => sum + gaps.length, 0);
  return { n, lines: [...whole.map((gap) => `${capital(words[`gap_${gap}`])}.`), ...perStep.filter(([, gaps]) => gaps.length).map(([name, gaps]) => `${name}: ${said(gaps)}.`)],
    lead: n ? kit.fill(words.gaps, { n }) : words.gaps_none };
}

function forResident(content, words, chain) {
  const steps = chain.steps.flatMap((step) => [
    kit.fill(kindOf(content, step).says, { who: capital(bare(step.who) || words.blank_who), what: bare(step.what) || words.blank_what }),
    bare(step.sees) ? kit.fill(words.you_see, { sees: bare(step.sees), where: bare(step.where) || words.blank_where }) : words.you_see_nothing]);
  return [kit.fill(words.about, { name: bare(chain.system) || words.blank_system }), ...steps,
    bare(chain.answers) ? kit.fill(words.questions, { answers: capital(bare(chain.answers)) }) : words.questions_none].join(" ");
}

function forFile(content, words, chain) {
  const ground = (step) => (step.ground === "unknown" ? words.file_open
    : [content.own.grounds.find(({ id }) => id === step.ground).name, step.ground !== "free" && (bare(step.basis) || words.blank_what)].filter(Boolean).join(", "));
  const steps = chain.steps.map((step, nr) => `${nr + 1}. ${[
    kit.fill(kindOf(content, step).says, { who: bare(step.who) || words.blank_who, what: bare(step.what) || words.blank_what }).replace(/\.$/, ""),
    kit.fill(words.file_ground, { ground: ground(step) }),
    kit.fill(words.file_sees, { sees: bare(step.sees) ? `${bare(step.sees)} (${bare(step.where) || words.blank_where})` : words.file_nothing }),
    kit.fill(words.file_inside, { inside: bare(step.inside) || words.file_open })].join("; ")}.`);
  return [`${capital(bare(chain.system)) || words.blank_system}.`, ...steps, `${kit.fill(words.file_answers, { answers: bare(chain.answers) || words.file_open })}.`,
    chain.steps.some(({ kind }) => kind === "decide") && words.file_register].filter(Boolean).join(" ");
}
