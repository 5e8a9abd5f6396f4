/** Codes of the API's own refusals; refusals of use-cases keep their own codes (`last_administrator`, `taken`, …). */
export const PROBLEMS = {
  bad_request: { status: 400, title: "The request cannot be read." },
  bad_json: { status: 400, title: "The body is not valid JSON." },
  invalid: { status: 400, title: "Something in the request is not as it should be." },
  unknown_field: { status: 400, title: "The request has a field that does not exist here." },
  wrong_cursor: { status: 400, title: "This cursor does not belong to this list." },
  token_in_url: {
    status: 400,
    title: "A token never travels in an address. Send it in the Authorization header and revoke this one.",
  },
  unauthenticated: { status: 401, title: "A living API token is needed." },
  forbidden: { status: 403, title: "The token's owner has not the right, or the token was not given it." },
  address_refused: { status: 403, title: "The token may not be used from this address." },
  not_found: { status: 404, title: "Not found, or no access." },
  method_not_allowed: { status: 405, title: "This path does not know this method." },
  conflict: { status: 409, title: "Somebody else was faster. Read it again and repeat." },
  in_progress: { status: 409, title: "The same request is being worked on." },
  stale: { status: 412, title: "It has changed since it was read. Read it again and repeat." },
  too_large: { status: 413, title: "The body is larger than 1 MB." },
  unsupported_media: { status: 415, title: "The body must be application/json." },
  idempotency_key_reused: { status: 422, title: "This Idempotency-Key came with another request before." },
  limited: { status: 423, title: "An activity limit suspends the token's owner." },
  rate_limited: { status: 429, title: "Too many requests." },
  unavailable: { status: 503, title: "Not available at the moment. Nothing was changed; try again." },
} as const satisfies Record<string, { status: number; title: string }>;
export type ProblemCode = keyof typeof PROBLEMS;
