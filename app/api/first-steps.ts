/**
 * The first steps of a new integrator, in the order in which they are taken. A test runs every block: `sh` in one shell
 * that keeps what it was told, `js` as a module; a `json` block is the answer to the call above it ("…" = left out).
 */
export const FIRST_STEPS = `### 1. Take a token and ask who you are

In *Settings → API*, or on the machine where Gatehouse runs (\`admin@demo.test\` is of the demo company):

\`\`\`sh
TOKEN=$(npm run --silent token -- --email admin@demo.test | tail -1)
curl -H "Authorization: Bearer $TOKEN" "$ORIGIN/api/v1/me"
\`\`\`

The command ends when the token is in force, at most a minute later. Or stay here: **Authorize**, paste the token, open
**Me** below, *Try it out*.

### 2. Read a list

\`\`\`sh
curl -H "Authorization: Bearer $TOKEN" "$ORIGIN/api/v1/users?state=active&fields=name,email&limit=1"
\`\`\`
\`\`\`json
{"items": [{"id": "…", "name": "…", "email": "…"}], "next": "…"}
\`\`\`

\`next\` is the \`cursor\` of the next page, of this list under these filters only; null at the end. \`Link\` has the whole address.

### 3. Write, once

\`\`\`sh
curl -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" -H "Idempotency-Key: deal-4711" \\
  -d '{"name": "Oak kitchen", "amount": 420000, "external_id": "crm-4711"}' "$ORIGIN/api/v1/deals"
\`\`\`
\`\`\`json
{"id": "…"}
\`\`\`

Send it again: the same answer, and still one deal. \`external_id\` is what your system calls it, and finds it again:

\`\`\`sh
curl -H "Authorization: Bearer $TOKEN" "$ORIGIN/api/v1/deals?external_id=crm-4711&fields=name,amount"
\`\`\`
\`\`\`json
{"items": [{"id": "…", "name": "Oak kitchen", "amount": 420000}], "next": null}
\`\`\`

### 4. Be refused

\`\`\`sh
curl -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" \\
  -d '{"name": "Oak", "colour": "dark"}' "$ORIGIN/api/v1/deals"
\`\`\`
\`\`\`json
{"type": "/api/docs#unknown_field", "title": "…", "status": 400, "code": "unknown_field", "request_id": "…",
 "errors": [{"field": "colour", "code": "unknown_field", "detail": "There is no field \\"colour\\" here."}]}
\`\`\`

A problem (RFC 9457): act on \`code\`, show \`title\`, send us \`request_id\`. Nothing was changed.

### 5. Ask for a decision

May the manager see that deal? Any application may ask, also about things of its own (\`/resource-types\`):

\`\`\`sh
curl -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" \\
  -d '{"subject": {"type": "user", "id": "manager@demo.test"}, "action": {"name": "view"},
       "resource": {"type": "deal", "id": "crm-4711"}}' \\
  "$ORIGIN/access/v1/evaluation"
\`\`\`
\`\`\`json
{"decision": false, "context": {"reason": "no_right"}}
\`\`\`

No: it is yours, and managers see their own. This is AuthZEN 1.0; more of it below.

### 6. Be told

A webhook is told when somebody is blocked, signed out or given rights, or a record changes; make one with your address:

\`\`\`sh
curl -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" \\
  -d '{"name": "My service", "url": "https://hooks.example.com/in", "events": ["hold_opened", "session_revoked"]}' \\
  "$ORIGIN/api/v1/webhooks"
\`\`\`
\`\`\`json
{"id": "…", "secret": "whsec_…"}
\`\`\`

Take nothing that the secret has not signed (Standard Webhooks; here \`npm install standardwebhooks\`):

\`\`\`js
import { Webhook } from "standardwebhooks";

/** The message; throws when Gatehouse did not send it, or longer than five minutes ago. \`body\`: the text as it came. */
export const received = (body, headers) => new Webhook(process.env.SECRET).verify(body, headers);
\`\`\`

### 7. Watch who is active

\`\`\`sh
curl -sN -H "Authorization: Bearer $TOKEN" "$ORIGIN/api/v1/live/events" | head -n 5
\`\`\`

A snapshot comes first, then whatever changes (Server-Sent Events). Without \`head\` it goes on.
`;
