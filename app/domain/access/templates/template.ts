import type { Level } from "../levels";
import type { Permission } from "../permissions";

export const ROLE_FAMILIES = ["system", "chat", "special"] as const;
export type RoleFamily = (typeof ROLE_FAMILIES)[number];
/** `implicit` holds the two sets nobody is given: BASE and HEAD. */
export type TemplateFamily = RoleFamily | "implicit";

export type Template<K extends string = string> = {
  readonly key: K;
  readonly family: TemplateFamily;
  readonly cells: Readonly<Partial<Record<Permission, Level>>>;
};

/** Builds a shipped role from its permissions, grouped by the level it gives. */
export function template<K extends string>(
  key: K,
  family: TemplateFamily,
  given: Partial<Record<Level, readonly Permission[]>>,
): Template<K> {
  const cells: Partial<Record<Permission, Level>> = {};
  for (const [level, permissions] of Object.entries(given)) {
    for (const permission of permissions) cells[permission] = level as Level;
  }
  return { key, family, cells };
}
