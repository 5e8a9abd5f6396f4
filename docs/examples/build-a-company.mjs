// Builds a company through the API, lets it work for a day, and asks about it. Nothing but Node 20 or newer is needed:
//   TOKEN=$(npm run --silent token -- --email admin@demo.test | tail -1)   (in force within a minute)
//   ORIGIN=http://localhost:8787 TOKEN=$TOKEN node docs/examples/build-a-company.mjs
const { ORIGIN = "http://localhost:8787", TOKEN } = process.env;
if (!TOKEN) throw new Error("Please set TOKEN: npm run token -- --email admin@demo.test");
const RUN = process.env.RUN ?? new Date().toISOString().slice(0, 10);

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
  if (!response.ok) throw new Error(`${method} ${path}: ${answer.code} ${JSON.stringify(answer.errors ?? answer.detail ?? "")}`);
  return answer;
}
const get = (path) => call("GET", `/api/v1${path}`);
const post = (path, body, key) => call("POST", `/api/v1${path}`, body, key);
const ask = (question) => call("POST", "/access/v1/evaluation", question);

const me = await get("/me");
console.log(`I am ${me.name} of ${me.company.name}.`);

// 1. Structure and roles.
const sales = await post("/departments", { name: `North sales ${RUN}` }, "sales");
const night = await post("/groups", { name: `Night shift ${RUN}` }, "night");
const role = await post("/roles", { name: `Reader ${RUN}`, family: "special" }, "role");
await call("PATCH", `/api/v1/roles/${role.id}`, { cells: { "deals.view": "own_dept", "contacts.view": "own_dept" } });
console.log("A department, a group and a role are there.");

// 2. People: one is invited, two who are here already move in.
const invited = await post("/invitations", { email: `ada.${RUN}@example.com`, role: "manager", department: sales.id }, "ada");
console.log(`${invited.email} is invited.`);
const { items } = await get("/users?state=active&limit=200&fields=email,is_owner");
const people = items.filter(({ id, is_owner }) => id !== me.id && !is_owner).slice(-2);
const [anna, boris] = people.map(({ id }) => id);
await call("PUT", `/api/v1/groups/${night.id}/members`, { members: [anna, boris] });
await call("PATCH", `/api/v1/users/${anna}`, { external_id: `crm-anna-${RUN}` });
await post(
  "/grants",
  { kind: "group", subjects: [night.id], roles: [role.id], ends_at: new Date(Date.now() + 90 * 86_400_000).toISOString() },
  "grant",
);

// 3. Work: a few deals.
for (const [n, name] of ["Kitchen", "Wardrobe", "Oak table"].entries())
  await post("/deals", { name: `${name} ${RUN}`, amount: (n + 1) * 100_000 }, `deal-${n}`);
console.log(`Deals: ${(await get(`/deals?q=${RUN}&limit=10`)).items.map(({ name }) => name).join(", ")}.`);

// 4. A limit, and a day in another CRM that reaches it.
const limit = await post("/limits", { metric: "messages_sent", threshold: 5, period: "day", users: [anna] }, "limit");
const events = Array.from({ length: 6 }, (_, n) => ({
  id: `${RUN}-${n}`,
  user: `crm-anna-${RUN}`,
  kind: "message_sent",
  at: new Date().toISOString(),
}));
const told = await post("/activity", { events });
const again = await post("/activity", { events });
console.log(`Six messages: ${told.events.map(({ state }) => state).join(", ")}. Held: ${told.events[5].is_held}.`);
console.log(`The same six once more: ${again.events.map(({ state }) => state).join(", ")}.`);

// 5. Questions. She is held, so she may not; from tomorrow she may.
const question = {
  subject: { type: "user", id: `crm-anna-${RUN}` },
  action: { name: "view" },
  resource: { type: "invoice", id: "4711", properties: { owner: `crm-anna-${RUN}` } },
};
await call("PUT", "/api/v1/resource-types/invoice", {
  owner_attribute: "owner",
  actions: [{ action: "view", permission: "deals.view" }],
});
const today = await ask(question);
const tomorrow = await ask({ ...question, context: { time: new Date(Date.now() + 2 * 86_400_000).toISOString() } });
console.log(`May she see her invoice? Today: ${today.decision} (${today.context?.reason}). In two days: ${tomorrow.decision}.`);

// 6. An administrator lets her go on, and the log tells it all.
await post(`/limits/${limit.id}/restore`, { person: anna }, "restore");
console.log(`After the restore: ${(await ask(question)).decision}.`);
const log = await get("/audit-log?limit=5");
console.log(`The last of the audit log: ${log.items.map(({ event }) => event).join(", ")}.`);
await call("DELETE", `/api/v1/limits/${limit.id}`);
