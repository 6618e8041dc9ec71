// What a writer sees while `casebook serve` runs, in a real browser. CASEBOOK names the program.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { launch, watched } from './site.mjs';

const program = resolve(process.env.CASEBOOK ?? 'target/debug/casebook');
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const paragraph = 'What was seen, and what it was taken for, hour by hour. '.repeat(30);

// What is published is the writer's to approve, here as at home.
const { CI: _, ...atHome } = process.env;

/** A published case that fills some screens, with a part that is folded. */
const note = ({ date = '2026-03-02', cause = 'The table was full', more = '' } = {}) => `---
type: case
title: One
date: ${date}
publish: true
---
## Symptoms

[A link](https://example.org/)

${paragraph}

> [!note]- Folded
> What is inside.

${paragraph}

## Root cause

${cause}

${more}

${`${paragraph}\n\n`.repeat(4)}
`;

let browser, vault, server, url, seen;

async function write(file, text) {
  const path = join(vault, file);
  await mkdir(dirname(path), { recursive: true });
  // As editors save: beside it, and then in its place.
  await writeFile(`${path}.new`, text);
  await rename(`${path}.new`, path);
}

async function start(port = 0) {
  server = spawn(program, ['serve', vault, '--port', String(port), '--as-of', '2026-06-30'], { env: atHome, stdio: ['ignore', 'pipe', 'pipe'] });
  server.stderr.resume();
  for await (const line of createInterface({ input: server.stdout })) {
    url = line.match(/^Serving (http:\S+)$/)?.[1];
    if (url) break;
  }
  assert.ok(url, 'it says where it serves');
}

async function stop() {
  if (server.exitCode !== null) return;
  server.kill('SIGINT');
  await once(server, 'exit');
}

before(async () => { browser = await launch(); });
after(async () => { await browser?.close(); });
beforeEach(async () => {
  vault = await mkdtemp(join(tmpdir(), 'casebook-serve-'));
  await write('casebook.toml', '');
  await write('Cases/One.md', note());
  await start();
  seen = await watched(browser);
  await seen.page.goto(`${url}casebook/portfolio/cases.html`);
  await seen.page.locator('main a[href*="cases/"]').first().click();
  await seen.page.getByText('The table was full').first().waitFor();
  await seen.page.evaluate(() => { window.unchanged = true; });
});
afterEach(async () => {
  await seen?.context.close();
  await stop();
  await rm(vault, { recursive: true });
});

const notice = () => seen.page.locator('casebook-notice section');
const shows = (text) => seen.page.locator('main').getByText(text).first().waitFor();
const isUnchanged = () => seen.page.evaluate(() => window.unchanged === true);

test('a note that was saved is on the page, and the reader is where she was', async () => {
  const { page, faults } = seen;
  await page.locator('main summary').first().click();
  await page.evaluate(() => {
    document.querySelector('main a[href^="https://example.org"]').focus();
    scrollTo({ top: 500, behavior: 'instant' });
  });
  const before = await page.evaluate(() => scrollY);
  assert.ok(before > 300, 'the page is long enough');
  await write('Cases/One.md', note({ cause: 'A second table was full' }));
  await shows('A second table was full');
  assert.deepEqual(await page.evaluate(() => ({
    y: scrollY,
    open: document.querySelector('main details').open,
    focus: document.activeElement.getAttribute('href'),
    unchanged: window.unchanged,
  })), { y: before, open: true, focus: 'https://example.org/', unchanged: true });
  assert.equal(await notice().count(), 0);
  assert.deepEqual(faults, []);
});

test('what is wrong lies over the page until it is mended, and is no markup', async () => {
  const { page, faults } = seen;
  await write('Cases/One.md', note({ date: '2026-02-30', more: '[[<img src=x onerror=alert(1)>]]' }));
  await notice().waitFor();
  const text = await notice().innerText();
  assert.match(text, /1 error and 1 warning in 1 file, just saved/);
  assert.match(text, /Cases\/One\.md:4:7.*CB0201/);
  assert.match(text, /<img src=x onerror=alert\(1\)>/);
  assert.equal(await notice().locator('img').count(), 0);
  assert.match(await page.locator('casebook-notice [role="status"]').innerText(), /1 error/);

  await write('Cases/One.md', note());
  await notice().waitFor({ state: 'detached' });
  assert.equal(await page.locator('casebook-notice [role="status"]').innerText(), '');
  assert.deepEqual(faults, []);
});

