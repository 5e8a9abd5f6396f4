import { type Refusal, refuse } from "./problem";

/** The body as text and as JSON. An operation without a body takes none but an empty one. */
export function readBody(
  request: Request,
  text: string,
  isWanted: boolean,
): { text: string; body: unknown } | Refusal {
  if (!isWanted) {
    if (text.trim() === "" || text.trim() === "{}") return { text: "", body: undefined };
    return refuse("unknown_field", {
      errors: [{ field: "body", code: "unknown_field", detail: "This operation takes no body." }],
    });
  }
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
  if (type !== "application/json") return refuse("unsupported_media");
  try {
    return { text, body: JSON.parse(text) as unknown };
  } catch {
    return refuse("bad_json");
  }
}
