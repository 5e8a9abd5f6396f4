import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { isLanguage } from "./i18n";
import { loadMessages } from "./i18n/load.client";
import { MessagesContext } from "./ui/messages-context";
import { adoptNonce } from "./ui/nonce";

adoptNonce();

async function hydrate() {
  const wanted = document.documentElement.lang;
  const language = isLanguage(wanted) ? wanted : "en";
  const messages = await loadMessages(language);
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <MessagesContext.Provider value={{ language, messages }}>
          <RemixBrowser />
        </MessagesContext.Provider>
      </StrictMode>,
    );
  });
}

void hydrate();
