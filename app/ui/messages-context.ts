import { createContext } from "react";
import type { Language, Messages } from "~/i18n";

/** The page's language and its words: chosen by the server, loaded as a file of its own by the browser. */
export const MessagesContext = createContext<{ language: Language; messages: Messages } | null>(null);

/** The nonce of this document's scripts and styles. Empty in the browser, where nothing new needs it. */
export const NonceContext = createContext<string | undefined>(undefined);
