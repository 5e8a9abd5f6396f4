import type { StageKind } from "~/domain/work/kinds";
import { Badge } from "~/ui/badge";
import type { Tone } from "~/ui/tone";

const TONES: Record<StageKind, Tone> = { unsorted: "info", open: "neutral", won: "ok", lost: "held" };

/** Where a deal stands; the name says it, the colour only helps. */
export const StageBadge = ({ kind, name }: { kind: StageKind; name: string }) => (
  <Badge tone={TONES[kind]}>{name}</Badge>
);
