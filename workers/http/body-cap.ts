/** 1 MB a request body; files travel in chunks (security.md row 60). */
export const BODY_CAP = 1_000_000;

/** The request with its body read and measured, or null when it is over the cap. A wrong length does not help. */
export async function withinCap(request: Request): Promise<Request | null> {
  if (request.body === null) return request;
  if (Number(request.headers.get("content-length") ?? 0) > BODY_CAP) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > BODY_CAP) return null;
    chunks.push(chunk);
  }
  // What came in one piece is passed on as it is: a Blob is read through a stream once more.
  return new Request(request, {
    body: chunks.length === 1 ? (chunks[0] as BodyInit) : new Blob(chunks as BlobPart[]),
  });
}

/** A program's body as text, empty without one; null when it is over the cap. What tells its length sends no more (RFC 9112, 6.3). */
export async function textWithinCap(request: Request): Promise<string | null> {
  if (request.body === null) return "";
  const length = request.headers.get("content-length");
  if (length !== null) return Number(length) > BODY_CAP ? null : request.text();
  return (await withinCap(request))?.text() ?? null;
}
