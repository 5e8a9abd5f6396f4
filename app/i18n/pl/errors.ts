import type { errors as en } from "../en/errors";

export const errors = {
  "admin.last": "To ostatni administrator. Najpierw wyznacz innego.",
  "record.none": "Nie znaleziono lub brak dostępu.",
} satisfies Record<keyof typeof en, string>;
