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
const FRAMEWORKS = {
  council: join(ROOT, 'framework'),
  empty: join(ROOT, 'tests', 'browser', 'frameworks', 'empty'),
  clean: join(ROOT, 'tests', 'browser', 'frameworks', 'clean'),
  hostile: join(ROOT, 'tests', 'browser', 'frameworks', 'hostile'),
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
  for (const [name, framework] of Object.entries(FRAMEWORKS)) {
    const args = ['report', framework, '--as-of', '2024-01-31', '-o', file(name)];
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

for (const name of Object.keys(FRAMEWORKS)) {
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
  const pdf = (await page.pdf({ preferCSSPageSize: true, tagged: true, outline: true })).toString('latin1');
  assert.match(pdf, /\/MarkInfo <<[^>]*\/Marked true/);
  assert.match(pdf, /\/StructTreeRoot/);
  assert.match(pdf, /\/Lang\s*\(en-GB\)/);
}));
