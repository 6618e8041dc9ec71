// What its owner meets on the dashboard, in a real browser. CASEBOOK_DASHBOARD names its folder.
import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { files, fits, hasNoHurdles, holdsStill, isOnPaper, isReachedByKeyboard, isValid, launch, leadsSomewhere, onDisk, watched } from './site.mjs';

const folder = resolve(process.env.CASEBOOK_DASHBOARD ?? 'missing');
const disk = onDisk(folder);
const { at } = disk;
let browser, all, kinds;

before(async () => {
  browser = await launch();
  all = (await files(folder)).filter((path) => path.endsWith('.html'));
  // Every page of the navigation, and one of each folder.
  const byFolder = new Map(all.map((path) => [path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : path, path]));
  kinds = [...byFolder.values()];
});
after(() => browser?.close());

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing on any kind of page, ${colorScheme}`, () => hasNoHurdles(browser, kinds, at, colorScheme));
}

test('it opens from the disk, runs nothing, asks nobody, and nothing is missing', async () => {
  const { page, context, faults, origins } = await watched(browser);
  for (const path of all) {
    await page.goto(at(path), { waitUntil: 'load' });
    // The search alone is made by one.
    if (path !== 'search.html') assert.equal(await page.locator('script').count(), 0, `${path}: there is a script`);
  }
  assert.deepEqual(faults, []);
  assert.deepEqual([...origins], ['null'], 'all comes from the disk');
  await context.close();
});

test('every link of every page leads somewhere, and every id is there once', async () => {
  assert.ok(await leadsSomewhere(browser, all, disk, folder) > all.length * 10, 'there are links');
});

for (const width of [320, 390]) {
  test(`no page scrolls sideways at ${width} px`, () => fits(browser, all, at, width));
}

test('the keyboard reaches everything, and one sees where it is', () => isReachedByKeyboard(browser, kinds, at));

test('one walks from the digest to a note and back', async () => {
  const { page, context, faults } = await watched(browser, { javaScriptEnabled: false });
  await page.goto(at('index.html'));
  for (const [name, path] of [['Levels', 'levels.html'], ['Capabilities', 'capabilities.html'], ['Review', 'review.html']]) {
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }).click();
    assert.equal(page.url(), at(path));
    assert.equal(await page.locator('nav [aria-current="page"]').innerText(), name);
  }
  await page.goto(at('capabilities.html'));
  await page.locator('main a[href^="capabilities/"]:visible').first().click();
  assert.equal(await page.locator('nav [aria-current="true"]').innerText(), 'Capabilities');
  await page.locator('main a[href*="/notes/"]:visible').first().click();
  assert.match(page.url(), /\/notes\//);
  assert.match(await page.locator('.private').first().innerText(), /private/i);
  assert.deepEqual(faults, []);
  await context.close();
});

test('the strip on the digest has a figure or a word for every page', async () => {
  const { page, context } = await watched(browser);
  await page.goto(at('index.html'));
  const figures = await page.$$eval('.strip a', (found) => found.map((a) => [a.getAttribute('href'), a.querySelector('b').textContent.trim(), a.querySelector('.what').textContent.trim()]));
  const sections = await page.$$eval('nav a', (found) => found.map((a) => a.getAttribute('href')).filter((href) => href !== 'index.html'));
  assert.ok(figures.length > 8);
  for (const [href] of figures) assert.ok(sections.includes(href), `${href} is no page of the navigation`);
  for (const [href, number, what] of figures) assert.ok(number && what, href);
  await context.close();
});

test('no table and no tree hides a column where there is room', async () => {
  const { page, context } = await watched(browser);
  const all = [];
  for (const path of kinds) {
    await page.goto(at(path));
    const hidden = await page.$$eval('main .scroll, main .wide-picture', (found) => found
      .filter((part) => part.checkVisibility() && part.scrollWidth > part.clientWidth)
      .map((part) => `${part.getAttribute('aria-label')}: ${part.scrollWidth} px in ${part.clientWidth}`));
    all.push(...hidden.map((part) => `${path}: ${part}`));
  }
  assert.deepEqual(all, []);
  await context.close();
});

test('long names of domains wrap, and the last column stays in sight', async () => {
  const { page, context } = await watched(browser);
  await page.goto(at('capabilities.html'));
  await page.$$eval('#domains tbody th a', (names) => names.forEach((name) => { name.textContent = 'authentication-authorisation'; }));
  const [wide, room] = await page.$eval('#domains .beside > .scroll', (table) => [table.scrollWidth, table.clientWidth]);
  assert.ok(wide <= room, `${wide} px in ${room}`);
  await context.close();
});

test('on paper there is the page without its furniture, and it says that it is private', () => isOnPaper(browser, ['index.html', 'levels.html', 'weeks.html'], at, ['Private']));

test('it holds still for who asked for less motion', () => holdsStill(browser, kinds, at));

test('its HTML is valid', () => isValid(all, folder));
