import type { Program } from "../program";
import { backgroundCalls, makeBackground } from "./background";
import type { Call, Ids } from "./call";
import { chatCalls, makeChats } from "./chats";
import { readWebhookIds, webhookCalls } from "./webhooks";
import { makeWork, workCalls } from "./work";

/** Ids of the demo company that calls need, looked up once. */
export async function readIds(program: Program): Promise<Ids> {
  const first = async (path: string, pick: (item: Record<string, string>) => boolean = () => true) => {
    const { body } = await program.get<{ items: Record<string, string>[] }>(`/api/v1${path}`);
    return body.items.find(pick)?.id ?? "";
  };
  const id = async (path: string, body: unknown) =>
    (await program.post<{ id: string }>(`/api/v1${path}`, body)).body.id;
  const user = await first("/users?limit=200", ({ email }) => email === "operator@demo.test");
  const ids: Ids = {
    me: (await program.get<{ id: string }>("/api/v1/me")).body.id,
    user,
    other: await first("/users?limit=200", ({ email }) => email === "qc@demo.test"),
    admin: await first("/users?limit=200", ({ email }) => email === "admin@demo.test"),
    role: await id("/roles", { name: "Contract role", family: "special" }),
    doomedRole: await id("/roles", { name: "Doomed role", family: "special" }),
    channel: await id("/channels", { name: "Contract channel", kind: "webhook" }),
    connection: await first("/crm/connections"),
    crm: await id("/crm/connections", { name: "Contract CRM" }),
  };
  Object.assign(ids, await makeWork({ first, make: id }));
  ids.limit = await id("/limits", { metric: "exported_rows", threshold: 7, period: "month", users: [user] });
  ids.doomedLimit = await id("/limits", {
    metric: "exported_rows",
    threshold: 8,
    period: "week",
    users: [user],
  });
  await program.post("/api/v1/activity", {
    events: [{ id: "contract-0", user, kind: "rows_exported", at: new Date().toISOString(), amount: 1 }],
  });
  Object.assign(ids, await makeChats({ first, make: id }, ids, program));
  for (const [path, one] of UNITS) {
    ids[one] = await id(path, { name: `Contract ${one}` });
    ids[`doomed${one}`] = await id(path, { name: `Doomed ${one}` });
  }
  ids.hold = await id(`/users/${ids.other}/holds`, { kind: "inactive" });
  await program.post("/api/v1/grants", {
    kind: "user",
    subjects: [user],
    permission: "stats.general",
    level: "any",
  });
  ids.grant = await first("/grants");
  Object.assign(ids, await makeBackground({ first, make: id }, program));
  await program.post("/api/v1/invitations", { email: "contract@example.com", role: "manager" });
  ids.invitation = await first("/invitations");
  await program.post("/api/v1/network/rules", { network: "192.0.2.9", label: "Contract" });
  ids.rule = await first("/network/rules", ({ label }) => label === "Contract");
  Object.assign(ids, await readWebhookIds(program));
  return ids;
}

const UNITS = [
  ["/departments", "Department"],
  ["/groups", "Group"],
  ["/workgroups", "Workgroup"],
] as const;

