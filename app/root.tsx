import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteLoaderData } from "@remix-run/react";
import { type ReactNode, useContext, useEffect } from "react";
import { DocumentTitle } from "./features/shell/document-title";
import { ErrorPage } from "./features/shell/error-page";
import { readCookie } from "./http/cookies";
import { languageOf, timeZoneOf } from "./http/language";
import { I18nProvider } from "./i18n/react";
import styles from "./styles/app.css";
import { MessagesContext, NonceContext } from "./ui/messages-context";
import { forgoEval } from "./ui/no-eval";
import { themeAttribute } from "./ui/theme";
import { ToastProvider } from "./ui/toast";

// Here, because the browser runs this module before those of the routes with their schemas.
forgoEval();

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: styles },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

export function loader({ request, context }: LoaderFunctionArgs) {
  const theme = readCookie(request.headers.get("cookie"), "theme");
  return {
    language: languageOf(request, context),
    timeZone: timeZoneOf(request, context),
    theme: theme.kind === "one" ? themeAttribute(theme.value) : undefined,
    now: context.now,
  };
}

/** The document around every page, errors included. */
export function Layout({ children }: { children: ReactNode }) {
  const data = useRouteLoaderData<typeof loader>("root");
  const nonce = useContext(NonceContext);
  const words = useContext(MessagesContext);
  // Without the loader (a request that no route takes) the language is still the one chosen for this document.
  const language = data?.language ?? words?.language ?? "en";
  return (
    <html lang={language} data-theme={data?.theme} suppressHydrationWarning>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {words && <DocumentTitle language={language} messages={words.messages} />}
        <Meta />
        <Links />
      </head>
      <body>
        {words && (
          <I18nProvider
            language={language}
            timeZone={data?.timeZone ?? "UTC"}
            messages={words.messages}
            now={data?.now}
          >
            <ToastProvider>{children}</ToastProvider>
          </I18nProvider>
        )}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  useEffect(rememberZone, []);
  return <Outlet />;
}

export const ErrorBoundary = ErrorPage;

/** Tells the server the browser's zone, so that the next document has the right times at once. */
function rememberZone() {
  const zone = encodeURIComponent(Intl.DateTimeFormat().resolvedOptions().timeZone);
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers we support
  document.cookie = `zone=${zone}; path=/; max-age=31536000; samesite=lax; secure`;
}
