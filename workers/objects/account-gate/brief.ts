import { type AdmitRequest, SAME, type Verdict } from "../../../app/domain/session/gate";

/**
 * What travels to the caller. The stamp of a browser's session covers its whole verdict, so a caller that keeps the
 * verdict under that stamp needs one word; a preview's end and a token's pace are outside of theirs.
 */
export function brief({ keeps }: AdmitRequest, verdict: Verdict): Verdict | typeof SAME {
  if (keeps !== true || !verdict.ok || verdict.facts !== null) return verdict;
  return verdict.preview === null && verdict.token === undefined ? SAME : verdict;
}
