// What a visitor of the portfolio meets, in a real browser. CASEBOOK_SITE names the folder of the site.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, test } from 'node:test';
import Parser from 'rss-parser';
import { fits, folder, hasNoHurdles, holdsStill, isOnPaper, isReachedByKeyboard, isValid, launch, leadsSomewhere, pages, serve, watched } from './site.mjs';

let browser, site, all, kinds;
const at = (path) => site.root + path;

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
  test(`axe finds nothing on any kind of page, ${colorScheme}`, () => hasNoHurdles(browser, kinds, at, colorScheme));
}

test('no page asks another host, fails to load anything, or complains', async () => {
  const { page, context, faults, origins } = await watched(browser);
  for (const path of all) await page.goto(site.root + path, { waitUntil: 'load' });
  assert.deepEqual(faults, []);
  assert.deepEqual([...origins], [site.origin]);
  await context.close();
});

test('every link of every page leads somewhere', async () => {
  const path = (href) => decodeURIComponent(new URL(href).pathname.slice(new URL(site.root).pathname.length));
  assert.ok(await leadsSomewhere(browser, all, { at, path, root: site.root }) > all.length, 'there are links');
});

test('no page scrolls sideways at 320 px', () => fits(browser, all, at, 320));

test('the keyboard reaches everything, and one sees where it is', () => isReachedByKeyboard(browser, kinds, at));

test('the skip link does what it says', async () => {
  const { page, context } = await watched(browser);
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

test('on paper it is a packet: what was done and what it was worth, without the furniture', () => isOnPaper(browser, ['ledger.html', kinds.find((path) => path.startsWith('cases/'))], at));

test('it holds still for who asked for less motion', () => holdsStill(browser, kinds, at));

test('its HTML is valid', () => isValid(all, folder));

test('the feed is one, and the first page is light', async () => {
  const feed = await new Parser().parseString(await readFile(join(folder, 'feed.xml'), 'utf8'));
  assert.ok(feed.items.length > 5 && feed.title);
  for (const item of feed.items) assert.ok(item.title && item.link && !Number.isNaN(Date.parse(item.isoDate ?? item.pubDate)), item.title);
  const { page, context } = await watched(browser);
  const bodies = [];
  page.on('response', (response) => bodies.push(response.body()));
  await page.goto(site.root, { waitUntil: 'networkidle' });
  const bytes = (await Promise.all(bodies)).reduce((sum, body) => sum + body.length, 0);
  assert.ok(bytes > 1000 && bytes < 60 * 1024, `${bytes} bytes`);
  await context.close();
});
