import type { RoleChoiceKey } from "../access/role-choices";
import { fold } from "../text/fold";

/** What files of amoCRM, Bitrix24 and people call the six choices, in three languages, folded (FM-19). */
const WORDS: Record<RoleChoiceKey, readonly string[]> = {
  administrator: ["administrator", "admin", "администратор", "админ", "owner", "владелец", "wlasciciel"],
  manager: [
    "manager",
    "sales manager",
    "sales",
    "менеджер",
    "менеджер по продажам",
    "продавец",
    "menedzer",
    "sprzedawca",
    "handlowiec",
  ],
  operator: ["operator", "оператор", "intern", "стажер", "стажёр", "stazysta"],
  supervisor: [
    "supervisor",
    "head",
    "team lead",
    "руководитель",
    "начальник",
    "супервайзер",
    "kierownik",
    "przelozony",
  ],
  quality_control: ["quality control", "qc", "контроль качества", "окк", "kontrola jakosci"],
  chief_executive: [
    "chief executive",
    "ceo",
    "director",
    "генеральный директор",
    "директор",
    "dyrektor",
    "dyrektor generalny",
    "prezes",
  ],
};

const tidy = (text: string) =>
  fold(text)
    .replace(/[\s_.-]+/g, " ")
    .trim();
const CHOICE_OF = new Map(
  (Object.keys(WORDS) as RoleChoiceKey[]).flatMap((choice) =>
    [choice, ...WORDS[choice]].map((word) => [tidy(word), choice] as const),
  ),
);

/** The choice that a word of a file means; null when it means none. */
export const readRoleWord = (text: string): RoleChoiceKey | null => CHOICE_OF.get(tidy(text)) ?? null;
