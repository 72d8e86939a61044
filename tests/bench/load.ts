// The load generator, in a process of its own: it takes a `Load` as a message and answers with a `Yield`.
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';

/** Requests to one server, over connections that are kept alive. It ends with the seconds or the count. */
export interface Load {
  url: string;
  connections: number;
  seconds: number;
  /** The most requests. */
  count: number;
  /** Sent in turn, each connection beginning at another. */
  shots: Shot[];
  /** What every answer must be. */
  status: number;
}

/** One request. A body gets the field `key`, new each time. */
export interface Shot {
  method: 'GET' | 'POST';
  path: string;
  headers: Record<string, string>;
  body?: string;
}

/** What came of a load. */
export interface Yield {
  perSecond: number;
  /** The latency, in milliseconds, that 99 of 100 requests kept within. */
  p99: number;
  requests: number;
  /** The keys of the bodies that were answered as they must be. */
  acknowledged: string[];
  /** What went wrong first; the load ended there. */
  fault?: string;
}

process.on('message', (load: Load) => {
  void fire(load).then((result) => process.send?.(result));
});

async function fire(load: Load): Promise<Yield> {
  const agent = new Agent({ keepAlive: true, maxSockets: load.connections });
  const latencies: number[] = [];
  const acknowledged: string[] = [];
  const started = performance.now();
  const until = started + load.seconds * 1000;
  let begun = 0;
  let fault: string | undefined;
  const shoot = async (connection: number) => {
    for (let turn = connection; !fault && begun < load.count && performance.now() < until; turn++) {
      begun += 1;
      const key = randomUUID();
      const sent = performance.now();
      const answer = await send(agent, load, turn, key).catch(String);
      if (answer !== load.status) {
        fault ??= `${answer} instead of ${load.status}`;
        return;
      }
      latencies.push(performance.now() - sent);
      if (load.shots[turn % load.shots.length]?.body !== undefined) acknowledged.push(key);
    }
  };
  const first = (index: number) => Math.floor((index * load.shots.length) / load.connections);
  await Promise.all(Array.from({ length: load.connections }, (_, index) => shoot(first(index))));
  const perSecond = latencies.length / ((performance.now() - started) / 1000);
  agent.destroy();
  const sorted = latencies.toSorted((a, b) => a - b);
  const p99 = sorted[Math.ceil(sorted.length * 0.99) - 1] ?? Number.NaN;
  return {
    perSecond,
    p99,
    requests: latencies.length,
    acknowledged,
    ...(fault === undefined ? {} : { fault }),
  };
}

/** The status of the answer, once all of it has come. */
function send(agent: Agent, { url, shots }: Load, turn: number, key: string): Promise<number | undefined> {
  const shot = shots[turn % shots.length];
  if (!shot) throw new Error('a load without requests');
  const body = shot.body === undefined ? undefined : `${shot.body}&key=${key}`;
  return new Promise((resolve, reject) => {
    const { method, path, headers } = shot;
    const sending = request(url + path, { agent, method, headers }, (answer) => {
      answer.on('error', reject);
      answer.on('end', () => resolve(answer.statusCode));
      answer.resume();
    });
    sending.on('error', reject);
    sending.end(body);
  });
}
