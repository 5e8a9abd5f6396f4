import { useMatches } from "@remix-run/react";
import { type Language, type MessageKey, type Messages, type Translate, translator } from "~/i18n";

/** What a route says of itself: `export const handle = { title: "nav.users" }`, or a title made from its data. */
export type PageHandle = { title?: MessageKey | ((data: unknown, t: Translate) => string) };

/** The document's title: the page, then the product. Every page has its own (WCAG 2.4.2). */
export function DocumentTitle({ language, messages }: { language: Language; messages: Messages }) {
  const match = useMatches().at(-1);
  const title = (match?.handle as PageHandle | undefined)?.title;
  const t = translator(language, messages);
  const words = typeof title === "function" ? title(match?.data, t) : title && t(title);
  return <title>{words ? `${words} \u00b7 ${t("common.product")}` : t("common.product")}</title>;
}
