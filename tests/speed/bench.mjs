// Checks that all servers answer the same JSON, then loads them with wrk and prints a table.
// usage: node bench.mjs HOST_DLL [--operations search,three-fields,fragments] [--rounds 5] [--seconds 5] [--warmup 8] [--connections 32]
// The server under load has core 0 for itself, wrk core 1. Rounds are interleaved: each goes over all servers, beginning with another one.
import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify, parseArgs } from 'node:util';

const run = promisify(execFile);
const here = fileURLToPath(new URL('.', import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    operations: { type: 'string', default: 'search,three-fields,fragments' },
    servers: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '5' },
    warmup: { type: 'string', default: '8' },
    connections: { type: 'string', default: '32' },
  },
});
const host = positionals[0];
const dotnet = (mode) => (port) => ['dotnet', host, here, mode, '--urls', `http://127.0.0.1:${port}`];
const node = (...args) => (port) => ['node', join(here, 'servers', args[0]), port, ...args.slice(1)];
const all = [
  { name: 'ResourceHub.GraphQL', command: dotnet('engine') },
  { name: 'Mercurius, jit', command: node('mercurius.mjs', 'jit', 'dataloader') },
  { name: 'Mercurius', command: node('mercurius.mjs', 'dataloader') },
  { name: 'GraphQL Yoga', command: node('yoga.mjs') },
  { name: 'Apollo Server', command: node('apollo.mjs') },
  { name: 'Kestrel by hand', command: dotnet('handwritten'), only: 'search' },
];
const chosen = values.servers?.split(',').map(Number);
const servers = all.filter((_, i) => !chosen || chosen.includes(i));
const folder = mkdtempSync(join(tmpdir(), 'speed-'));
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const operations = values.operations.split(',').map((name) => {
  const file = join(here, 'operations', name);
  const variables = existsSync(`${file}.variables.json`) ? JSON.parse(readFileSync(`${file}.variables.json`, 'utf8')) : undefined;
  const body = JSON.stringify({ query: readFileSync(`${file}.graphql`, 'utf8'), variables });
  const bodyFile = join(folder, `${name}.json`);
  writeFileSync(bodyFile, body);
  return { name, body, bodyFile };
});

async function start(server) {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  server.url = `http://127.0.0.1:${port}/graphql`;
  server.process = spawn('taskset', ['-c', '0', ...server.command(String(port))], {
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  for (let i = 0; i < 300; i++) {
    await sleep(100);
    if (await fetch(server.url).then(() => true, () => false)) return;
  }

  throw new Error(`${server.name} did not start`);
}

const ask = async (server, { body }) => {
  const response = await fetch(server.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body,
  });
  return { status: response.status, bytes: await response.text() };
};
const serves = (server, operation) => !server.only || server.only === operation.name;

async function check(operation) {
  let expected;
  for (const server of servers.filter((s) => serves(s, operation))) {
    // more than once: a compiling server may answer otherwise than before
    for (let i = 0; i < 5; i++) {
      const { status, bytes } = await ask(server, operation);
      const text = JSON.stringify(JSON.parse(bytes));
      expected ??= text;
      if (status !== 200 || text !== expected || text.includes('"errors"')) {
        throw new Error(`${server.name} answers ${operation.name} with ${status} ${text.slice(0, 500)}\ninstead of ${expected.slice(0, 500)}`);
      }

      operation.bytes = Buffer.byteLength(text);
    }
  }
}

/** Ticks of a hundredth of a second that the process has been running. */
const ticks = (pid) => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(fields[11]) + Number(fields[12]);
};

async function load(server, operation, seconds) {
  const before = ticks(server.process.pid);
  const { stdout } = await run(
    'taskset',
    ['-c', '1', 'wrk', '-t1', `-c${values.connections}`, `-d${seconds}s`, '--latency', '-s', join(here, 'post.lua'), server.url],
    { env: { ...process.env, BODY: operation.bodyFile } });
  if (/Non-2xx|Socket errors/.test(stdout)) {
    throw new Error(`${server.name}: ${stdout}`);
  }

  const number = (pattern) => stdout.match(pattern);
  const [, p99, unit] = number(/99%\s+([\d.]+)(us|ms|s)/);
  return {
    rate: Number(number(/Requests\/sec:\s+([\d.]+)/)[1]),
    p99: Number(p99) * { us: 0.001, ms: 1, s: 1000 }[unit],
    busy: (ticks(server.process.pid) - before) / Number(seconds),
  };
}

async function measure(operation) {
  await check(operation);
  const taking = servers.filter((s) => serves(s, operation));
  const samples = new Map(taking.map((s) => [s, []]));
  for (const server of taking) {
    await load(server, operation, values.warmup);
  }

  for (let round = 0; round < Number(values.rounds); round++) {
    for (let i = 0; i < taking.length; i++) {
      const server = taking[(i + round) % taking.length];
      await load(server, operation, 1);
      samples.get(server).push(await load(server, operation, values.seconds));
    }
  }

  await check(operation);
  const rate = (server) => median(samples.get(server).map((s) => s.rate));
  const ours = servers[0];
  const ceiling = taking.find((s) => s.only);
  console.log(`\n### ${operation.name} (${operation.bytes} bytes)\n`);
  console.log(`| server | requests/s, median of ${values.rounds} | slowest to fastest round | p99 | core busy | ours to it |${ceiling ? ' of the ceiling |' : ''}`);
  console.log(`|---|---:|---:|---:|---:|---:|${ceiling ? '---:|' : ''}`);
  for (const server of taking) {
    const own = samples.get(server);
    const rates = own.map((s) => Math.round(s.rate));
    console.log(`| ${server.name} | ${Math.round(rate(server)).toLocaleString('en')} | ${Math.min(...rates).toLocaleString('en')} to ${Math.max(...rates).toLocaleString('en')} `
      + `| ${median(own.map((s) => s.p99)).toFixed(1)} ms | ${Math.round(median(own.map((s) => s.busy)))} % `
      + `| ${(rate(ours) / rate(server)).toFixed(2)} × |${ceiling ? ` ${Math.round((100 * rate(server)) / rate(ceiling))} % |` : ''}`);
  }
}

try {
  for (const server of servers) {
    await start(server);
  }

  for (const operation of operations) {
    await measure(operation);
  }
} finally {
  for (const server of servers) {
    server.process?.kill();
  }

  rmSync(folder, { recursive: true });
}
