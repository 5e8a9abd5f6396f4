/**
 * Does an id fit a pattern? `/todos/{id}` fits `/todos/42` and itself: each name in braces stands for one segment.
 * The empty pattern fits every id.
 */
export function fits(pattern: string, id: string): boolean {
  if (pattern === "" || pattern === id) return true;
  const wanted = pattern.split("/");
  const given = id.split("/");
  return (
    wanted.length === given.length &&
    wanted.every((part, at) => (/^\{\w+\}$/.test(part) ? given[at] !== "" : part === given[at]))
  );
}
