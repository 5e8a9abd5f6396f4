import type { structure as en } from "../en/structure";

export const structure = {
  "structure.lead": "Kto z kim pracuje. Dział widzi swoje rekordy, kierownik wszystko poniżej.",
  "structure.create": "Nowy dział lub grupa",
  "structure.kind": "Rodzaj",
  "structure.workgroup": "Grupa robocza",
  "structure.none": "Jeszcze nie ma.",
  "structure.members": "{n, plural, one {# osoba} few {# osoby} many {# osób} other {# osoby}}",
  "structure.headed_by": "Kierownik: {name}",
  "structure.facts": "Nazwa i miejsce",
  "structure.who": "Członkowie",
  "structure.find": "Znajdź pracownika",
  "structure.parent": "Należy do",
  "structure.top": "Najwyższy poziom",
  "structure.nobody": "Nikt",
  "structure.head_hint": "Widzi rekordy tego działu i wszystkich poniżej.",
  "structure.records_hint": "Inaczej grupa ma wspólne tylko uprawnienia.",
  "structure.proposal.add": "Zaznaczono do dodania: {name}. Zapisz, aby zastosować.",
  "structure.proposal.drop": "Odznaczono: {name}. Zapisz, aby zastosować.",
  "structure.cycle": "Dział nie może należeć do samego siebie.",
  "structure.in_use": "Lista dozwolonych IP ma wpisy tego działu. Najpierw je zmień.",
  "structure.delete.title": "Usuń: {name}",
  "structure.delete.lead":
    "Członkowie: {n}. Uprawnienia dla nich wszystkich: {grants}, kończą się od razu. Działy wewnątrz przejdą poziom wyżej.",
  "structure.delete.move": "Dokąd przejdą ludzie?",
} satisfies Record<keyof typeof en, string>;
