import { days, hours, minutes } from "../time/durations";
import { type Lengths, PRESET_LENGTHS, type SessionPreset } from "./lifetime";

/** Bounds of own lengths (Settings → Security), in the units of the form. */
export const OWN_IDLE_MINUTES = { min: 5, max: days(30) / minutes(1) } as const;
export const OWN_ABSOLUTE_HOURS = { min: 1, max: days(30) / hours(1) } as const;

/** Sessions at once that a company may allow a person. */
export const SESSION_CAP = { min: 1, max: 20 } as const;

/** What a preset means; own figures come in minutes and hours, as they were typed. */
export const lengthsOf = (
  preset: SessionPreset,
  own: { idleMinutes?: number; absoluteHours?: number },
): Lengths =>
  preset === "own"
    ? {
        idleMs: minutes(own.idleMinutes ?? OWN_IDLE_MINUTES.min),
        absoluteMs: hours(own.absoluteHours ?? OWN_ABSOLUTE_HOURS.min),
      }
    : PRESET_LENGTHS[preset];
