import { PROBLEMS } from "./core/problems";

const codes = Object.entries(PROBLEMS)
  .map(([code, { status, title }]) => `| \`${code}\` | ${status} | ${title} |`)
  .join("\n");

/** What a new reader needs before the first call. Markdown, as OpenAPI has it. */
export const INTRODUCTION = `What the screens of Gatehouse do, for programs. The same rules decide: nothing is allowed here that the token's owner
could not do on a page.

**Begin.** Make a token in *Settings → API*, or in a shell. Then ask who you are, and for a page of people:

\`\`\`sh
TOKEN=$(npm run --silent token -- --email admin@demo.test | tail -1)
curl -H "Authorization: Bearer $TOKEN" "$ORIGIN/api/v1/me"
curl -H "Authorization: Bearer $TOKEN" "$ORIGIN/api/v1/users?state=active&fields=name,email&limit=5"
\`\`\`

Or here: press **Authorize**, paste the token, open **Me** below, press *Try it out*. A whole company in one script:
\`docs/examples/build-a-company.mjs\`.

**Tokens.** A token may at most what its owner may at that moment, less what it was not given. When its owner is blocked,
deactivated or archived, it ends; an activity limit only suspends it (423). Cookies are never read here, and a token in
an address is refused.

**Lists** answer \`{items, next}\`. Pass \`next\` as \`cursor\` for the next page; \`fields\` asks for some fields only.

**Your own ids.** What you create may carry an \`external_id\`; \`?external_id=\` finds it again, so that a sync can be
repeated.

**Writing.** \`Idempotency-Key\` on a POST does it once, however often it is sent. \`If-Match\` with the \`ETag\` that
you read refuses (412) to overwrite somebody else's change. \`pending: true\` means: saved, in force within a minute.

**Refusals** are problems (RFC 9457) with a stable \`code\`; \`errors\` names each wrong field. What you may not see
does not exist: 404. A missing right is 403 and names it.

**Pace.** 1,200 requests a minute a token; \`RateLimit\` says how many are left. **Times** are ISO 8601 in UTC.

**Decisions for other systems** are at \`/access/v1\` as AuthZEN 1.0 has it; see
[its configuration](/.well-known/authzen-configuration). Types of your own applications are registered under
\`/resource-types\`.

<details><summary>Codes of refusals</summary>

| code | status | meaning |
|---|---|---|
${codes}

Rules of the product answer with codes of their own, as \`last_administrator\`, \`above_you\` or \`taken\`.

</details>`;

export const TAGS = [
  { name: "Me", description: "Whose token it is and what it may." },
  { name: "Users", description: "People, their holds and their sessions." },
  { name: "Invitations", description: "Asking people in by e-mail." },
  { name: "Structure", description: "Departments, groups and workgroups." },
  { name: "Access", description: "Roles, grants, and the questions “why” and “who can”." },
  { name: "Channels", description: "Where clients write, and who answers." },
  { name: "Work", description: "Deals, contacts, companies and tasks." },
  {
    name: "Conversations",
    description: "Chats with clients: messages in and out, notes, marks, who answers.",
  },
  { name: "Exports", description: "Tables as files, made in the background." },
  { name: "Jobs", description: "Work that goes on behind an answer, and how far it is." },
  { name: "CRM", description: "Connected CRMs and their people." },
  {
    name: "Gate",
    description: "The IP allowlist, activity and its limits, who is active now, and both logs.",
  },
  { name: "Webhooks", description: "Receivers that are told what happens, and what became of each message." },
];
