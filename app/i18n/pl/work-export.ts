import type { workExport as en } from "../en/work-export";

export const workExport: Record<keyof typeof en, string> = {
  "take.button": "Eksport",
  "take.title.deal": "Eksport deali",
  "take.title.contact": "Eksport kontaktów",
  "take.title.company": "Eksport firm",
  "take.title.task": "Eksport zadań",
  "take.title.conversation": "Eksport rozmów",
  "take.lead": "Wiersze, które pokazuje lista ze swoimi filtrami, o ile masz prawo je eksportować.",
  "take.filtered": "Z filtrami listy",
  "take.columns": "Kolumny",
  "take.start": "Utwórz plik",
  "take.mine": "Moje pliki",
  "take.mine_hint":
    "Plik można pobrać przez godzinę, tylko Ty. Wiersze liczą się przy pobraniu; w dzienniku widać, kto co wyeksportował.",
  "take.no_columns": "Wybierz co najmniej jedną kolumnę.",
  "take.refused": "Nie ma już uprawnienia",
};
