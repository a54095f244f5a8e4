// Which offers fit what has been typed: those that start with it, then those that have a word with it, then its letters in order.

/** @template {{label: string, deprecated?: boolean, required?: boolean}} T @param {T[]} offers @returns {T[]} */
export function match(offers, typed) {
  const wanted = typed.toLowerCase();
  return offers
    .map((offer, index) => ({ offer, index, rank: rank(offer, wanted) }))
    .filter((entry) => entry.rank < 9)
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map((entry) => entry.offer);
}

function rank(offer, wanted) {
  const label = offer.label.replace(/^\$/, "");
  const lower = label.toLowerCase();
  let rank = 9;
  if (wanted === "") rank = offer.required ? 0 : label.startsWith("__") ? 2 : 1;
  else if (lower === wanted) rank = 0;
  else if (lower.startsWith(wanted)) rank = 1;
  else if (lower.includes(wanted)) rank = startsWord(label, lower.indexOf(wanted)) ? 2 : 3;
  else if (wanted.length > 1 && inOrder(lower, wanted)) rank = 5;
  return offer.deprecated ? rank + 0.5 : rank;
}

function startsWord(label, at) {
  return label[at - 1] === "_" || label[at] !== label[at].toLowerCase();
}

function inOrder(text, letters) {
  if (text[0] !== letters[0]) return false;
  let at = 0;
  for (const letter of letters) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
