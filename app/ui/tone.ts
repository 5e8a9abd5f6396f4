/** What a colour means here: ok = let in, held = waiting or suspended, refused = turned away, info = a plain notice. */
export const TONES = ["neutral", "accent", "ok", "held", "refused", "info"] as const;
export type Tone = (typeof TONES)[number];

export const toneSoft: Record<Tone, string> = {
  neutral: "bg-hover text-muted",
  accent: "bg-accent-soft text-accent-ink",
  ok: "bg-ok-soft text-ok-ink",
  held: "bg-held-soft text-held-ink",
  refused: "bg-refused-soft text-refused-ink",
  info: "bg-info-soft text-info-ink",
};

export const toneDot: Record<Tone, string> = {
  neutral: "bg-edge",
  accent: "bg-accent",
  ok: "bg-ok",
  held: "bg-held",
  refused: "bg-refused",
  info: "bg-info",
};

export const toneText: Record<Tone, string> = {
  neutral: "text-ink",
  accent: "text-accent-ink",
  ok: "text-ok-ink",
  held: "text-held-ink",
  refused: "text-refused-ink",
  info: "text-info-ink",
};
