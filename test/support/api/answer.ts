/** Whether an answer is the one that a page shows: its fields and no others; "…" in a text stands for any text. */
export const isAnswer =
  (shown: unknown) =>
  (told: unknown): boolean => {
    if (typeof shown === "string" && shown.includes("…"))
      return typeof told === "string" && told.startsWith(shown.slice(0, shown.indexOf("…")));
    if (Array.isArray(shown))
      return (
        Array.isArray(told) && told.length === shown.length && shown.every((one, n) => isAnswer(one)(told[n]))
      );
    if (typeof shown !== "object" || shown === null) return told === shown;
    const [wanted, got] = [Object.entries(shown), Object.entries((told ?? {}) as object)];
    const fields = new Map(got);
    return wanted.length === got.length && wanted.every(([name, one]) => isAnswer(one)(fields.get(name)));
  };
