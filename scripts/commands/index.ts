/** What an operator's commands do to a database, local or deployed; bundled for Node by `scripts/lib/build.mjs`. */
export { addCompany, LINK_HOURS } from "./add-company";
export { hasTaken, makeToken } from "./make-token";
export { openGate } from "./open-gate";
export { restoreCopy } from "./restore-copy";
export { tellNews } from "./tell-news";
export { verifyAudit } from "./verify-audit";
