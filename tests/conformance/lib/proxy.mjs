/** A proxy that writes down what clients ask of a server. */
import http from 'node:http';

/** `requests` holds method and path of each request. */
export async function listen(base) {
  const requests = [];
  const target = new URL(base);
  const proxy = http.createServer((incoming, outgoing) => {
    requests.push(`${incoming.method} ${incoming.url}`);
    const headers = { ...incoming.headers };
    const onward = http.request({ hostname: target.hostname, port: target.port, path: incoming.url, method: incoming.method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await new Promise((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return { base: `http://127.0.0.1:${proxy.address().port}`, requests, stop: () => new Promise((resolve) => proxy.close(resolve)) };
}
