import type { Origin } from "../log/entry";

/** When a password was changed (ms) and from where, as logs keep it: the device by the hash of its id. */
export type PasswordChange = { at: number; origin: Origin };
