import { en } from "./en";
import { pl } from "./pl";
import { ru } from "./ru";

/** "Given Surname" of women and of men, separated by commas; a surname fits the given names of its own list. */
export type Names = { f: string; m: string };
export type Language = "en" | "ru" | "pl";

const NAMES: Record<Language, Names> = { en, ru, pl };

/**
 * The names in the order of the cast. `turn` moves the surnames along, so that a second company has other people.
 */
export function nameGiver(language: Language, turn: number) {
  const listOf = (text: string) =>
    text.split(",").map((full) => full.trim().split(/\s+/) as [string, string]);
  const lists = { f: listOf(NAMES[language].f), m: listOf(NAMES[language].m) };
  const given = { f: 0, m: 0 };
  return (gender: "f" | "m"): { name: string; surname: string } => {
    const list = lists[gender];
    const at = given[gender]++ % list.length;
    // The first of the cast owns every demo company.
    const surnameAt = at === 0 ? 0 : (at + turn) % list.length;
    return { name: list[at]![0], surname: list[surnameAt]![1] };
  };
}

const CYRILLIC: Record<string, string> = Object.fromEntries(
  "а:a б:b в:v г:g д:d е:e ё:e ж:zh з:z и:i й:y к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts ч:ch ш:sh щ:sch ъ: ы:y ь: э:e ю:yu я:ya ł:l"
    .split(" ")
    .map((pair) => pair.split(":") as [string, string]),
);

/** A name as it stands in an e-mail address: lower-case ASCII letters. */
export function latin(text: string): string {
  const letters = [...text.toLowerCase()].map((letter) => CYRILLIC[letter] ?? letter).join("");
  return letters.normalize("NFD").replace(/[^a-z]/g, "");
}
