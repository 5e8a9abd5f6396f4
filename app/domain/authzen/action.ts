/** An action as a question names it, with what it says of it (AuthZEN 1.0, section 5.3). */
export type AskedAction = { name: string; properties?: Record<string, unknown> | undefined };

/**
 * Does a registered action answer to a question's? `delete?soft=true` is `delete` with the property `soft` being true;
 * the bare `delete` is the one with any properties.
 */
export function answersTo(registered: string, { name, properties = {} }: AskedAction): boolean {
  if (registered === name) return true;
  if (nameOf(registered) !== name) return false;
  const wanted = new URLSearchParams(registered.slice(name.length + 1));
  return [...wanted].every(
    ([key, value]) => Object.hasOwn(properties, key) && `${properties[key]}` === value,
  );
}

/** The name of a registered action without the properties that it asks for. */
export const nameOf = (registered: string): string => registered.split("?")[0] ?? registered;
