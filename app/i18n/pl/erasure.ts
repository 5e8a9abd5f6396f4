import type { erasure as en } from "../en/erasure";

export const erasure = {
  "erasure.title": "Usunięcie danych osobowych",
  "erasure.lead":
    "Osoby usunięte. Usunięcie danych zabiera imię, adresy i urządzenia zewsząd, gdzie są przechowywane; to, co zrobiły, zostaje pod numerem.",
  "erasure.done": "Dane osobowe usunięto.",
  "erasure.nobody": "Nikogo nie usunięto.",
  "erasure.state.done": "Usunięto",
  "erasure.state.asked": "Zgłoszono",
  "erasure.deleted_at": "Usunięto {date}",
  "erasure.file": "Dane w pliku",
  "erasure.ask": "Odnotuj wniosek",
  "erasure.erase": "Usuń dane",
  "erasure.confirm_title": "Usunąć wszystko o {name}?",
  "erasure.confirm": "Nie można tego cofnąć. Dotychczasowe kopie też są usuwane, bo zawierają te same dane.",
  "erasure.not_typed": "Wpisano inne nazwisko. Niczego nie usunięto.",
  "erasure.already": "Te dane już usunięto.",
} satisfies Record<keyof typeof en, string>;
