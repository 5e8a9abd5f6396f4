import { PROBLEMS } from "./core/problems";
import { FIRST_STEPS } from "./first-steps";

const codes = Object.entries(PROBLEMS)
  .map(([code, { status, title }]) => `| \`${code}\` | ${status} | ${title} |`)
  .join("\n");

/** What a new reader needs before the first call, and beside the reference. Markdown, as OpenAPI has it. */
export const INTRODUCTION = `What the screens of Gatehouse do, for programs. The same rules decide: nothing is allowed here that the token's owner
could not do on a page. Seven steps, to be copied one after the other; the reference is below. A whole company in one
script: \`docs/examples/build-a-company.mjs\`.

${FIRST_STEPS}
### For every call

- **Tokens** may at most what their owner may at that moment, less what they were not given. When the owner is blocked,
  deactivated or archived, a token ends (401); an activity limit only suspends it (423). Cookies are never read here, and
  a token in an address is refused.
- **Ids** come from lists; those in the examples of the reference are made up. What you may not see does not exist: 404.
  A missing right is 403 and names it.
- **\`If-Match\`** with the \`ETag\` that you read refuses (412) to overwrite somebody else's change.
- **\`pending: true\`** means: saved, in force within a minute. **Times** are ISO 8601 in UTC, **amounts** whole minor units.
- **Pace**: 1,200 requests a minute a token; \`RateLimit\` says how many are left, \`Retry-After\` how long to wait.

### Words

A **hold** stops a person: a block, a deactivation, the archive, a limit that is full. A **grant** gives somebody a role
or one permission. A **level** says on whose records it holds: \`own\`, \`own_dept\`, \`any\`; together with the departments
it is your **reach**. A **limit** is how much a person may do in a day, week or month; a **gauge**, how much they have.
The **allowlist** names the networks from which people may come in.

<details><summary>What a question to AuthZEN may say</summary>

| in | is read |
|---|---|
| \`subject\` | \`type\` \`user\`; \`id\`: e-mail, id or external id. When it names nobody: \`properties.email\`, then \`properties.external_id\` |
| \`action.name\` | a permission as \`deals.view\`, or its last word \`view\`; of your own types what you registered, with \`properties\` |
| \`resource\` | \`deal\`, \`contact\`, \`company\`, \`task\`, \`conversation\`, \`channel\`, \`user\` by id or external id; your own types, with their owner and department in \`properties\` |
| \`context\` | \`time\`: the moment to judge; \`ip\`: asks the allowlist, too (else \`subject.properties.ip_address\`) |

Everything else is ignored, as the specification asks: roles and departments are known here and taken from nobody's word.
Several questions at once: \`/access/v1/evaluations\`; who, what and which: \`/access/v1/search/subject\`, \`/action\`,
\`/resource\`; all addresses: [its configuration](/.well-known/authzen-configuration). It needs \`access.explain\`.

</details>

<details><summary>Codes of refusals</summary>

| code | status | meaning |
|---|---|---|
${codes}

Rules of the product answer with codes of their own, as \`last_administrator\`, \`above_you\` or \`taken\`.

</details>`;

export const TAGS = [
  { name: "Me", description: "Whose token it is and what it may." },
  { name: "Users", description: "People, what stops them, their sessions, and their work when they leave." },
  { name: "Invitations", description: "Asking people in by e-mail." },
  { name: "Structure", description: "Departments, groups and workgroups." },
  { name: "Access", description: "Roles, grants, “why” and “who can”, and types of your own applications." },
  { name: "Gate", description: "Allowlist, who is active now, activity and its limits, both logs." },
  { name: "Work", description: "Deals, contacts, companies and tasks." },
  { name: "Conversations", description: "Chats with clients: messages in and out, notes, who answers." },
  { name: "Channels", description: "Where clients write, and who answers." },
  { name: "CRM", description: "Connected CRMs and their people." },
  { name: "Webhooks", description: "Receivers that are told what happens, and what became of each message." },
  { name: "Exports", description: "Tables as files, made in the background." },
  { name: "Jobs", description: "Work that goes on behind an answer, and how far it is." },
];
