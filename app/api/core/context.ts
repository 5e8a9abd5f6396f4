import type { Evaluation } from "~/domain/authzen/request";
import type { Origin } from "~/domain/log/entry";
import type { Verdict } from "~/domain/session/gate";
import type { QuestionFacts } from "~/domain/session/question";
import type { Needs } from "~/features/needs";
import type { SignedIn } from "~/http/viewer";

/** What a request to `/api` or `/access` comes with: abilities, and what the gate said to its token. */
export type ApiContext = Needs & {
  client: Origin;
  /** The body, empty without one. */
  text: string;
  /** Null without a token; else what the gate said. */
  verdict: Verdict | null;
  signedIn: SignedIn | null;
  /** The one question of the body, when the gate has answered it with the token. */
  told: { asked: Evaluation; facts: QuestionFacts } | null;
  /** A socket of the gate that tells what this token's owner may watch; null when the gate refuses it. */
  watch(): Promise<WebSocket | null>;
  nonce: string;
};

/** The Hono environment: `c.env` is the context, built by the Worker for each request. */
export type ApiEnv = { Bindings: ApiContext };

/** Who asks and with what: the first argument of every handler. */
export type Asker = { needs: ApiContext; viewer: SignedIn & { door: "api" } };

/** The asker of a request that the gate let in. */
export const askerOf = (needs: ApiContext, signedIn: SignedIn): Asker => ({
  needs,
  viewer: { ...signedIn, door: "api" },
});
