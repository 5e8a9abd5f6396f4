import type { ViewerFacts } from "../app/domain/session/gate";
import { Recent } from "./recent";

/** Companies' settings and tables of rights in one isolate; a table takes two kilobytes. */
const KEPT = 1_000;
const kept = new Recent<string, object>(KEPT);

/** The facts of a viewer whose settings and rights are the very objects of all who have the same: they are never changed. */
export const sharing = ({ settings, rights, ...own }: ViewerFacts): ViewerFacts => ({
  ...own,
  settings: shared(settings),
  rights: shared(rights),
});

function shared<Same extends object>(fact: Same): Same {
  const text = JSON.stringify(fact);
  const known = kept.get(text) as Same | undefined;
  if (known === undefined) kept.set(text, fact);
  return known ?? fact;
}
