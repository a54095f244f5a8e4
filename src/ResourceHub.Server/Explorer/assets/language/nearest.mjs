// "Did you mean …?": the known names that a misspelt one is closest to.

/** @returns {string} such as ` Did you mean "name"?`, or nothing */
export function didYouMean(name, known) {
  const limit = Math.floor(name.length * 0.4) + 1;
  const near = [...known]
    .map((other) => ({ other, distance: distance(name.toLowerCase(), other.toLowerCase()) }))
    .filter((entry) => entry.distance <= limit)
    .sort((a, b) => a.distance - b.distance || a.other.localeCompare(b.other))
    .slice(0, 3)
    .map((entry) => `"${entry.other}"`);
  if (near.length === 0) return "";
  return ` Did you mean ${near.length > 1 ? `${near.slice(0, -1).join(", ")} or ${near.at(-1)}` : near[0]}?`;
}

// Levenshtein, one row at a time
function distance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length];
}
