// What its owner meets on the dashboard, in a real browser. CASEBOOK_DASHBOARD names its folder.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { files, launch, watched } from './site.mjs';

const folder = resolve(process.env.CASEBOOK_DASHBOARD ?? 'missing');
const root = `${pathToFileURL(folder).href}/`;
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let browser, all, kinds;

/** A page as the browser has it from the disk. */
const at = (path) => root + path.split('/').map(encodeURIComponent).join('/');

before(async () => {
  browser = await launch();
  all = (await files(folder)).filter((path) => path.endsWith('.html'));
  // Every page of the navigation, and one of each folder.
  const byFolder = new Map(all.map((path) => [path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : path, path]));
  kinds = [...byFolder.values()];
});
after(() => browser?.close());

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing on any kind of page, ${colorScheme}`, async () => {
    const { page, context } = await watched(browser, { colorScheme });
    for (const path of kinds) {
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
  });
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
  const { page, context } = await watched(browser, { javaScriptEnabled: false });
  const known = new Set(await files(folder));
  const ids = new Map();
  const links = [];
  for (const path of all) {
    await page.goto(at(path));
    const found = await page.$$eval('[id]', (elements) => elements.map((element) => element.id));
    assert.equal(new Set(found).size, found.length, `${path}: an id stands twice`);
    ids.set(path, new Set(found));
    // The address is asked of the browser, so that it is what a click would open.
    const hrefs = await page.$$eval('a[href]', (anchors) => anchors.map((anchor) => anchor.href ?? ''));
    links.push(...hrefs.map((href) => [path, href]));
  }
  const inside = links.filter(([, href]) => href.startsWith('file:'));
  assert.ok(inside.length > all.length * 10, 'there are links');
  for (const [path, href] of inside) {
    const url = new URL(href);
    const target = decodeURIComponent(url.pathname).slice(folder.length + 1);
    assert.ok(known.has(target), `${path}: ${href}`);
    const id = decodeURIComponent(url.hash.slice(1));
    if (id) assert.ok(ids.get(target)?.has(id), `${path}: ${href}`);
  }
  await context.close();
});

for (const width of [320, 390]) {
  test(`no page scrolls sideways at ${width} px`, async () => {
    const { page, context } = await watched(browser, { viewport: { width, height: 800 } });
    for (const path of all) {
      await page.goto(at(path));
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= width, `${path} is ${wide} px wide`);
    }
    await context.close();
  });
}

test('the keyboard reaches everything, and one sees where it is', async () => {
  const { page, context } = await watched(browser);
  for (const path of kinds) {
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
        const shown = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
        const box = element.getBoundingClientRect();
        return element === document.body ? 'body' : shown && box.width > 0 ? 'shown' : element.outerHTML.slice(0, 120);
      }));
    }
    assert.deepEqual(seen.filter((stop) => !['shown', 'body'].includes(stop)), [], path);
  }
  await context.close();
});

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

test('on paper there is the page without its furniture, and it says that it is private', async () => {
  const pdf = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const { page, context } = await watched(browser, { javaScriptEnabled: false });
  for (const path of ['index.html', 'levels.html', 'weeks.html']) {
    await page.goto(at(path));
    await page.emulateMedia({ media: 'print' });
    const furniture = await page.$$eval('nav', (found) => found.filter((element) => element.checkVisibility()).length);
    assert.equal(furniture, 0, `${path}: navigation is for screens`);
    const heads = await page.$$eval('main h1, main h2', (found) => found.filter((e) => e.checkVisibility()).map((e) => e.textContent.trim()));
    const document = await pdf.getDocument({ data: new Uint8Array(await page.pdf({ format: 'A4' })), verbosity: 0 }).promise;
    let text = '';
    for (let number = 1; number <= document.numPages; number += 1) {
      const content = await (await document.getPage(number)).getTextContent();
      text += content.items.map((item) => item.str).join(' ') + ' ';
    }
    const plain = (words) => words.replace(/[\s\u00ad]+/g, '').toLowerCase();
    for (const words of [...heads, 'Private']) assert.ok(plain(text).includes(plain(words)), `${path}: "${words}" is not on paper`);
    await page.emulateMedia({ media: null });
  }
  await context.close();
});

test('it holds still for who asked for less motion', async () => {
  const { page, context } = await watched(browser, { reducedMotion: 'reduce' });
  for (const path of kinds) {
    await page.goto(at(path));
    const moving = await page.$$eval('*', (found) => found.filter((element) => {
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
