const unescaped = (text: string) =>
  text.replaceAll("&quot;", '"').replaceAll("&#x27;", "'").replaceAll("&lt;", "<").replaceAll("&amp;", "&");

const attribute = (tag: string, name: string) => {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined ? undefined : unescaped(value);
};

/** The fields that a browser would send of the page's form with this intent, as the server has filled it in. */
export function formOf(html: string, intent: string): [string, string][] {
  const form = html
    .match(/<form[\s\S]*?<\/form>/g)
    ?.find((one) => one.includes(`name="intent" value="${intent}"`));
  if (form === undefined) throw new Error(`no form "${intent}" on the page`);
  return [...form.matchAll(/<input[^>]*>|<select[\s\S]*?<\/select>/g)].flatMap(
    ([tag]): [string, string][] => {
      const name = attribute(tag, "name");
      if (name === undefined) return [];
      if (tag.startsWith("<select")) return [[name, chosenOf(tag)]];
      if (/type="(checkbox|radio)"/.test(tag) && !/\schecked=/.test(tag)) return [];
      return [[name, attribute(tag, "value") ?? ""]];
    },
  );
}

function chosenOf(select: string): string {
  const options = select.match(/<option[^>]*>/g) ?? [];
  return attribute(options.find((one) => /\sselected=/.test(one)) ?? options[0] ?? "", "value") ?? "";
}

/** The first address on the page that begins so; what a click on it would open. */
export function linkOf(html: string, start: string): string {
  const found = [...html.matchAll(/href="([^"]*)"/g)]
    .map(([, href = ""]) => unescaped(href))
    .find((href) => href.startsWith(start));
  if (found === undefined) throw new Error(`no link to ${start} on the page`);
  return found;
}
