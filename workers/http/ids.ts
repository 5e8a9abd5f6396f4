import { base64url } from "../../app/domain/ids/public-id";

/** Of a letter's six random bits a nonce has 132 (ASVS 3.4.3), a request's id 72. */
export type Ids = { nonce: string; requestId: string };

const NONCE = 22;
const REQUEST_ID = 12;
/** Answers that one call of the runtime's generator is enough for. */
const AT_ONCE = 60;

let letters = "";
let used = 0;

/** Random names of one answer: nobody else's, and none of them is ever used again. */
export function newIds(): Ids {
  if (used + NONCE + REQUEST_ID > letters.length) {
    letters = base64url(crypto.getRandomValues(new Uint8Array(((NONCE + REQUEST_ID) * AT_ONCE * 3) / 4)));
    used = 0;
  }
  const nonce = letters.slice(used, used + NONCE);
  const requestId = letters.slice(used + NONCE, used + NONCE + REQUEST_ID);
  used += NONCE + REQUEST_ID;
  return { nonce, requestId };
}
