/** The part of the address of the list of tasks that a saved filter keeps: which tasks, and whose. */
export function taskFilterOf(params: URLSearchParams): string {
  const kept = ["view", "whose"].flatMap((name) => {
    const value = params.get(name);
    return value ? [[name, value] as [string, string]] : [];
  });
  return new URLSearchParams(kept).toString();
}
