/**
 * Whether a page's action can read what it was sent: a form, or JSON, that is well-formed. Everything else is the
 * sender's mistake and answered 400 before an action runs into it (ASVS 2.2.1).
 */
export async function hasReadableBody(request: Request): Promise<boolean> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  try {
    if (type === "application/json") await request.clone().json();
    else if (type === "application/x-www-form-urlencoded" || type === "multipart/form-data")
      await request.clone().formData();
    else return false;
    return true;
  } catch {
    return false;
  }
}
