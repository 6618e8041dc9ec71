// What its owner meets on the dashboard's pages of notes, in a real browser. CASEBOOK_DASHBOARD names its folder; what
// holds for all pages of the dashboard stands in dashboard.test.mjs.
import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { files, launch, onDisk, watched } from './site.mjs';

const folder = resolve(process.env.CASEBOOK_DASHBOARD ?? 'missing');
const { at, path, root } = onDisk(folder);
let browser, notes;

before(async () => {
  browser = await launch();
  notes = (await files(folder)).filter((file) => file.startsWith('notes/'));
});
after(() => browser?.close());

/** The links of a part of a page, as paths in the dashboard. */
const links = async (page, part) => (await page.$$eval(`${part} a[href]`, (all) => all.map((a) => a.href)))
  .filter((href) => href.startsWith(root)).map(path);

test('a note that links to another is named on its page', async () => {
  const { page, context, faults } = await watched(browser);
  const out = new Map(), back = new Map();
  for (const note of notes) {
    await page.goto(at(note));
    // What other notes lend is theirs; the embed itself is a link of the note.
    await page.$$eval('.body .embed .embed, .body .embed > :not(.embed-source)', (all) => all.forEach((element) => element.remove()));
    out.set(note, new Set(await links(page, '.body')));
    back.set(note, new Set(await links(page, '.mentions')));
  }
  let pairs = 0;
  for (const [from, targets] of out) {
    for (const to of targets) {
      if (to === from || !back.has(to)) continue;
      assert.ok(back.get(to).has(from), `${to} does not name ${from}`);
      pairs += 1;
    }
  }
  assert.ok(pairs > 100, `${pairs} links`);
  assert.deepEqual(faults, []);
  await context.close();
});

test('every note is one step from the list of its kind or folder, and from its tags', async () => {
  const { page, context } = await watched(browser, { javaScriptEnabled: false });
  const listed = new Map();
  const lists = (list) => listed.get(list) ?? page.goto(at(list)).then(async () => {
    listed.set(list, new Set(await links(page, 'main')));
    return listed.get(list);
  });
  for (const note of notes) {
    await page.goto(at(note));
    const up = [...await links(page, '.kicker'), ...(await links(page, '.margin')).filter((to) => to.startsWith('tags/'))];
    assert.ok(up.length > 0, note);
    for (const list of up) assert.ok((await lists(list)).has(note), `${list} does not name ${note}`);
  }
  const first = await lists('notes.html');
  for (const list of listed.keys()) {
    if (list.startsWith('kinds/')) assert.ok(first.has(list), `notes.html does not name ${list}`);
  }
  await context.close();
});

test('pictures are shown from where they are in the vault', async () => {
  const { page, context, faults } = await watched(browser);
  let pictures = 0;
  for (const note of notes) {
    await page.goto(at(note));
    for (const image of await page.locator('.body img').all()) {
      await image.scrollIntoViewIfNeeded();
      await image.evaluate((img) => img.decode());
      assert.ok(await image.evaluate((img) => img.naturalWidth > 0), note);
      pictures += 1;
    }
  }
  assert.ok(pictures > 0);
  assert.deepEqual(faults, []);
  await context.close();
});

test('a finding leads to the page of its note, which tells it too', async () => {
  const { page, context } = await watched(browser, { javaScriptEnabled: false });
  await page.goto(at('findings.html'));
  const rows = await page.$$eval('.found.all li', (all) => all.map((row) => [row.querySelector('a')?.href, row.querySelector('.code').textContent]));
  assert.ok(rows.length > 0);
  for (const [href, code] of rows.filter(([href]) => href)) {
    await page.goto(href);
    assert.match(await page.locator('.margin .found').innerText(), new RegExp(code), href);
  }
  await context.close();
});

test('what is said about a note stands beside it where there is room, and below it else', async () => {
  const case_ = notes.find((note) => note.startsWith('notes/Cases/'));
  for (const [width, beside] of [[1280, true], [390, false]]) {
    const { page, context } = await watched(browser, { viewport: { width, height: 844 } });
    await page.goto(at(case_));
    const [body, margin] = await Promise.all(['.body', '.margin'].map((part) => page.locator(part).boundingBox()));
    assert.equal(margin.x >= body.x + body.width, beside, `${width} px: beside`);
    assert.equal(margin.y >= body.y + body.height, !beside, `${width} px: below`);
    // Lines of a length that one reads without losing them.
    assert.ok(body.width < 780, `${body.width} px`);
    await context.close();
  }
});

test('the search finds a note by its name and by its words, and opens it from the disk', async () => {
  for (const words of ['conntrack', 'Carrier gateway refused']) {
    const { page, context, faults, origins } = await watched(browser);
    await page.goto(at('search.html'));
    await page.getByRole('searchbox').fill(words);
    const hit = page.locator('#results a').first();
    await hit.waitFor();
    assert.match(await page.locator('[role="status"]').innerText(), /\d/);
    await page.getByRole('searchbox').press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname.includes('/notes/'));
    assert.match(await page.locator('main').innerText(), new RegExp(words, 'i'));
    assert.deepEqual(faults, []);
    assert.deepEqual([...origins], ['null']);
    await context.close();
  }
});

test('the search says what to do without scripts', async () => {
  const { page, context } = await watched(browser, { javaScriptEnabled: false });
  await page.goto(at('search.html'));
  assert.deepEqual((await links(page, 'noscript')), ['notes.html', 'tags.html']);
  await context.close();
});

test('on paper a note is its words, then what is said of it', async () => {
  const { page, context } = await watched(browser);
  await page.goto(at(notes.find((note) => note.startsWith('notes/Cases/'))));
  await page.emulateMedia({ media: 'print' });
  const shown = (part) => page.locator(part).evaluateAll((all) => all.filter((element) => element.checkVisibility()).length);
  assert.deepEqual([await shown('nav'), await shown('.body'), await shown('.margin')], [0, 1, 1]);
  await context.close();
});
