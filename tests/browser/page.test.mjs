// The gap report as people meet it: by eye, by keyboard, by screen reader, on paper, and with scripts off.
import { AxeBuilder } from '@axe-core/playwright';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const ROOT = process.env.ROOT;
const made = (name) => join(ROOT, 'tests', 'browser', 'frameworks', name);
// Each with what the report is asked for.
const PAGES = {
  council: [join(ROOT, 'framework')],
  empty: [made('empty')],
  clean: [made('clean')],
  hostile: [made('hostile')],
};
// Made of the same parts, so that one look at each is enough.
const VARIANTS = {
  public: [join(ROOT, 'framework'), '--public'],
  since: [join(ROOT, 'framework'), '--since', made('clean')],
};
// 320 pixels are also what 400% zoom leaves of 1280.
const NARROW = { width: 320, height: 640 };
const MODES = {
  light: {},
  dark: { colorScheme: 'dark' },
  'forced colours': { forcedColors: 'active' },
  '320 pixels': { viewport: NARROW },
};

const folder = mkdtempSync(join(tmpdir(), 'stratlint-browser-'));
const file = (name) => join(folder, `${name}.html`);
let browser;

before(async () => {
  for (const [name, asked] of Object.entries({ ...PAGES, ...VARIANTS })) {
    const args = ['report', ...asked, '--as-of', '2024-01-31', '-o', file(name)];
    // An empty framework is an exit code of its own.
    try { execFileSync(join(ROOT, 'target', 'debug', 'stratlint'), args); } catch (error) { assert.equal(error.status, 3); }
    const page = readFileSync(file(name), 'utf8');
    writeFileSync(file(`${name}-without-script`), page.replace(/<script>[^]*?<\/script>/, ''));
  }
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
});

after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

// Opens a page, hands it over, and holds it to what every page promises: nothing is fetched, nothing goes wrong, no script of
// the input has run.
async function open(name, options, look) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const faults = [];
  const own = pathToFileURL(file(name)).href;
  page.on('request', (request) => { if (request.url().split('#')[0] !== own && !request.url().startsWith('data:')) faults.push(`fetches ${request.url()}`); });
  page.on('console', (message) => { if (message.type() === 'error') faults.push(message.text()); });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('dialog', (dialog) => { faults.push(`says ${dialog.message()}`); dialog.dismiss(); });
  try {
    await page.goto(own);
    const result = await look(page);
    if (options.javaScriptEnabled !== false) assert.equal(await page.evaluate(() => window.harm), undefined);
    assert.deepEqual(faults, []);
    return result;
  } finally {
    await context.close();
  }
}

async function accessible(page, but = []) {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).disableRules(but).analyze();
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')}`);
  assert.deepEqual(told, []);
}

const sideways = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

for (const name of Object.keys(PAGES)) {
  for (const [mode, options] of Object.entries(MODES)) {
    test(`${name}: accessible in ${mode}`, () => open(name, options, async (page) => {
      await accessible(page);
      assert.ok(await sideways(page) <= 0, 'it scrolls sideways');
    }));
  }
  test(`${name}: accessible as it is printed`, () => open(name, {}, async (page) => {
    await page.emulateMedia({ media: 'print' });
    // Nobody points at paper.
    await accessible(page, ['target-size']);
  }));
  // Without its script everything is open.
  test(`${name}: accessible without scripts`, () => open(`${name}-without-script`, {}, (page) => accessible(page)));
}

for (const name of Object.keys(VARIANTS)) {
  test(`${name}: accessible`, () => open(name, {}, (page) => accessible(page)));
}

test('everything can be read without scripts', () => open('council', { javaScriptEnabled: false }, async (page) => {
  assert.equal(await page.locator('details:not([open])').count(), 0);
  assert.equal(await page.locator('#filters').isVisible(), false);
  assert.ok(await page.locator('.gaps > li').first().isVisible());
}));

test('text may be spaced out on a narrow screen', () => open('council', { viewport: NARROW, bypassCSP: true }, async (page) => {
  await page.addStyleTag({ content: '* { line-height:1.5!important; letter-spacing:.12em!important; word-spacing:.16em!important } p { margin-bottom:2em!important }' });
  assert.ok(await sideways(page) <= 0, 'it scrolls sideways');
}));

test('the keyboard reaches everything, and shows where it is', () => open('council', {}, async (page) => {
  const stops = await page.evaluate(() => [...document.querySelectorAll('a[href], button, summary, select, input, [tabindex="0"]')].filter((one) => one.checkVisibility()).length);
  const seen = new Set();
  for (let stop = 0; stop < Math.min(stops, 160); stop += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const one = document.activeElement;
      const { outlineStyle, outlineColor, boxShadow } = getComputedStyle(one);
      const box = one.getBoundingClientRect();
      const shown = boxShadow !== 'none' || (outlineStyle !== 'none' && outlineColor !== 'rgba(0, 0, 0, 0)');
      one.dataset.stop ??= String(Math.random());
      return { key: one.dataset.stop, html: one.outerHTML.slice(0, 120), shown, small: one.matches('button, select, input, summary') && box.height < 24 };
    });
    assert.ok(at.shown, `no focus is seen at ${at.html}`);
    assert.ok(!at.small, `too small to hit: ${at.html}`);
    seen.add(at.key);
  }
  assert.ok(seen.size >= Math.min(stops, 160) - 1, `${seen.size} of ${stops} stops are reached`);
}));

