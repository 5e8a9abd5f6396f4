/** The server as the Remix compiler leaves it; made by `npm run build` steps before these tests run. */
declare module "*/build/worker.js" {
  const server: Required<Pick<ExportedHandler, "fetch" | "scheduled">>;
  export default server;
  type ObjectClass = new (
    ctx: DurableObjectState,
    env: object,
  ) => import("cloudflare:workers").DurableObject<object>;
  export const AccountGate: ObjectClass;
  export const LoginThrottle: ObjectClass;
}
