import type { settings as en } from "../en/settings";

export const settings = {
  "session_preset.normal": "Zwykły",
  "session_preset.strict": "Ścisły",
  "session_preset.own": "Własny",
  "notice.recorded": "Co firma widzi o Twojej pracy tutaj",
} satisfies Record<keyof typeof en, string>;