test('a filter is in the count, in the address and on paper', () => open('council', {}, async (page) => {
  const all = await page.locator('.gaps > li').count();
  await page.selectOption('#f-level', 'error');
  const count = await page.locator('#count').textContent();
  assert.match(count, new RegExp(`^\\d+ / ${all} gaps \\(Level: Must fix\\)$`));
  assert.match(page.url(), /#gaps\?level=error$/);
  assert.equal(await page.locator('.gaps > li[data-level="note"]:visible').count(), 0);
  await page.reload();
  assert.equal(await page.locator('#count').textContent(), count);
  await page.emulateMedia({ media: 'print' });
  assert.ok(await page.locator('#count').isVisible());
  await page.emulateMedia({ media: 'screen' });
  await page.click('#clear');
  assert.equal(await page.locator('.gaps > li:visible').count(), all);
}));

test('a link to a folded gap opens it', () => open('council', {}, async (page) => {
  await page.click('.start a');
  const target = page.locator(await page.evaluate(() => location.hash));
  assert.ok(await target.isVisible());
  assert.equal(await target.locator('details:not([open])').count(), 0);
}));

test('nothing moves where people ask for that', () => open('council', { reducedMotion: 'reduce' }, async (page) => {
  const moves = await page.evaluate(() => [...document.querySelectorAll('html, summary')].some((one) =>
    getComputedStyle(one).scrollBehavior === 'smooth' || getComputedStyle(one, '::after').transitionDuration !== '0s'));
  assert.equal(moves, false);
}));

test('on paper it is a tagged document with numbered pages', () => open('council', {}, async (page) => {
  await page.selectOption('#f-level', 'error');
  const path = join(folder, 'council.pdf');
  const pdf = (await page.pdf({ path, preferCSSPageSize: true, tagged: true, outline: true })).toString('latin1');
  assert.match(pdf, /\/MarkInfo <<[^>]*\/Marked true/);
  assert.match(pdf, /\/StructTreeRoot/);
  assert.match(pdf, /\/Lang\s*\(en-GB\)/);
  const pages = execFileSync('pdftotext', [path, '-'], { encoding: 'utf8', maxBuffer: 1 << 24 }).split('\f').slice(0, -1);
  assert.ok(pages.length > 10, `${pages.length} pages`);
  pages.forEach((words, at) => assert.match(words, new RegExp(`\\b${at + 1} / ${pages.length}\\b`), `page ${at + 1} has no number`));
  const paper = pages.join(' ').replace(/\s+/g, ' ');
  // What is folded on the screen is open on paper, and the filter is told.
  assert.match(paper, /Level: Must fix/);
  assert.match(paper, /What it serves/);
}));

// Roles and names in the order in which a screen reader comes by them.
async function read(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const told = [];
  const waiting = [nodes[0]];
  while (waiting.length) {
    const node = waiting.pop();
    if (!node.ignored) told.push({ role: node.role?.value, name: node.name?.value ?? '', level: node.properties?.find(({ name }) => name === 'level')?.value.value });
    waiting.push(...(node.childIds ?? []).map((id) => byId.get(id)).filter(Boolean).reverse());
  }
  return told;
}

test('read aloud, it begins with the verdict and names everything', () => open('council', {}, async (page) => {
  const told = await read(page);
  const headings = told.filter(({ role }) => role === 'heading');
  assert.equal(headings.filter(({ level }) => level === 1).length, 1);
  headings.reduce((before, { level, name }) => { assert.ok(level <= before + 1, `${name} skips a level`); return level; }, 0);
  const sections = headings.filter(({ level }) => level === 2).map(({ name }) => name);
  assert.deepEqual(sections.slice(0, 4), ['Contents', 'Summary', 'Gaps', 'Which strategies and plans serve which priorities']);
  for (const role of ['region', 'table', 'link', 'button', 'combobox', 'searchbox', 'DisclosureTriangle', 'heading', 'navigation', 'columnheader', 'rowheader']) {
    const all = told.filter((one) => one.role === role);
    assert.ok(all.length > 0, `no ${role}`);
    assert.deepEqual(all.filter(({ name }) => !name.trim()), [], `a ${role} without a name`);
  }
  const at = (wanted) => told.findIndex(({ role, name }) => wanted(role, name));
  const verdict = at((role, name) => role === 'StaticText' && name.includes('trace back to the corporate plan'));
  const gaps = at((role, name) => role === 'heading' && name === 'Gaps');
  const picture = at((role, name) => role === 'group' && name.startsWith('Documents as boxes'));
  const list = at((role, name) => role === 'heading' && name === 'The same as a list');
  assert.ok(verdict > 0 && verdict < gaps && gaps < picture && picture < list, `${verdict} ${gaps} ${picture} ${list}`);
  // No two words run together where one stands below the other.
  assert.deepEqual(told.filter(({ role, name }) => role === 'link' && /[a-z][A-Z][a-z]+ [A-Z]/.test(name)), []);
}));

test('the drawn thread can be skipped, and each of its boxes leads to a document', () => open('council', {}, async (page) => {
  assert.equal(await page.locator('.picture svg a').count() > 30, true);
  const nowhere = await page.evaluate(() => [...document.querySelectorAll('.picture svg a')].map((one) => one.getAttribute('href')).filter((href) => !document.getElementById(href.slice(1))));
  assert.deepEqual(nowhere, []);
  await page.focus('#thread a.skip');
  assert.ok(await page.locator('#thread a.skip').isVisible());
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  assert.ok(await page.evaluate(() => document.getElementById('thread-list').contains(document.activeElement)));
}));
