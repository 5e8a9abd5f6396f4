import type { mail as en } from "../en/mail";

export const mail = {} satisfies Record<keyof typeof en, string>;
