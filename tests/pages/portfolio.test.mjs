// What a visitor of the portfolio meets, in a real browser. CASEBOOK_SITE names the folder of the site.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import Parser from 'rss-parser';
import { files, folder, launch, pages, serve, watched } from './site.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let browser, site, all, kinds;

before(async () => {
  browser = await launch();
  site = await serve();
  ({ all, kinds } = await pages());
});
after(async () => {
  await browser?.close();
  await site?.close();
});

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing on any kind of page, ${colorScheme}`, async () => {
    const { page, context } = await watched(browser, { colorScheme });
    for (const path of kinds) {
      await page.goto(site.root + path);
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
  });
}

test('no page asks another host, fails to load anything, or complains', async () => {
  const { page, context, faults, origins } = await watched(browser);
  for (const path of all) await page.goto(site.root + path, { waitUntil: 'load' });
  assert.deepEqual(faults, []);
  assert.deepEqual([...origins], [site.origin]);
  await context.close();
});

test('every link of every page leads somewhere', async () => {
  const { page, context } = await watched(browser, { javaScriptEnabled: false });
  const known = new Set(await files());
  const ids = new Map();
  const links = [];
  for (const path of all) {
    await page.goto(site.root + path);
    const found = await page.$$eval('[id]', (elements) => elements.map((element) => element.id));
    assert.equal(new Set(found).size, found.length, `${path}: an id stands twice`);
    ids.set(path, new Set(found));
    // The address is asked of the browser, so that it is what a click would open.
    const hrefs = await page.$$eval('a[href]', (anchors) => anchors.map((anchor) => anchor.href ?? ''));
    links.push(...hrefs.map((href) => [path, href]));
  }
  const inside = links.filter(([, href]) => href.startsWith(site.root));
  assert.ok(inside.length > all.length, 'there are links');
  for (const [path, href] of inside) {
    const url = new URL(href);
    const target = decodeURIComponent(url.pathname.slice(new URL(site.root).pathname.length)) || 'index.html';
    assert.ok(known.has(target), `${path}: ${href}`);
    const id = decodeURIComponent(url.hash.slice(1));
    if (id) assert.ok(ids.get(target)?.has(id), `${path}: ${href}`);
  }
  await context.close();
});

test('no page scrolls sideways at 320 px', async () => {
  const { page, context } = await watched(browser, { viewport: { width: 320, height: 640 } });
  for (const path of all) {
    await page.goto(site.root + path);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= 320, `${path} is ${width} px wide`);
  }
  await context.close();
});

test('the keyboard reaches everything, and one sees where it is', async () => {
  const { page, context } = await watched(browser);
  for (const path of kinds) {
    await page.goto(site.root + path);
    await page.keyboard.press('Tab');
    const first = await page.evaluate(() => document.activeElement.getAttribute('href') ?? '');
    // The search begins in its box.
    if (path !== 'search.html') assert.match(first, /^#/, `${path}: the first stop skips to the content`);
    const stops = await page.$$eval('a[href], button, input, select, summary, [tabindex="0"]', (all) => all.filter((element) => element.checkVisibility() && !element.disabled).length);
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
  // The skip link does what it says.
  await page.goto(site.root);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const target = await page.evaluate(() => location.hash.slice(1));
  assert.ok(await page.evaluate((id) => document.getElementById(id)?.matches('main, main *'), target));
  await context.close();
});

test('the search finds a note and opens it', async () => {
  for (const root of [site.root, pathToFileURL(folder).href + '/']) {
    const { page, context, faults } = await watched(browser);
    await page.goto(`${root}search.html`);
    const words = process.env.CASEBOOK_WORDS ?? 'conntrack';
    const box = page.getByRole('searchbox');
    await box.fill(words);
    const hit = page.locator('main a[href]').filter({ hasText: new RegExp(words, 'i') }).first();
    await hit.waitFor();
    assert.match(await page.locator('[aria-live], [role="status"]').first().innerText(), /\d/);
    await box.focus();
    await hit.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => !url.pathname.endsWith('search.html'));
    assert.match(await page.locator('main').innerText(), new RegExp(words, 'i'));
    assert.deepEqual(faults, []);
    await context.close();
  }
});

test('it opens from a disk, without scripts, and looks as it should', async () => {
  const { page, context, faults, origins } = await watched(browser, { javaScriptEnabled: false });
  await page.goto(pathToFileURL(join(folder, 'index.html')).href);
  const look = () => page.evaluate(() => getComputedStyle(document.body).maxWidth + getComputedStyle(document.body).fontFamily);
  const first = await look();
  await page.locator('nav a[href$="cases.html"]').first().click();
  await page.locator('main a[href*="cases/"]').first().click();
  assert.equal(await look(), first, 'the styles are there on every level');
  assert.ok((await page.locator('main').innerText()).length > 200);
  assert.deepEqual(faults, []);
  assert.deepEqual([...origins], ['null']);
  await context.close();
});

test('on paper it is a packet: what was done and what it was worth, without the furniture', async () => {
  const pdf = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const { page, context } = await watched(browser);
  for (const path of ['ledger.html', kinds.find((path) => path.startsWith('cases/'))]) {
    await page.goto(site.root + path);
    await page.emulateMedia({ media: 'print' });
    const title = (await page.locator('main h1').innerText()).trim();
    const furniture = await page.$$eval('nav, form', (all) => all.filter((element) => element.checkVisibility()).length);
    assert.equal(furniture, 0, `${path}: navigation is for screens`);
    const entries = await page.$$eval('main h2, main h3', (all) => all.filter((e) => e.checkVisibility()).map((e) => e.textContent.trim()));
    const document = await pdf.getDocument({ data: new Uint8Array(await page.pdf({ format: 'A4' })), verbosity: 0 }).promise;
    let text = '';
    for (let number = 1; number <= document.numPages; number += 1) {
      const content = await (await document.getPage(number)).getTextContent();
      text += content.items.map((item) => item.str).join(' ') + ' ';
    }
    const plain = (words) => words.replace(/[\s\u00ad]+/g, '').toLowerCase();
    for (const words of [title, ...entries]) assert.ok(plain(text).includes(plain(words)), `${path}: "${words}" is not on paper`);
    await page.emulateMedia({ media: null });
  }
  await context.close();
});

test('it holds still for who asked for less motion', async () => {
  const { page, context } = await watched(browser, { reducedMotion: 'reduce' });
  for (const path of kinds) {
    await page.goto(site.root + path);
    const moving = await page.$$eval('*', (all) => all.filter((element) => {
      const style = getComputedStyle(element);
      return [style.transitionDuration, style.animationDuration].some((d) => parseFloat(d) > 0.01);
    }).length);
    assert.equal(moving, 0, path);
  }
  await context.close();
});

test('its HTML is valid', async () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:standard'],
    rules: {
      // How the source is laid out is nobody's concern, and MathML is HTML.
      'no-trailing-whitespace': 'off', 'no-inline-style': 'off', 'long-title': 'off', 'doctype-style': 'off', 'void-style': 'off', 'require-sri': 'off',
    },
  });
  const faults = [];
  for (const path of all) {
    const report = await validator.validateString(await readFile(join(folder, path), 'utf8'), path);
    for (const result of report.results) {
      faults.push(...result.messages.map((m) => `${path}:${m.line}:${m.column} ${m.ruleId}: ${m.message}`));
    }
  }
  assert.deepEqual(faults.slice(0, 20), [], `${faults.length} faults`);
});

test('the feed is one, and the first page is light', async () => {
  const feed = await new Parser().parseString(await readFile(join(folder, 'feed.xml'), 'utf8'));
  assert.ok(feed.items.length > 5 && feed.title);
  for (const item of feed.items) assert.ok(item.title && item.link && !Number.isNaN(Date.parse(item.isoDate ?? item.pubDate)), item.title);
  const { page, context } = await watched(browser);
  let bytes = 0;
  page.on('response', async (response) => { bytes += (await response.body()).length; });
  await page.goto(site.root, { waitUntil: 'networkidle' });
  assert.ok(bytes > 1000 && bytes < 60 * 1024, `${bytes} bytes`);
  await context.close();
});