/** A good call for each operation, by its id: one without fails the contract. */
export function goodCalls(ids: Ids): Record<string, Call> {
  const units = UNITS.flatMap(([path, one]): [string, Call][] => [
    [`list${one}s`, { path, expects: 200 }],
    [`create${one}`, { path, body: { name: `Another ${one}` }, expects: 201 }],
    [`get${one}`, { path: `${path}/${ids[one]}`, expects: 200 }],
    [`update${one}`, { path: `${path}/${ids[one]}`, body: { name: `Renamed ${one}` }, expects: 200 }],
    [`get${one}Members`, { path: `${path}/${ids[one]}/members`, expects: 200 }],
    [`set${one}Members`, { path: `${path}/${ids[one]}/members`, body: { members: [] }, expects: 200 }],
    [`delete${one}`, { path: `${path}/${ids[`doomed${one}`]}`, expects: 200 }],
  ]);
  const type = "/resource-types/contract";
  return {
    getMe: { path: "/me", expects: 200 },
    listUsers: { path: "/users", expects: 200 },
    createUser: {
      path: "/users",
      body: { email: "new@example.com", name: "Ada", surname: "Byron", role: "manager", external_id: "hr-7" },
      expects: 201,
    },
    getUser: { path: `/users/${ids.user}`, expects: 200 },
    updateUser: { path: `/users/${ids.user}`, body: { external_id: "crm-1" }, expects: 200 },
    listHolds: { path: `/users/${ids.user}/holds`, expects: 200 },
    openHold: {
      path: `/users/${ids.user}/holds`,
      body: { kind: "manual_block", reason: "Contract" },
      expects: 201,
    },
    liftHold: { path: `/users/${ids.other}/holds/${ids.hold}`, expects: 200 },
    archiveUser: { path: `/users/${ids.user}/archive`, body: { reason: "Contract" }, expects: 201 },
    restoreUser: { path: `/users/${ids.user}/restore`, expects: 200 },
    listInvitations: { path: "/invitations", expects: 200 },
    invite: { path: "/invitations", body: { email: "second@example.com", role: "operator" }, expects: 201 },
    withdrawInvitation: { path: `/invitations/${ids.invitation}`, expects: 204 },
    ...Object.fromEntries(units),
    listRoles: { path: "/roles", expects: 200 },
    createRole: { path: "/roles", body: { name: "A further role", family: "special" }, expects: 201 },
    getRole: { path: `/roles/${ids.role}`, expects: 200 },
    updateRole: { path: `/roles/${ids.role}`, body: { cells: { "deals.view": "own" } }, expects: 200 },
    previewRole: {
      path: `/roles/${ids.role}/preview`,
      body: { cells: { "deals.view": "any" } },
      expects: 200,
    },
    deleteRole: { path: `/roles/${ids.doomedRole}`, expects: 200 },
    listGrants: { path: "/grants", expects: 200 },
    giveAccess: {
      path: "/grants",
      body: { kind: "user", subjects: [ids.other], permission: "stats.general", level: "any" },
      expects: 201,
    },
    revokeGrant: { path: `/grants/${ids.grant}`, expects: 200 },
    explainUser: { path: `/users/${ids.user}/rights`, expects: 200 },
    whoCan: { path: "/permissions/deals.delete/holders", expects: 200 },
    setResourceType: {
      path: type,
      body: { owner_attribute: "owner", actions: [{ action: "read", permission: "deals.view" }] },
      expects: 200,
    },
    listResourceTypes: { path: "/resource-types", expects: 200 },
    getResourceType: { path: type, expects: 200 },
    tellObjects: { path: `${type}/objects`, body: { objects: [{ id: "1" }] }, expects: 200 },
    forgetObject: { path: `${type}/objects/1`, expects: 204 },
    deleteResourceType: { path: type, expects: 204 },
    listChannels: { path: "/channels", expects: 200 },
    connectChannel: { path: "/channels", body: { name: "A further channel", kind: "mail" }, expects: 201 },
    getChannel: { path: `/channels/${ids.channel}`, expects: 200 },
    updateChannel: { path: `/channels/${ids.channel}`, body: { status: "paused" }, expects: 200 },
    setChannelQueue: { path: `/channels/${ids.channel}/queue`, body: { people: [ids.other] }, expects: 200 },
    listConnections: { path: "/crm/connections", expects: 200 },
    listConnectionPeople: { path: `/crm/connections/${ids.connection}/people`, expects: 200 },
    refreshConnection: { path: `/crm/connections/${ids.connection}/refresh`, expects: 200 },
    updateConnection: {
      path: `/crm/connections/${ids.connection}`,
      body: { admins_are_admins: true },
      expects: 200,
    },
    setConnectionAdmin: {
      path: `/crm/connections/${ids.connection}/people/${ids.user}/admin`,
      body: { is_admin: true },
      expects: 404,
    },
    createConnection: { path: "/crm/connections", body: { name: "Another CRM" }, expects: 201 },
    setConnectionPeople: {
      path: `/crm/connections/${ids.crm}/people`,
      body: { people: [{ external_id: "77", name: "Ada Byron", email: "operator@demo.test" }] },
      expects: 200,
    },
    listConnectionRoles: { path: `/crm/connections/${ids.connection}/roles`, expects: 200 },
    setConnectionRoles: {
      path: `/crm/connections/${ids.connection}/roles`,
      body: { people: [{ person: ids.user, role: null, receives_new_clients: false }] },
      expects: 200,
    },
    getNetwork: { path: "/network", expects: 200 },
    switchNetwork: { path: "/network", body: { covers_tokens: false }, expects: 200 },
    listNetworkRules: { path: "/network/rules", expects: 200 },
    addNetworkRule: { path: "/network/rules", body: { network: "192.0.2.77" }, expects: 201 },
    removeNetworkRule: { path: `/network/rules/${ids.rule}?confirmed=true`, expects: 200 },
    listSessions: { path: `/users/${ids.other}/sessions`, expects: 200 },
    endSession: { path: `/users/${ids.other}/sessions/nothing`, expects: 200 },
    endSessions: { path: `/users/${ids.other}/sessions`, expects: 200 },
    listLive: { path: "/live", expects: 200 },
    watchLive: { path: "/live/events", expects: 200 },
    ...workCalls(ids),
    ...chatCalls(ids),
    ...backgroundCalls(ids),
    ingestActivity: {
      path: "/activity",
      body: {
        events: [{ id: "contract-1", user: ids.user, kind: "message_sent", at: new Date().toISOString() }],
      },
      expects: 200,
    },
    listLimits: { path: "/limits", expects: 200 },
    createLimit: {
      path: "/limits",
      body: { metric: "messages_sent", threshold: 900, period: "week" },
      expects: 201,
    },
    getLimit: { path: `/limits/${ids.limit}`, expects: 200 },
    updateLimit: { path: `/limits/${ids.limit}`, body: { threshold: 9, is_on: true }, expects: 200 },
    listGauges: { path: "/gauges", expects: 200 },
    restoreLimit: { path: `/limits/${ids.limit}/restore`, body: { person: ids.user }, expects: 200 },
    deleteLimit: { path: `/limits/${ids.doomedLimit}`, expects: 200 },
    listAuditLog: { path: "/audit-log", expects: 200 },
    listAuthLog: { path: "/auth-log", expects: 200 },
    ...webhookCalls({ hook: ids.hook ?? "", doomed: ids.doomed ?? "", delivery: ids.delivery ?? "" }),
  };
}
