import type {
  ActionFunctionArgs,
  AppLoadContext,
  EntryContext,
  LoaderFunctionArgs,
} from "@remix-run/cloudflare";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToReadableStream } from "react-dom/server";
import { failureText, logText } from "./domain/text/log-text";
import { languageOf } from "./http/language";
import { messagesOf } from "./i18n/server";
import { MessagesContext, NonceContext } from "./ui/messages-context";

/** Renders the document whole before it answers: pages are small, and a broken one must not have begun as "200". */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
) {
  let code = status;
  const language = languageOf(request, context);
  const stream = await renderToReadableStream(
    <NonceContext.Provider value={context.nonce}>
      <MessagesContext.Provider value={{ language, messages: messagesOf(language) }}>
        <RemixServer context={remix} url={request.url} nonce={context.nonce} />
      </MessagesContext.Provider>
    </NonceContext.Provider>,
    {
      nonce: context.nonce,
      onError(failure) {
        code = 500;
        report(failure, context);
      },
    },
  );
  await stream.allReady;
  headers.set("content-type", "text/html; charset=utf-8");
  headers.set("x-remix-response", "yes");
  return new Response(stream, { status: code, headers });
}

/** What a loader or an action threw, unless it is an answer ("not found"). The person sees the number of the request, never the text. */
export function handleError(failure: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs) {
  if (!request.signal.aborted && !isRouteErrorResponse(failure) && !isOlderWay(failure))
    report(failure, context);
}

/** What Remix reports of a request for data in its older way (`?_data=`) that it answers as any other: no failure. */
const isOlderWay = (failure: unknown) =>
  failure instanceof Error && failure.message.startsWith("Warning: Single fetch-enabled apps should not");

/** The path without its query: what was searched for is nobody's business. */
function report(failure: unknown, { requestId, path: whole }: AppLoadContext) {
  const [path] = whole.split("?");
  const line = { event: "page_failed", requestId, path, message: failureText(failure) };
  console.error(logText(Date.now(), line));
}
