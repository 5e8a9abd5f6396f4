/** Without case, accents and dots, so that "zak" finds a name written with accents. SQLite folds only ASCII, so we fold. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .replaceAll("\u0142", "l");
}

/** The words of a search, folded; at most eight, each at most 60 characters. */
export function searchWords(query: string): string[] {
  return fold(query.slice(0, 200))
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 8)
    .map((word) => word.slice(0, 60));
}
