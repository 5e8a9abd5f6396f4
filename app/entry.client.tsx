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
  const messages = await loadMessages(isLanguage(wanted) ? wanted : "en");
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <MessagesContext.Provider value={messages}>
          <RemixBrowser />
        </MessagesContext.Provider>
      </StrictMode>,
    );
  });
}

void hydrate();
