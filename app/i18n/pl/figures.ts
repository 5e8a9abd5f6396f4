import type { figures as en } from "../en/figures";

export const figures = {
  "figures.lead": "Co zrobiono w danym okresie. Dni liczone są w strefie czasowej firmy.",
  "figures.period": "Okres",
  "figures.today": "Dzisiaj",
  "figures.d7": "7 dni",
  "figures.d30": "30 dni",
  "figures.general": "Firma",
  "figures.general.lead": "Bez nazwisk. Import i integracje też są liczone.",
  "figures.mine": "Moje wskaźniki",
  "figures.team": "Według osób",
  "figures.team.lead": "Osoby, których wskaźniki możesz oglądać.",
  "figures.team.none": "Nie ma nikogo, czyje wskaźniki możesz oglądać.",
  "figures.in": "Wiadomości odebrane",
  "figures.out": "Wiadomości wysłane",
  "figures.chats": "Rozmowy z wiadomościami",
  "figures.created": "Utworzone deale",
  "figures.createdAmount": "Na kwotę",
  "figures.won": "Wygrane deale",
  "figures.wonAmount": "Wygrana kwota",
  "figures.lost": "Przegrane deale",
  "figures.tasks": "Wykonane zadania",
  "figures.person": "Osoba",
  "figures.department": "Dział",
  "figures.own_note":
    "Deale utworzone ręcznie; wygrane i przegrane deale oraz wykonane zadania osoby odpowiedzialnej.",
} satisfies Record<keyof typeof en, string>;
