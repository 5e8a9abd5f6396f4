import { cx } from "./cx";
import type { Tone } from "./tone";
import { toneDot } from "./tone";

const TINTS = [
  "bg-tint-0 text-tint-0-ink",
  "bg-tint-1 text-tint-1-ink",
  "bg-tint-2 text-tint-2-ink",
  "bg-tint-3 text-tint-3-ink",
  "bg-tint-4 text-tint-4-ink",
  "bg-tint-5 text-tint-5-ink",
  "bg-tint-6 text-tint-6-ink",
  "bg-tint-7 text-tint-7-ink",
] as const;

const SIZES = { sm: "size-6 text-2xs", md: "size-8 text-xs", lg: "size-12 text-md" };

type Props = {
  name: string;
  /** What the colour follows; the name when it is missing. A public id keeps the colour through a change of name. */
  seed?: string;
  size?: keyof typeof SIZES;
  /** A small dot for presence; say the same in words nearby. */
  status?: Tone;
};

/** Initials on a colour that is the same every time. Decorative: the name stands beside it. */
export function Avatar({ name, seed = name, size = "md", status }: Props) {
  return (
    <span aria-hidden="true" className="relative inline-flex shrink-0">
      <span
        className={cx(
          "inline-flex items-center justify-center rounded-full font-semibold select-none",
          SIZES[size],
          tintOf(seed),
        )}
      >
        {initials(name)}
      </span>
      {status && (
        <span
          className={cx(
            "absolute -right-0.5 -bottom-0.5 size-2.5 rounded-full border-2 border-surface",
            toneDot[status],
          )}
        />
      )}
    </span>
  );
}

/** First letters of the first and the last word: "Anna Maria Kowalska" gives "AK". */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const picked = words.length > 1 ? [words[0], words.at(-1)] : words;
  return picked.map((word) => [...(word ?? "")][0]?.toLocaleUpperCase() ?? "").join("") || "?";
}

function tintOf(seed: string): string {
  let hash = 0;
  for (const char of seed) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) % 65_521;
  return TINTS[hash % TINTS.length] ?? TINTS[0];
}
