import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

type Method = 'GET' | 'PUT';

export interface CacheRequest {
  readonly method: Method;
  readonly hash: string;
  readonly status: number;
}

/** An answer in place of the usual one. `wait`: none until another one is set. */
export type CacheAnswer =
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'body'; readonly body: Buffer }
  | { readonly kind: 'wait' };

export interface RemoteCacheServer {
  /** The environment of a machine that uses this cache. */
  env(token?: string): Record<string, string>;
  /** What is stored, by hash. */
  readonly entries: Map<string, Buffer>;
  /** All requests that were answered since the last `forget`, in order. */
  readonly requests: readonly CacheRequest[];
  forget(): void;
  /** Gives other answers to requests of one method from now on; undefined: the usual ones. */
  answer(method: Method, other: CacheAnswer | undefined): void;
  /** Resolves when a request of the method waits for its answer. */
  waiting(method: Method): Promise<void>;
  /** Ends the server, and whoever waits for it. */
  close(): Promise<void>;
}

export const tokens = { write: 'may-write', readOnly: 'may-read' };

/** More than any entry of these tests. */
const largestEntry = 4 * 1024 * 1024;

/**
 * A server of Nx's protocol for self-hosted caches, on this machine only: GET and PUT of `/v1/cache/<hash>`. An entry that is
 * there is never replaced (409), and the token for reading may not write (403).
 */
export async function startRemoteCacheServer(): Promise<RemoteCacheServer> {
  const entries = new Map<string, Buffer>();
  const others = new Map<Method, CacheAnswer>();
  const events = new EventEmitter();
  let requests: CacheRequest[] = [];

  const otherAnswer = async (method: Method): Promise<Exclude<CacheAnswer, { kind: 'wait' }> | undefined> => {
    for (;;) {
      const other = others.get(method);
      if (other?.kind !== 'wait') return other;
      const changed = once(events, 'changed');
      events.emit(`${method} waits`);
      await changed;
    }
  };
  const answerTo = async (
    request: IncomingMessage,
  ): Promise<{ status: number; body?: Buffer | undefined }> => {
    const { method, url = '' } = request;
    const hash = /^\/v1\/cache\/(\d+)$/.exec(url)?.[1];
    if (hash === undefined || (method !== 'GET' && method !== 'PUT')) return { status: 400 };
    const sent = await bodyOf(request);
    const other = await otherAnswer(method);
    const usual = () => usualAnswer(method, hash, sent, request.headers.authorization, entries);
    const answer = other === undefined ? usual() : other.kind === 'body' ? { status: 200, ...other } : other;
    requests.push({ method, hash, status: answer.status });
    return answer;
  };
  const server = createServer((request, response) => {
    answerTo(request).then(
      ({ status, body }) => {
        response.writeHead(status, {
          'Content-Type': status === 401 ? 'text/plain' : 'application/octet-stream',
        });
        response.end(body);
      },
      (error: unknown) => response.destroy(error as Error),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    env: (token = tokens.write) => ({
      NX_SELF_HOSTED_REMOTE_CACHE_SERVER: `http://127.0.0.1:${String(port)}`,
      NX_SELF_HOSTED_REMOTE_CACHE_ACCESS_TOKEN: token,
    }),
    entries,
    get requests() {
      return requests;
    },
    forget: () => {
      requests = [];
    },
    answer: (method, other) => {
      if (other === undefined) others.delete(method);
      else others.set(method, other);
      events.emit('changed');
    },
    waiting: async (method) => {
      await once(events, `${method} waits`);
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function usualAnswer(
  method: Method,
  hash: string,
  sent: Buffer,
  authorization: string | undefined,
  entries: Map<string, Buffer>,
): { status: number; body?: Buffer | undefined } {
  const token = authorization?.replace(/^Bearer /, '');
  if (token !== tokens.write && token !== tokens.readOnly) return { status: 401 };
  const body = entries.get(hash);
  if (method === 'GET') return body === undefined ? { status: 404 } : { status: 200, body };
  if (token === tokens.readOnly) return { status: 403 };
  if (body !== undefined) return { status: 409 };
  entries.set(hash, sent);
  return { status: 200 };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestEntry) throw new Error('The entry is larger than any of these tests.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
