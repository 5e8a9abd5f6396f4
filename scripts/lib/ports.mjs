import { createServer } from "node:net";
import { Sorry } from "./run.mjs";

/** A port of 127.0.0.1 that is free now: the one asked for, or any when it is 0. */
export function freePort(port) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", ({ code }) => {
      const why = code === "EADDRINUSE" ? "is already in use" : `cannot be opened (${code})`;
      reject(new Sorry(`Port ${port} ${why}: choose another one, for example PORT=${port + 1} npm start.`));
    });
    probe.listen({ port, host: "127.0.0.1", exclusive: true }, () => {
      const chosen = probe.address().port;
      probe.close(() => resolve(chosen));
    });
  });
}
