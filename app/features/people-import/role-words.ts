import type { RoleChoiceKey } from "~/domain/access/role-choices";
import { fold } from "~/domain/text/fold";
import { ROLE_WORDS } from "~/i18n/files/people-words";

const tidy = (text: string) =>
  fold(text)
    .replace(/[\s_.-]+/g, " ")
    .trim();
const CHOICE_OF = new Map(
  (Object.keys(ROLE_WORDS) as RoleChoiceKey[]).flatMap((choice) =>
    [choice, ...ROLE_WORDS[choice]].map((word) => [tidy(word), choice] as const),
  ),
);

/** The choice that a word of a file means; null when it means none. */
export const readRoleWord = (text: string): RoleChoiceKey | null => CHOICE_OF.get(tidy(text)) ?? null;
