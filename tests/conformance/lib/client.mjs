/** Plain HTTP, nothing decoded or followed behind the test's back. */
import http from 'node:http';
import assert from 'node:assert/strict';

const agent = new http.Agent({ keepAlive: true, maxSockets: 4 });

/** The answer to one request; `path` is sent as it is. */
export function request(base, path, { method = 'GET', headers = {}, body, patience = 60_000 } = {}) {
  const { hostname, port } = new URL(base);
  return new Promise((resolve, reject) => {
    const outgoing = http.request({ agent, hostname, port, path, method, headers, timeout: patience }, (incoming) => {
      const chunks = [];
      incoming.on('data', (chunk) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () => resolve(new Answer(`${method} ${path}`, incoming, Buffer.concat(chunks))));
    });
    outgoing.on('timeout', () => outgoing.destroy(new Error(`${method} ${path}: no answer in ${patience} ms`)));
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

class Answer {
  constructor(what, incoming, body) {
    this.what = what.length > 300 ? `${what.slice(0, 300)}…` : what;
    this.status = incoming.statusCode;
    this.headers = incoming.headers;
    this.body = body;
  }
  get text() {
    return this.body.toString('utf8');
  }
  get json() {
    try {
      return JSON.parse(this.text);
    } catch (error) {
      throw new Error(`${this.what}: not JSON (${error.message}): ${this.text.slice(0, 200)}`);
    }
  }
  /** The media type, without parameters. */
  get type() {
    return (this.headers['content-type'] ?? '').split(';')[0].trim().toLowerCase();
  }
  /** Throws unless the status is one of these. */
  is(...statuses) {
    assert.ok(
      statuses.includes(this.status),
      `${this.what}: ${this.status} instead of ${statuses.join(' or ')}: ${this.text.slice(0, 300)}`,
    );
    return this;
  }
  /** Throws unless it is of this media type. */
  as(...types) {
    assert.ok(types.includes(this.type), `${this.what}: ${this.headers['content-type']} instead of ${types.join(' or ')}`);
    return this;
  }
}

/** {bbox: [1,2], f: "json"} as "?bbox=1%2C2&f=json". */
export function query(parameters = {}) {
  const list = Object.entries(parameters).filter(([, value]) => value !== undefined);
  if (list.length === 0) return '';
  return `?${list.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`).join('&')}`;
}

/** Path and query of a link, which must lead to the same server. */
export function pathOf(base, href) {
  const url = new URL(href, base);
  assert.equal(url.origin, new URL(base).origin, `${href} leads to another server`);
  return url.pathname + url.search;
}

/** A client of one server. */
export function client(base) {
  const ask = (path, options) => request(base, path, options);
  return {
    base,
    ask,
    get: (path, parameters, options) => ask(path + query(parameters), options),
    follow: (href, options) => ask(pathOf(base, href), options),
    /** JSON of a 200. */
    json: async (path, parameters, options) => (await ask(path + query(parameters), options)).is(200).json,
  };
}

/** An error as RFC 7807 wants it. */
export function isProblem(answer, ...statuses) {
  answer.is(...statuses);
  if (answer.type === 'text/html') return answer;
  answer.as('application/problem+json');
  const problem = answer.json;
  assert.equal(problem.status, answer.status, `${answer.what}: the body says ${problem.status}`);
  assert.ok(typeof problem.title === 'string' && problem.title !== '', `${answer.what}: no title`);
  assert.ok(typeof problem.detail === 'string' && problem.detail !== '', `${answer.what}: no detail`);
  return answer;
}
