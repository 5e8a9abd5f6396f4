import type { limits as en } from "../en/limits";

export const limits = {
  "limit.hour": "Godzina",
  "limit.day": "Dzień",
  "limit.week": "Tydzień",
  "limit.month": "Miesiąc",
  "limit.deals_handled": "Obsłużone deale",
  "limit.deals_closed": "Zamknięte deale",
  "limit.deals_created": "Utworzone deale",
  "limit.cards_viewed": "Wyświetlone karty",
  "limit.list_items": "Wyświetlone wiersze list",
  "limit.messages_sent": "Wysłane wiadomości",
  "limit.exported_rows": "Wyeksportowane wiersze",
  "limit.left": "Pozostało: {n}",
  "limit.restore_now": "Przywróć teraz",
  "limit.raise": "Podnieś na ten okres",
  "limit.admin": "Pracownik {name}: limit „{limit}” wyczerpany ({count}), dostęp zamknięty do {date}.",
  "limit.near": "Do limitu „{limit}” pozostało: {n}.",
} satisfies Record<keyof typeof en, string>;
