import type { Permission } from "~/domain/access";
import type { Translate } from "~/i18n";

/** What the server answers to an act in a chat; `draft`: the text that was not sent. */
export type ChatAnswer = {
  ok?: true;
  refusal?: string;
  by?: string;
  permission?: Permission;
  draft?: string;
};

/** The words for something that was not done in a chat. */
export function chatRefusalText(t: Translate, { refusal, by = "", permission }: ChatAnswer): string {
  switch (refusal) {
    case "claimed":
      return t("chats.refused.claimed", { name: by });
    case "forbidden":
      return t("chats.refused.forbidden", { permission: permission ? t(`perm.${permission}`) : "" });
    case "not_found":
    case "not_receiving":
    case "closed":
    case "cannot_take":
      return t(`chats.refused.${refusal}`);
    case "limit_reached":
      return t("error.limit");
    case "limit_busy":
      return t("work.refused.limit_busy");
    default:
      return t("chats.refused.conflict");
  }
}
