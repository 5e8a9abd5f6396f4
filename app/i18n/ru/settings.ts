import type { settings as en } from "../en/settings";

export const settings = {
  "session_preset.normal": "Обычный",
  "session_preset.strict": "Строгий",
  "session_preset.own": "Свой",
  "notice.recorded": "Что компания видит о вашей работе здесь",
} satisfies Record<keyof typeof en, string>;
