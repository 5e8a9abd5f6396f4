/** Settings: company, security, sessions, and the notice of what the company sees. */
export const settings = {
  "session_preset.normal": "Normal",
  "session_preset.strict": "Strict",
  "session_preset.own": "Own",
  "notice.recorded": "What the company sees about your work here",
} as const;
