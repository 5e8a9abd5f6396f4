import { fold } from "~/domain/text/fold";

/** How well an entry fits what was typed: 0 = not at all, 1 = it begins with it. Every typed word must stand in it. */
export function matchCommand(typed: string, words: readonly string[]): number {
  const text = words.map(fold).join(" ");
  const wanted = fold(typed).split(/\s+/).filter(Boolean);
  if (!wanted.every((word) => text.includes(word))) return 0;
  const first = wanted[0] ?? "";
  if (text.startsWith(first)) return 1;
  return text.includes(` ${first}`) ? 0.8 : 0.5;
}
