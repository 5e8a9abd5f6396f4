// People at other machines who sign in, AT_ONCE at a time: told { url, email, password, atOnce, forMs }, they sign in
// one after the other until the time is over, and the answer is how many were let in.
process.on("message", async ({ url, email, password, atOnce, forMs }) => {
  const until = performance.now() + forMs;
  const headers = { origin: new URL(url).origin, "sec-fetch-site": "same-origin" };
  let done = 0;
  const one = async (i) => {
    for (let n = 0; performance.now() < until; n++) {
      const response = await fetch(`${url}/login`, {
        method: "POST",
        body: new URLSearchParams({ email, password, next: "/" }),
        headers: { ...headers, "cf-connecting-ip": `203.0.${i}.${n % 250}` },
        redirect: "manual",
      });
      // Who finds the queue full tries again.
      if (response.status === 302) done += 1;
      await response.arrayBuffer();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, (_, i) => one(i)));
  process.send(done);
});
