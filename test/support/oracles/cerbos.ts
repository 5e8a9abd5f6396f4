import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { at } from "../../../scripts/lib/paths.mjs";
import { freePort } from "../../../scripts/lib/ports.mjs";
import type { RawPerson, RawRight } from "./raw-rights";

const BINARY = at("node_modules/@cerbos/cerbos-linux-x64/cerbos-linux-x64");

/** A thing as Cerbos sees it: who bears it, in which units, on which channel, and the instant of the question. */
export type CerbosThing = { owner: number; units: number[]; source: number; now: number };
export type CerbosAsk = { person: RawPerson; kind: string; action: string; thing: CerbosThing };

/** Whether the program is here; without it the proof says MISSING and fails. */
export const hasCerbos = () => existsSync(BINARY);

const REACH = {
  any: "true",
  own_dept: "(R.attr.owner == P.attr.id || R.attr.units.exists(u, u in P.attr.reach))",
  own: "R.attr.owner == P.attr.id",
} as const;

/** One rule for each raw grant and level, and one that denies whoever is held: Cerbos does all the merging. */
export function policyOf(kind: string, prefix: string, rights: readonly RawRight[]): object {
  const rules = rights.flatMap(({ who, cells, sourceId, from, until }) =>
    (Object.keys(REACH) as (keyof typeof REACH)[]).flatMap((level) => {
      const actions = Object.entries(cells)
        .filter(([permission, given]) => permission.startsWith(`${prefix}.`) && given === level)
        .map(([permission]) => permission.split(".")[1]);
      const conditions = [
        `${JSON.stringify(who)} in P.attr.member`,
        `R.attr.now >= ${from}.0 && R.attr.now < ${until}.0`,
        ...(sourceId === null ? [] : [`R.attr.source == ${sourceId}.0`]),
        REACH[level],
      ];
      const condition = { match: { all: { of: conditions.map((expr) => ({ expr })) } } };
      return actions.length === 0 ? [] : [{ actions, effect: "EFFECT_ALLOW", roles: ["user"], condition }];
    }),
  );
  const isHeld = "P.attr.holds.exists(h, R.attr.now >= h.from && R.attr.now < h.until)";
  const held = {
    actions: ["*"],
    effect: "EFFECT_DENY",
    roles: ["user"],
    condition: { match: { expr: isHeld } },
  };
  return {
    apiVersion: "api.cerbos.dev/v1",
    resourcePolicy: { resource: kind, version: "default", rules: [...rules, held] },
  };
}

/** The PDP on loopback with these policies, and its answers; `stop` ends it and removes its files. */
export async function startCerbos(policies: readonly object[]) {
  const folder = mkdtempSync(join(tmpdir(), "gatehouse-cerbos-"));
  mkdirSync(join(folder, "policies"));
  for (const [n, policy] of policies.entries())
    writeFileSync(join(folder, "policies", `policy_${n}.json`), JSON.stringify(policy));
  const [http, grpc] = [await freePort(0), await freePort(0)];
  const config = {
    server: { httpListenAddr: `127.0.0.1:${http}`, grpcListenAddr: `127.0.0.1:${grpc}` },
    storage: { driver: "disk", disk: { directory: join(folder, "policies"), watchForChanges: false } },
    telemetry: { disabled: true },
    engine: { defaultPolicyVersion: "default" },
  };
  writeFileSync(join(folder, "config.json"), JSON.stringify(config));
  const pdp = spawn(BINARY, ["server", `--config=${join(folder, "config.json")}`], { stdio: "pipe" });
  const url = `http://127.0.0.1:${http}`;
  await ready(pdp, url);
  const stop = () => {
    pdp.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  return { url, pid: pdp.pid ?? 0, ask: (asks: readonly CerbosAsk[]) => askAll(url, asks), stop };
}

async function ready(pdp: ChildProcess, url: string): Promise<void> {
  let said = "";
  for (const stream of [pdp.stdout, pdp.stderr]) stream?.on("data", (part) => (said += part));
  for (let looks = 0; looks < 150; looks++) {
    if (pdp.exitCode !== null) break;
    if ((await fetch(`${url}/_cerbos/health`).catch(() => null))?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  pdp.kill();
  throw new Error(`Cerbos did not start: ${said.slice(-2_000)}`);
}

const MOST_AT_ONCE = 50;

/** Answers in the order of the questions; those of one person travel together. */
async function askAll(url: string, asks: readonly CerbosAsk[]): Promise<boolean[]> {
  const answers: boolean[] = [];
  const byPerson = new Map<number, number[]>();
  for (const [n, { person }] of asks.entries())
    byPerson.set(person.id, [...(byPerson.get(person.id) ?? []), n]);
  for (const places of byPerson.values()) {
    for (let at = 0; at < places.length; at += MOST_AT_ONCE) {
      const some = places.slice(at, at + MOST_AT_ONCE);
      const results = await check(
        url,
        some.map((n) => asks[n]!),
      );
      for (const [k, n] of some.entries()) answers[n] = results[k] ?? false;
    }
  }
  return answers;
}

export const CHECK_PATH = "/api/check/resources";

/** One message of questions about the first one's person. */
export function checkBody(asks: readonly CerbosAsk[]): string {
  const { id, member, reach, holds } = asks[0]!.person;
  return JSON.stringify({
    requestId: "proof",
    principal: { id: `${id}`, roles: ["user"], attr: { id, member, reach, holds } },
    resources: asks.map(({ kind, action, thing }, n) => ({
      actions: [action],
      resource: { kind, id: `${n}`, attr: thing },
    })),
  });
}

async function check(url: string, asks: readonly CerbosAsk[]): Promise<boolean[]> {
  const response = await fetch(`${url}${CHECK_PATH}`, { method: "POST", body: checkBody(asks) });
  if (!response.ok) throw new Error(`Cerbos: ${response.status} ${await response.text()}`);
  const { results } = (await response.json()) as { results: { actions: Record<string, string> }[] };
  return results.map(({ actions }, n) => actions[asks[n]!.action] === "EFFECT_ALLOW");
}
