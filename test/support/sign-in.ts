/** Signs in over HTTP as a browser would and answers the cookie header of the session. */
export async function signIn(url: string, email: string, password: string, address = "127.0.0.1") {
  const response = await postForm(
    `${url}/login`,
    { email, password, next: "/" },
    { "CF-Connecting-IP": address },
  );
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(";")[0]);
  if (!cookies.some((cookie) => cookie?.startsWith("__Host-gatehouse="))) {
    throw new Error(`${email} was not let in: ${response.status}`);
  }
  return cookies.join("; ");
}

/** A form sent from a page of the same origin; redirects are not followed. */
export function postForm(url: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
  const { origin } = new URL(url);
  return fetch(url, {
    method: "POST",
    body: new URLSearchParams(fields),
    headers: { Origin: origin, "Sec-Fetch-Site": "same-origin", ...headers },
    redirect: "manual",
  });
}
