/** Letters of the Polish alphabet that follow their base letter; ż follows ź. */
const POLISH: Record<string, string> = { ł: "l~", ż: "z~~" };
for (const letter of "ąćęńóśź") POLISH[letter] = `${letter.normalize("NFD")[0]}~`;

/**
 * What lists of people are ordered by, surname first: compared byte by byte it gives the order of the Polish and of the
 * Russian alphabet (ł between l and m, ё beside е), and other accents count as none. Stored with the name, because
 * SQLite compares code points: there Ł stands after Z and ё after я.
 */
export function sortKeyOf({ name, surname }: { name: string; surname: string }): string {
  return (
    `${surname} ${name}`
      .trim()
      .toLowerCase()
      .normalize("NFC")
      .replace(/[ąćęłńóśźż]/g, (letter) => POLISH[letter] ?? letter)
      .normalize("NFD")
      // й is a letter of its own, and its place is right after и.
      .replace(/(?<!и)\p{Mn}/gu, "")
      .normalize("NFC")
  );
}
