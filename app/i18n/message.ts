/** What a message is read into: its texts, its values, and choices among further messages. */
export type Part =
  | { kind: "text"; text: string }
  | { kind: "value"; name: string }
  | { kind: "number"; name: string }
  | { kind: "count" }
  | { kind: "plural"; name: string; cases: Cases }
  | { kind: "select"; name: string; cases: Cases };
type Cases = ReadonlyMap<string, readonly Part[]>;

/**
 * Reads the part of ICU MessageFormat that our words use: `{name}`, `{n, number}`, `{n, plural, =0 {…} one {…} other {…}}`
 * with `#`, `{x, select, …}`, and text between apostrophes as it is. A browser reads words before it shows a page, so
 * the reader is as small as they need; the unit tests hold it to intl-messageformat. Throws at anything else.
 */
export function readMessage(message: string): readonly Part[] {
  let at = 0;
  const skip = (pattern: RegExp): string => {
    const found = pattern.exec(message.slice(at))?.[0] ?? "";
    at += found.length;
    return found;
  };
  const expect = (sign: string) => {
    if (skip(/^\s*[{},]/).trim() !== sign) throw new Error(`Expected ${sign} at ${at} of: ${message}`);
  };
  const word = () => {
    const found = skip(/^\s*[=\w]+\s*/).trim();
    if (found === "") throw new Error(`Expected a word at ${at} of: ${message}`);
    return found;
  };

  const readArgument = (): Part => {
    expect("{");
    const name = word();
    if (message[at] === "}") {
      at++;
      return { kind: "value", name };
    }
    expect(",");
    const kind = word();
    if (kind === "number") {
      expect("}");
      return { kind, name };
    }
    if (kind !== "plural" && kind !== "select") throw new Error(`Unknown kind ${kind} in: ${message}`);
    expect(",");
    const cases = new Map<string, readonly Part[]>();
    while (!/^\s*\}/.test(message.slice(at))) {
      const which = word();
      expect("{");
      cases.set(which, readParts(kind === "plural"));
      expect("}");
    }
    expect("}");
    return { kind, name, cases };
  };

  const readParts = (inPlural: boolean): Part[] => {
    const parts: Part[] = [];
    let text = "";
    const end = () => {
      if (text !== "") parts.push({ kind: "text", text });
      text = "";
    };
    for (; at < message.length && message[at] !== "}"; ) {
      if (message[at] === "{") {
        end();
        parts.push(readArgument());
      } else if (message[at] === "#" && inPlural) {
        end();
        parts.push({ kind: "count" });
        at++;
      } else text += message[at] === "'" ? unquoted(skip(quoteIn(inPlural))) : skip(/^./su);
    }
    end();
    return parts;
  };

  const parts = readParts(false);
  if (at < message.length) throw new Error(`Unexpected } at ${at} of: ${message}`);
  return parts;
}

/** An apostrophe quotes when a sign of the language follows; two are one; else it is itself. */
const quoteIn = (inPlural: boolean) =>
  inPlural ? /^'(?:'|[{}<>#](?:[^']|'')*'?)?/ : /^'(?:'|[{}<>](?:[^']|'')*'?)?/;
const unquoted = (quote: string) =>
  quote.length <= 2 && quote !== "''" ? quote : quote === "''" ? "'" : bare(quote).replaceAll("''", "'");
const bare = (quote: string) => quote.slice(1, quote.endsWith("'") ? -1 : undefined);
