// Receives Gatehouse's webhooks and refuses whatever was not sent by it, or was sent long ago. Node 20 or newer:
//   SECRET=whsec_… PORT=8088 node docs/examples/receive-webhooks.mjs
// Any Standard Webhooks library does the same (npm `standardwebhooks`, PyPI `standardwebhooks`, and others).
import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";

const { SECRET = "", PORT = "8088" } = process.env;
if (!SECRET.startsWith("whsec_")) throw new Error("Please set SECRET to the signing secret, whsec_…");
const key = Buffer.from(SECRET.slice("whsec_".length), "base64");
/** How far the sender's clock and ours may be apart; keep this machine's clock right (NTP). */
const TOLERANCE_SECONDS = 5 * 60;

/** Why a message is refused; null when it is Gatehouse's and fresh. `body` is the text as it came, before any parsing. */
function refusalOf(headers, body) {
  const [id, timestamp, signatures = ""] = ["id", "timestamp", "signature"].map((name) => headers[`webhook-${name}`]);
  if (!id || !/^\d{1,12}$/.test(timestamp ?? "")) return "headers are missing";
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > TOLERANCE_SECONDS) return "too old or too new";
  const right = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest();
  // While a secret is being replaced there are two signatures: one that fits is enough.
  const fits = signatures.split(" ").some((one) => {
    const [version, text = ""] = one.split(",");
    const given = Buffer.from(text, "base64");
    return version === "v1" && given.length === right.length && timingSafeEqual(given, right);
  });
  return fits ? null : "the signature does not fit";
}

/** Ids that were worked on: a message can come twice. Keep them in your database, for a day or longer. */
const known = new Set();

const server = createServer(async (request, response) => {
  const parts = [];
  for await (const part of request) parts.push(part);
  const body = Buffer.concat(parts).toString();
  const refusal = refusalOf(request.headers, body);
  if (refusal !== null) {
    console.log(`Refused: ${refusal}.`);
    return response.writeHead(400).end(refusal);
  }
  const id = request.headers["webhook-id"];
  const { type, timestamp, data } = JSON.parse(body);
  if (known.has(id)) console.log(`${id} once more: nothing to do.`);
  else console.log(`${timestamp} ${type} ${data.subject ? `${data.subject.kind} ${data.subject.id}` : ""}`.trim());
  known.add(id);
  // Answer at once and work afterwards: after five seconds the message counts as not delivered.
  response.writeHead(204).end();
});
server.listen(Number(PORT), "127.0.0.1", () => console.log(`Receiving on http://127.0.0.1:${server.address().port}`));