test('it is dismissed for good, by mouse and by key, and holds nobody', async () => {
  const { page } = seen;
  const wrong = (n) => note({ more: `[[nothing ${n}]]` });
  await write('Cases/One.md', wrong(1));
  await notice().getByText('nothing 1').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement === document.body), true, 'it takes no focus');
  await notice().getByRole('button').click();
  await notice().waitFor({ state: 'detached' });
  await page.reload();
  await page.waitForLoadState('networkidle').catch(() => {});
  assert.equal(await notice().count(), 0);
  await write('Cases/One.md', wrong(2));
  await notice().getByText('nothing 2').waitFor();
  // Past its button the keyboard goes on, out of the page.
  await notice().getByRole('button').focus();
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.querySelector('casebook-notice').matches(':focus-within')), false);
  await page.keyboard.press('Escape');
  await notice().waitFor({ state: 'detached' });
});

test('settings that can not be read keep the page, and say why', async () => {
  const { page } = seen;
  await write('casebook.toml', 'timezone = "Europe/Berlni"\n');
  await notice().waitFor();
  const text = await notice().innerText();
  assert.match(text, /The build failed/);
  assert.match(text, /casebook\.toml:1:12/);
  await shows('The table was full');
  await write('casebook.toml', '');
  await notice().waitFor({ state: 'detached' });
  assert.ok(await isUnchanged());
});

for (const colorScheme of ['light', 'dark']) {
  test(`the notice can be read by everyone, ${colorScheme}, and on a phone`, async () => {
    const { page } = seen;
    await page.emulateMedia({ colorScheme });
    await write('Cases/One.md', note({ date: '2026-02-30', more: '[[nothing]]' }));
    await notice().waitFor();
    await page.evaluate(axe);
    const violations = await page.evaluate(async () => (await globalThis.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    })).violations.map((v) => `${v.id}: ${v.help} ${v.nodes[0].html.slice(0, 120)}`));
    assert.deepEqual(violations, []);
    if (process.env.CASEBOOK_PICTURES) await page.screenshot({ path: join(process.env.CASEBOOK_PICTURES, `notice-${colorScheme}.png`) });
    await page.setViewportSize({ width: 320, height: 640 });
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 320);
    const box = await notice().boundingBox();
    assert.ok(box.x >= 0 && box.x + box.width <= 320 && box.height < 400, JSON.stringify(box));
    if (process.env.CASEBOOK_PICTURES) await page.screenshot({ path: join(process.env.CASEBOOK_PICTURES, `notice-${colorScheme}-narrow.png`) });
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('casebook-notice').isVisible(), false, 'it is not on paper');
  });
}

test('a style sheet takes the place of the old one, and the page stays', async () => {
  const { page } = seen;
  await write('templates/site/style.css', 'body { margin-top: 77px; }');
  await page.waitForFunction(() => getComputedStyle(document.body).marginTop === '77px');
  await page.waitForFunction(() => {
    const sheets = [...document.querySelectorAll('link[rel="stylesheet"]')].map((link) => new URL(link.href).pathname);
    return new Set(sheets).size === sheets.length;
  });
  assert.ok(await isUnchanged());
});

test('another page stays as it is, and one that is gone leads to the first', async () => {
  const { page } = seen;
  await write('Cases/Two.md', note({ cause: 'Something else' }).replace('title: One', 'title: Two'));
  await write('Notes/Private.md', '[[nothing]]');
  await notice().getByText('Private.md').waitFor();
  assert.ok(await isUnchanged());
  await rm(join(vault, 'Cases/One.md'));
  await page.waitForURL((to) => /\/(dashboard|portfolio)\/$/.test(to.pathname));
});

test('a page with scripts of its own is loaded anew, where the reader was', async () => {
  const { page } = seen;
  await page.goto(`${url}casebook/portfolio/search.html`);
  await page.getByRole('searchbox').fill('Two');
  await page.getByText('Nothing found').waitFor();
  await write('Cases/Two.md', note({ cause: 'Something else' }).replace('title: One', 'title: Two'));
  await page.locator('main a[href*="cases/"]').getByText('Two').waitFor();
  assert.equal(await page.getByRole('searchbox').inputValue(), 'Two');
  assert.equal(await page.evaluate(() => document.activeElement.type), 'search');
  assert.deepEqual(seen.faults, []);
});

test('it waits for the first page, and for the server to come back', async () => {
  const { page } = seen;
  const port = new URL(url).port;
  await stop();
  await notice().getByText('does not answer').waitFor();
  await write('Cases/One.md', note({ cause: 'Written meanwhile' }));
  await start(port);
  await shows('Written meanwhile');
  assert.equal(await notice().count(), 0);
  await stop();
  // A vault of which nothing could be built yet.
  await rm(join(vault, 'casebook'), { recursive: true });
  await write('templates/reports/digest.md', '{{ nothing }}');
  await start(port);
  await page.goto(url);
  await notice().getByText('The build failed').waitFor();
  await rm(join(vault, 'templates'), { recursive: true });
  await page.waitForURL((to) => /\/(dashboard|portfolio)\/$/.test(to.pathname));
});
