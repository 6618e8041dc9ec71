// A site under test: served below a path, as it may be on a host, or as it lies on the disk, and opened in Chromium; and
// what is asked of every page of any site.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { readFile, readdir, stat } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { HtmlValidate } from 'html-validate';
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

/** A folder of pages as the browser has them from the disk: the address of a path in it, and the path of an address. */
export function onDisk(of) {
  const root = `${pathToFileURL(of).href}/`;
  return {
    root,
    at: (path) => root + path.split('/').map(encodeURIComponent).join('/'),
    path: (href) => decodeURIComponent(new URL(href).pathname.slice(new URL(root).pathname.length)),
  };
}

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** No page has what axe knows to be a hurdle. `at` gives the address of a path. */
export async function hasNoHurdles(browser, paths, at, colorScheme) {
  const { page, context } = await watched(browser, { colorScheme });
  for (const path of paths) {
    await page.goto(at(path));
    await page.evaluate(axe);
    // Folded parts are part of the page.
    await page.evaluate(() => document.querySelectorAll('details').forEach((details) => { details.open = true; }));
    const { violations } = await page.evaluate(() => globalThis.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }));
    const told = violations.map((v) => `${v.id}: ${v.help}\n    ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160)).join('\n    ')}`);
    assert.deepEqual(told, [], `${path}: ${told.join('\n  ')}`);
  }
  await context.close();
}

/** Every link into the site, whose root has the address `root`, leads to a file, and to an id that is there once. */
export async function leadsSomewhere(browser, paths, { at, root, path: pathOf }, of) {
  const { page, context } = await watched(browser, { javaScriptEnabled: false });
  const known = new Set(await files(of));
  const ids = new Map();
  const links = [];
  for (const path of paths) {
    await page.goto(at(path));
    const found = await page.$$eval('[id]', (elements) => elements.map((element) => element.id));
    assert.equal(new Set(found).size, found.length, `${path}: an id stands twice`);
    ids.set(path, new Set(found));
    // The address is asked of the browser, so that it is what a click would open.
    const hrefs = await page.$$eval('a[href]', (anchors) => anchors.map((anchor) => anchor.href ?? ''));
    links.push(...hrefs.map((href) => [path, href]));
  }
  const inside = links.filter(([, href]) => href.startsWith(root));
  for (const [path, href] of inside) {
    const target = pathOf(href) || 'index.html';
    assert.ok(known.has(target), `${path}: ${href}`);
    const id = decodeURIComponent(new URL(href).hash.slice(1));
    if (id) assert.ok(ids.get(target)?.has(id), `${path}: ${href}`);
  }
  await context.close();
  return inside.length;
}

/** No page is wider than a screen of this width. */
export async function fits(browser, paths, at, width) {
  const { page, context } = await watched(browser, { viewport: { width, height: 800 } });
  for (const path of paths) {
    await page.goto(at(path));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= width, `${path} is ${wide} px wide`);
  }
  await context.close();
}

/** The keyboard reaches all that can be used, and one sees where it is. */
export async function isReachedByKeyboard(browser, paths, at) {
  const { page, context } = await watched(browser);
  for (const path of paths) {
    await page.goto(at(path));
    await page.keyboard.press('Tab');
    const first = await page.evaluate(() => document.activeElement.getAttribute('href') ?? '');
    // The search begins in its box.
    if (path !== 'search.html') assert.match(first, /^#/, `${path}: the first stop skips to the content`);
    const stops = await page.$$eval('a[href], button, input, select, summary, [tabindex="0"]', (found) => found.filter((element) => element.checkVisibility() && !element.disabled).length);
    const seen = [];
    for (let stop = 1; stop < Math.min(stops, 60); stop += 1) {
      await page.keyboard.press('Tab');
      seen.push(await page.evaluate(() => {
        const element = document.activeElement;
        const style = getComputedStyle(element);
        const shown = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1 || style.boxShadow !== 'none';
        const box = element.getBoundingClientRect();
        return element === document.body ? 'body' : shown && (box.width > 0 || element.closest('svg')) ? 'shown' : element.outerHTML.slice(0, 120);
      }));
    }
    assert.deepEqual(seen.filter((stop) => !['shown', 'body'].includes(stop)), [], path);
  }
  await context.close();
}

/** On paper pages have their title, their headings and these words, and no furniture. */
export async function isOnPaper(browser, paths, at, words = []) {
  const pdf = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const { page, context } = await watched(browser, { javaScriptEnabled: false });
  for (const path of paths) {
    await page.goto(at(path));
    await page.emulateMedia({ media: 'print' });
    const furniture = await page.$$eval('nav, form', (found) => found.filter((element) => element.checkVisibility()).length);
    assert.equal(furniture, 0, `${path}: navigation is for screens`);
    const heads = await page.$$eval('main :is(h1, h2, h3)', (found) => found.filter((e) => e.checkVisibility()).map((e) => e.textContent.trim()));
    assert.ok(heads.length > 0, `${path}: there are headings`);
    const document = await pdf.getDocument({ data: new Uint8Array(await page.pdf({ format: 'A4' })), verbosity: 0 }).promise;
    let text = '';
    for (let number = 1; number <= document.numPages; number += 1) {
      const content = await (await document.getPage(number)).getTextContent();
      text += content.items.map((item) => item.str).join(' ') + ' ';
    }
    const plain = (words) => words.replace(/[\s\u00ad]+/g, '').toLowerCase();
    for (const word of [...heads, ...words]) assert.ok(plain(text).includes(plain(word)), `${path}: "${word}" is not on paper`);
    await page.emulateMedia({ media: null });
  }
  await context.close();
}

/** Nothing moves for who asked for less motion. */
export async function holdsStill(browser, paths, at) {
  const { page, context } = await watched(browser, { reducedMotion: 'reduce' });
  for (const path of paths) {
    await page.goto(at(path));
    const moving = await page.$$eval('*', (found) => found.filter((element) => {
      const style = getComputedStyle(element);
      return [style.transitionDuration, style.animationDuration].some((d) => parseFloat(d) > 0.01);
    }).length);
    assert.equal(moving, 0, path);
  }
  await context.close();
}

/** The files of these pages are valid HTML. */
export async function isValid(paths, of) {
  const validator = new HtmlValidate({
    extends: ['html-validate:standard'],
    rules: {
      // How the source is laid out is nobody's concern, and MathML is HTML.
      'no-trailing-whitespace': 'off', 'no-inline-style': 'off', 'long-title': 'off', 'doctype-style': 'off', 'void-style': 'off', 'require-sri': 'off',
    },
  });
  const faults = [];
  for (const path of paths) {
    const report = await validator.validateString(await readFile(join(of, path), 'utf8'), path);
    for (const result of report.results) {
      faults.push(...result.messages.map((m) => `${path}:${m.line}:${m.column} ${m.ruleId}: ${m.message}`));
    }
  }
  assert.deepEqual(faults.slice(0, 20), [], `${faults.length} faults`);
}
