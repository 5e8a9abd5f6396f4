// Builds a company through the API from nothing, lets it work for a day, and asks about it. Node 20 or newer is enough:
//   TOKEN=$(npm run --silent token -- --email admin@demo.test | tail -1)
//   ORIGIN=http://localhost:8787 TOKEN=$TOKEN node docs/examples/build-a-company.mjs
const { ORIGIN = "http://localhost:8787", TOKEN } = process.env;
if (!TOKEN) throw new Error("Please set TOKEN: npm run token -- --email admin@demo.test");
const RUN = process.env.RUN ?? new Date().toISOString().slice(0, 16).replace(/\D/g, "");

/** One call. A repetition of this script repeats the keys, so that what is there already is not made twice. */
async function call(method, path, body, key) {
  const response = await fetch(ORIGIN + path, {
    method,
    headers: {
      authorization: `Bearer ${TOKEN}`,
      ...(body ? { "content-type": "application/json" } : {}),
      ...(key ? { "idempotency-key": `${RUN}-${key}` } : {}),
    },
    body: body && JSON.stringify(body),
  });
  const answer = response.status === 204 ? null : await response.json();
  if (!response.ok)
    throw new Error(`${method} ${path}: ${answer.code} ${JSON.stringify(answer.errors ?? answer.detail ?? "")}`);
  return answer;
}
const get = (path) => call("GET", `/api/v1${path}`);
const post = (path, body, key) => call("POST", `/api/v1${path}`, body, key);
const ask = (question) => call("POST", "/access/v1/evaluation", question);

const me = await get("/me");
console.log(`I am ${me.name} of ${me.company.name}.`);

// 1. Structure and roles.
const sales = await post("/departments", { name: `North sales ${RUN}`, external_id: `dep-${RUN}` }, "sales");
const night = await post("/groups", { name: `Night shift ${RUN}` }, "night");
const role = await post("/roles", { name: `Reader ${RUN}`, family: "special" }, "role");
await call("PATCH", `/api/v1/roles/${role.id}`, { cells: { "deals.view": "own_dept", "contacts.view": "own_dept" } });
console.log("A department, a group and a role are there.");

// 2. People. Each gets a letter; here the script does what they do with its link: they choose a password.
const people = {};
for (const [name, surname] of [["Ada", "Byron"], ["Boris", "Gray"]]) {
  const external_id = `hr-${name.toLowerCase()}-${RUN}`;
  const email = `${name.toLowerCase()}.${RUN}@example.com`;
  const person = { email, name, surname, role: "manager", department: sales.id, external_id };
  const { id, link } = await post("/users", person, external_id);
  people[name] = { id, external_id };
  await fetch(link, {
    method: "POST",
    redirect: "manual",
    headers: { origin: new URL(link).origin },
    body: new URLSearchParams({ password: `four dull words of ${RUN}${crypto.randomUUID()}` }),
  });
}
const { ada, boris } = { ada: people.Ada, boris: people.Boris };
await call("PUT", `/api/v1/groups/${night.id}/members`, { members: [ada.id, boris.id] });
const ends_at = new Date(Date.now() + 90 * 86_400_000).toISOString();
await post("/grants", { kind: "group", subjects: [night.id], roles: [role.id], ends_at }, "grant");
const { items: staff } = await get(`/users?department=${sales.id}&fields=name,state`);
console.log(`People: ${staff.map(({ name, state }) => `${name} (${state})`).join(", ")}.`);

// 3. Clients and deals, under the ids of the system that they come from.
const company = await post("/companies", { name: `Harris & Sons ${RUN}`, external_id: `co-${RUN}` }, "company");
const kate = { name: `Kate ${RUN}`, phones: ["+44 20 7946 0018"], company: company.id, responsible: ada.id };
const contact = await post("/contacts", kate, "contact");
for (const [n, name] of ["Kitchen", "Wardrobe", "Oak table"].entries())
  await post(
    "/deals",
    { name: `${name} ${RUN}`, amount: (n + 1) * 100_000, contact: contact.id, responsible: ada.id, external_id: `d${n}-${RUN}` },
    `deal-${n}`,
  );
const { items: deals } = await get(`/deals?q=${RUN}&limit=10`);
console.log(`Deals of Ada: ${deals.map(({ name }) => name.replace(` ${RUN}`, "")).join(", ")}.`);
await post("/tasks", { text: "Measure the kitchen", kind: "meeting", due_at: ends_at, on: { kind: "deal", id: deals[0].id } }, "task");

// 4. A channel, and a conversation that a client begins. The same message told twice stands once.
const line = await post("/channels", { name: `Web shop ${RUN}`, kind: "webhook" }, "line");
const said = { conversation: "shop-1", id: "m1", client: { name: "Nora" }, text: "Is the oak table still there?" };
const { conversation } = await post(`/channels/${line.id}/messages`, said);
await post(`/channels/${line.id}/messages`, said);
await post(`/conversations/${conversation}/messages`, { text: "It is. Shall I keep it for you?" }, "reply");
await call("PUT", `/api/v1/conversations/${conversation}/deal`, { deal: deals[0].id });
const { items: talk } = await get(`/conversations/${conversation}/messages`);
console.log(`A conversation of ${talk.length} messages, answered by ${talk[0].by === me.name ? "me" : talk[0].by}.`);

// 5. A limit, and Ada's day in another CRM, which reaches it.
const limit = await post("/limits", { metric: "messages_sent", threshold: 5, period: "day", users: [ada.id] }, "limit");
const at = new Date().toISOString();
const events = Array.from({ length: 6 }, (_, n) => ({ id: `${RUN}-${n}`, user: ada.external_id, kind: "message_sent", at }));
const told = await post("/activity", { events });
const again = await post("/activity", { events });
console.log(`Six messages: ${told.events.map(({ state }) => state).join(", ")}. Held: ${told.events[5].is_held}.`);
console.log(`The same six once more: ${again.events.map(({ state }) => state).join(", ")}.`);

// 6. Questions. She is held, so she may not; from tomorrow she may.
await call("PUT", "/api/v1/resource-types/invoice", {
  owner_attribute: "owner",
  actions: [{ action: "view", permission: "deals.view" }],
});
const resource = { type: "invoice", id: "4711", properties: { owner: ada.external_id } };
const question = { subject: { type: "user", id: ada.external_id }, action: { name: "view" }, resource };
const today = await ask(question);
const later = { time: new Date(Date.now() + 2 * 86_400_000).toISOString() };
const tomorrow = await ask({ ...question, context: later });
console.log(`May she see her invoice? Today: ${today.decision} (${today.context?.reason}). In two days: ${tomorrow.decision}.`);

// 7. An administrator lets her go on, and the log tells it all.
await post(`/limits/${limit.id}/restore`, { person: ada.id }, "restore");
console.log(`After the restore: ${(await ask(question)).decision}.`);
const { items: log } = await get("/audit-log?limit=5");
console.log(`The last of the audit log: ${log.map(({ event }) => event).join(", ")}.`);
await call("DELETE", `/api/v1/limits/${limit.id}`);
