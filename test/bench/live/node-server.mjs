import { createServer } from "node:http";

// A rival in a process of its own: everything that somebody says goes to everybody. Prints its port.
const http = createServer();
if (process.argv[2] === "ws") {
  const { WebSocketServer } = await import("ws");
  const server = new WebSocketServer({ server: http });
  server.on("connection", (socket) =>
    socket.on("message", (data) => {
      const text = data.toString();
      for (const client of server.clients) client.send(text);
    }),
  );
} else {
  const { Server } = await import("socket.io");
  const server = new Server(http, { transports: ["websocket"] });
  server.on("connection", (socket) => socket.on("said", (text) => server.emit("said", text)));
}
http.listen(0, "127.0.0.1", () => console.log(http.address().port));
