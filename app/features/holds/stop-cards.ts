import type { StopKind } from "~/domain/holds/stop";
import type { MessageKey, Translate } from "~/i18n";
import type { RadioCard } from "~/ui/radio-cards";

type CardKey = "for_a_time" | "until_i_decide" | "archive" | "hijacked";

/** The cards of the dialog; each answers: may they sign in, when are they back, the seat, the clients (FM-04). */
const CARDS: Record<StopKind, { key: CardKey; seat: MessageKey }> = {
  manual_block: { key: "for_a_time", seat: "close.seat.kept" },
  inactive: { key: "until_i_decide", seat: "close.seat.by_kind" },
  archived: { key: "archive", seat: "close.seat.free" },
  lockdown: { key: "hijacked", seat: "close.seat.kept" },
};

/** "Dismissed" is no hold: its page asks who gets the work first (FM-04, FM-20). */
export const LEFT = "left";

export const stopCards = (t: Translate): RadioCard[] => holdCards(t).toSpliced(2, 0, leftCard(t));

const leftCard = (t: Translate): RadioCard => ({
  value: LEFT,
  title: t("close.left"),
  text: t("close.left.what"),
  facts: [
    { label: t("close.may_sign_in"), value: t("close.never") },
    { label: t("close.when_back"), value: t("close.left.back") },
    { label: t("close.seat"), value: t("close.seat.free") },
    { label: t("close.clients"), value: t("close.clients.successors") },
  ],
});

const holdCards = (t: Translate): RadioCard[] =>
  Object.entries(CARDS).map(([value, { key, seat }]) => ({
    value,
    title: t(`close.${key}`),
    text: t(`close.${key}.what`),
    facts: [
      { label: t("close.may_sign_in"), value: t("close.no") },
      { label: t("close.when_back"), value: t(`close.${key}.back`) },
      { label: t("close.seat"), value: t(seat) },
      { label: t("close.clients"), value: t("close.clients.stay") },
    ],
  }));

/** The verb on the button of each card [MC-43]. */
export const STOP_VERB: Record<StopKind, MessageKey> = {
  manual_block: "act.block",
  inactive: "act.close_access",
  archived: "act.archive",
  lockdown: "act.lock_down",
};
