/** A network between the browser and the server, whose answers can be held back and changed. */
import http from "node:http";

/** `manner` may be changed while it stands: `cut`, `wait(path)` in milliseconds, `change(path, text)`. */
export async function startNetwork(address) {
  const manner = { cut: false, wait: () => 0, change: (_, text) => text };
  const target = new URL(address);
  const between = http.createServer((asked, answer) => {
    if (manner.cut) {
      asked.socket.destroy();
      return;
    }
    const { "accept-encoding": _, ...headers } = asked.headers;
    const on = http.request(
      {
        host: target.hostname,
        port: target.port,
        path: asked.url,
        method: asked.method,
        headers: manner.fresh ? { ...headers, "if-none-match": "" } : headers,
      },
      async (come) => {
        const parts = [];
        for await (const part of come) parts.push(part);
        await new Promise((resolve) => setTimeout(resolve, manner.wait(asked.url)));
        const whole = Buffer.concat(parts);
        const text = /json/.test(come.headers["content-type"] ?? "")
          ? Buffer.from(manner.change(asked.url, whole.toString()))
          : whole;
        const { "content-length": __, "transfer-encoding": ___, ...others } = come.headers;
        if (!text.equals(whole)) others.etag = '"changed"';
        answer.writeHead(come.statusCode, others).end(text);
      },
    );
    on.on("error", () => answer.destroy());
    asked.pipe(on);
  });
  await new Promise((resolve) => between.listen(0, "127.0.0.1", resolve));
  between.unref(); // a test that fails before it stops it must not keep the run from ending
  return {
    manner,
    address: `http://127.0.0.1:${between.address().port}/`,
    stop() {
      between.closeAllConnections();
      between.close();
    },
  };
}
