import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import type { Handler } from "./handler.ts";
import { type RunningServer, serveHandler, type ServeOptions } from "./server.ts";

/** Tells the request back. */
const echo: Handler = ({ method, path, query, headers, body }) =>
  Promise.resolve({
    status: 200,
    headers: { "content-type": "text/plain" },
    body: [method, path, query, headers["x-a"], body.length].join(" "),
  });

async function withServer<T>(
  use: (server: RunningServer) => Promise<T>,
  handler: Handler = echo,
  options?: ServeOptions,
): Promise<T> {
  const server = await serveHandler(handler, options);
  try {
    return await use(server);
  } finally {
    await server.close();
  }
}

/** What the server sends to bytes on a bare socket, until it closes the connection. */
function raw({ port }: RunningServer, text: string): Promise<string> {
  return new Promise((resolve) => {
    let received = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    socket.on("data", (data) => (received += data.toString()));
    socket.on("error", () => undefined);
    socket.on("close", () => {
      resolve(received);
    });
  });
}

describe("the server", () => {
  it("hands over method, path, query, headers and body", async () => {
    const text = await withServer(async ({ url }) => {
      const response = await fetch(`${url}/p?q=1`, { method: "POST", headers: { "X-A": "b" }, body: "abc" });
      return response.text();
    });
    expect(text).toBe("POST /p q=1 b 3");
  });

  it("listens on this machine alone", async () => {
    expect(await withServer(({ url }) => Promise.resolve(new URL(url).hostname))).toBe("127.0.0.1");
  });

  it("takes a megabyte, and not more", async () => {
    await withServer(async ({ url }) => {
      const answers = [1_048_576, 1_048_577, 5_000_000].map(async (length) => {
        const response = await fetch(url, { method: "POST", body: "x".repeat(length) });
        return `${String(response.status)} ${await response.text()}`;
      });
      const refused = '413 {"__type":"RequestEntityTooLargeException"}';
      expect(await Promise.all(answers)).toEqual(["200 POST /   1048576", refused, refused]);
    });
  });

  it("does not wait for a slow client, and serves others meanwhile", async () => {
    await withServer(
      async (server) => {
        const slow = raw(server, "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n\r\nabc");
        const slower = raw(server, "POST / HTTP/1.1\r\nhost");
        expect((await fetch(server.url)).status).toBe(200);
        expect(await slow).toContain("408 Request Timeout");
        expect(await slower).toContain("408 Request Timeout");
      },
      echo,
      { patience: 300 },
    );
  });

  it.each([
    "nonsense\r\n\r\n",
    "GET / HTTP/1.1\r\nx-a: b\r\n\r\n",
    `GET / HTTP/1.1\r\nhost: x\r\nx: ${"a".repeat(20_000)}\r\n\r\n`,
  ])("refuses what is no request %#", async (text) => {
    await withServer(async (server) => {
      expect(await raw(server, text)).toMatch(/^HTTP\/1\.1 4\d\d /u);
      expect((await fetch(server.url)).status).toBe(200);
    });
  });

  it("forgets a client that goes away", async () => {
    await withServer(async (server) => {
      const socket = connect(server.port, "127.0.0.1", () => {
        socket.write("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n\r\nabc", () => socket.destroy());
      });
      await new Promise((resolve) => socket.on("close", resolve));
      expect((await fetch(server.url)).status).toBe(200);
    });
  });

  it("tells nothing of a fault, and stays up", async () => {
    const faults: unknown[] = [];
    const failing: Handler = () => Promise.reject(new Error("planted"));
    await withServer(
      async ({ url }) => {
        const response = await fetch(url);
        expect([response.status, await response.text()]).toEqual([500, '{"__type":"KMSInternalException"}']);
        expect((await fetch(url)).status).toBe(500);
      },
      failing,
      { fault: (fault) => faults.push(fault) },
    );
    expect(faults).toEqual([new Error("planted"), new Error("planted")]);
  });

  it("lets what is under way end when it is closed", async () => {
    let go: () => void = () => undefined;
    const waiting = new Promise<void>((resolve) => {
      go = resolve;
    });
    let arrived: () => void = () => undefined;
    const here = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const slow: Handler = async (request) => {
      arrived();
      await waiting;
      return echo(request);
    };
    const server = await serveHandler(slow);
    const answer = fetch(server.url);
    await here;
    const closed = server.close();
    go();
    expect((await answer).status).toBe(200);
    await closed;
    await expect(fetch(server.url)).rejects.toThrow();
  });

  it("rejects for a port that is taken", async () => {
    await withServer(async ({ port }) => {
      await expect(serveHandler(echo, { port })).rejects.toThrow("EADDRINUSE");
    });
  });
});
