// A site under test: served below a path, as it may be on a host, and opened in Chromium.
import { createServer } from 'node:http';
import { readFile, readdir, stat } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { chromium } from 'playwright-core';

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json', '.svg': 'image/svg+xml', '.png': 'image/png', '.jpg': 'image/jpeg', '.webp': 'image/webp',
  '.xml': 'application/xml; charset=utf-8', '.txt': 'text/plain; charset=utf-8',
};

/** The folder of the site: CASEBOOK_SITE. */
export const folder = resolve(process.env.CASEBOOK_SITE ?? 'missing');

/** All files of a folder, as paths in it. */
export async function files(of = folder, below = '') {
  const found = [];
  for (const entry of await readdir(join(of, below), { withFileTypes: true })) {
    const path = below ? `${below}/${entry.name}` : entry.name;
    if (entry.isDirectory()) found.push(...await files(of, path));
    else found.push(path);
  }
  return found.sort();
}

/** One page of each kind, and all of them. */
export async function pages() {
  const all = (await files()).filter((path) => path.endsWith('.html'));
  const kinds = new Map();
  for (const path of all) {
    const [shelf, rest] = path.split('/');
    kinds.set(rest ? `${shelf}/` : path, path);
  }
  return { all, kinds: [...kinds.values()] };
}

/** Serves the folder on the loopback interface, below the path that the sample vault gives as its base. */
export async function serve(path = '/work/') {
  const server = createServer(async (request, response) => {
    const url = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    const file = resolve(folder, url.slice(path.length) || 'index.html');
    const inside = url.startsWith(path) && (file === folder || file.startsWith(folder + sep));
    const found = inside && (await stat(file).catch(() => null))?.isFile();
    response.writeHead(found ? 200 : 404, { 'content-type': TYPES[extname(found ? file : '404.html')] ?? 'application/octet-stream' });
    response.end(await readFile(found ? file : join(folder, '404.html')));
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return { origin, root: origin + path, close: () => new Promise((done) => server.close(done)) };
}

export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--no-first-run', '--disable-sync', '--disable-component-update'],
  });
}

/** A page that tells of everything that should not happen while it is looked at. */
export async function watched(browser, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const faults = [];
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) faults.push(`console: ${message.text()}`); });
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  // Pictures further down are given up when the next page is opened.
  const isGivenUp = (request) => request.failure()?.errorText === 'net::ERR_ABORTED';
  page.on('requestfailed', (request) => { if (!isGivenUp(request)) faults.push(`failed: ${request.url()}`); });
  page.on('response', (response) => { if (response.status() >= 400) faults.push(`${response.status()}: ${response.url()}`); });
  const origins = new Set();
  page.on('request', (request) => { if (!request.url().startsWith('data:')) origins.add(new URL(request.url()).origin); });
  return { page, context, faults, origins };
}
