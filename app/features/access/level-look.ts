import { isBoolean, type Level, type Permission } from "~/domain/access";
import type { Translate } from "~/i18n";
import type { Tone } from "~/ui/tone";

/** The colour of a level; the word beside it carries the meaning. */
export const LEVEL_TONE: Record<Level, Tone> = {
  denied: "neutral",
  own: "info",
  own_dept: "accent",
  any: "ok",
};

/** A level in effect, as a person's card says it. */
export function levelWord(t: Translate, permission: Permission, level: Level): string {
  return level === "any" && isBoolean(permission) ? t("level.any.yes") : t(`level.${level}`);
}

/** A level as a role gives it: the lowest one "gives nothing", another role may give it [FM-13]. */
export function givenWord(t: Translate, permission: Permission, level: Level | undefined): string {
  if (level === undefined) return t("access.edit.not_set");
  return level === "denied" ? t("level.gives_nothing") : levelWord(t, permission, level);
}
