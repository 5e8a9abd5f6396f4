/** Polish letters follow their base letter: those that Unicode takes apart, l with a stroke, and z with a dot as the last. */
const POLISH: Record<string, string> = { "\u0142": "l~", "\u017c": "z~~" };
for (const letter of "\u0105\u0107\u0119\u0144\u00f3\u015b\u017a")
  POLISH[letter] = `${letter.normalize("NFD")[0]}~`;
const POLISH_LETTERS = new RegExp(`[${Object.keys(POLISH).join("")}]`, "g");
/** Accents, but for the breve over the Russian i: that is a letter of its own, with its place right after it. */
const ACCENTS = /(?<!\u0438)\p{Mn}/gu;

/**
 * What lists of people are ordered by, surname first: compared byte by byte it gives the order of the Polish and of the
 * Russian alphabet (l with a stroke between l and m, yo beside ye), and other accents count as none. Stored with the name, because
 * SQLite compares code points: there all of these stand behind the last letter.
 */
export function sortKeyOf({ name, surname }: { name: string; surname: string }): string {
  return `${surname} ${name}`
    .trim()
    .toLowerCase()
    .normalize("NFC")
    .replace(POLISH_LETTERS, (letter) => POLISH[letter] ?? letter)
    .normalize("NFD")
    .replace(ACCENTS, "")
    .normalize("NFC");
}
