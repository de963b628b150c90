// Goes a reader's way through the browser edition in Chromium, from files, without any network.
// usage: browser.mjs [--short] DOOR [PICTURES], where DOOR is START.html of a disc or index.html of the edition; --short leaves
// out the look at all pages.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const isShort = process.argv[2] === "--short";
const [start, pictures] = process.argv.slice(isShort ? 3 : 2);
const door = pathToFileURL(resolve(start)).href;
const found = [];

function expect(isTrue, what) {
  if (!isTrue) {
    found.push(what);
    console.error(`Not so: ${what}`);
  }
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

async function reader(options) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, offline: true, ...options });
  const page = await context.newPage();
  page.on("pageerror", (error) => expect(false, `no error on ${page.url()}: ${error.message}`));
  page.on("request", (request) => expect(/^(file|data):/.test(request.url()), `only files are asked for, not ${request.url()}`));
  page.on("requestfailed", (request) => {
    // What a reader leaves before it came is no fault.
    expect(request.failure().errorText === "net::ERR_ABORTED", `${request.url()} is there: ${request.failure().errorText}`);
  });
  return page;
}

async function picture(page, name) {
  if (pictures) {
    await page.screenshot({ path: join(pictures, `${name}.png`) });
  }
}

async function accessible(page) {
  await page.evaluate(axe);
  const report = await page.evaluate(() => window.axe.run(document, { preload: false, runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
  for (const rule of report.violations) {
    expect(false, `${page.url()} keeps the rule ${rule.id}: ${rule.nodes[0].html.slice(0, 160)} (${rule.nodes.length})`);
  }
}

// A reader: language, search, result, the same section in another language, dark colours.
const page = await reader({ colorScheme: "light", locale: "fr-FR" });
await page.goto(door);
await picture(page, "choice");
await accessible(page);
await page.click('.doors li[lang="en"] a');
await picture(page, "home");
await page.fill("#q", "someone copied my logo");
await page.press("#q", "Enter");
await page.waitForSelector(".hits li a");
await picture(page, "results");
expect((await page.locator("#hits li").count()) > 3, "a question finds several pages");
await page.fill("#q", "");
await page.type("#q", "trade ma");
await page.waitForFunction(() => /trade mark/i.test(document.querySelector("#hits li a")?.textContent ?? ""));
await page.fill("#q", "");
await page.type("#q", "tradmark");
await page.waitForSelector(".told");
await page.fill("#q", "marque");
await page.press("#q", "Enter");
await page.waitForSelector("#elsewhere h3");
await accessible(page);
await page.fill("#q", "zzzzqqqq");
await page.press("#q", "Enter");
await page.waitForSelector("#told .note a");
await page.fill("#q", "trade marks success");
await page.press("#q", "Enter");
await page.click('#hits a[href^="biz-trademarks.html"]');
await page.click('.here a[href="#what-to-do"]');
const french = await page.locator('.languages a[lang="fr"]').boundingBox();
expect(french.y >= 0 && french.y < 60, "the languages stay in sight");
await page.mouse.click(french.x + 10, french.y + 10);
await page.waitForURL(/\/fr\/biz-trademarks\.html#what-to-do$/);
expect((await page.getAttribute("html", "lang")) === "fr", "the page stands in French");
const before = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
await page.click("button.theme");
const after = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
expect(before !== after, "the button changes the colours");
await page.reload();
expect((await page.evaluate(() => getComputedStyle(document.body).backgroundColor)) === after, "the colours stay");
await page.click("a.term");
await page.waitForURL(/help-glossary\.html#term-/);
await page.keyboard.press("Control+Home");
await page.keyboard.press("Tab");
await picture(page, "glossary");

// Every page in English and each fourth in the other languages, which share its form: by the rules of accessibility, in both
// colours in turn; a small window must not be wider than itself.
const light = await reader({ colorScheme: "light" });
const dark = await reader({ colorScheme: "dark", viewport: { width: 390, height: 800 } });
const folder = dirname(new URL(page.url()).pathname);
let count = 0;
for (const language of isShort ? [] : ["en", "fr", "es"]) {
  const home = pathToFileURL(join(dirname(decodeURIComponent(folder)), language, "contents.html")).href;
  await light.goto(home);
  const links = await light.evaluate(() => [...new Set([...document.querySelectorAll("main a[href], .contents a")].map((a) => a.href.split("#")[0]))]);
  const chosen = links.filter((_, place) => language === "en" || place % 4 === 0);
  for (const address of [home.replace("contents", "index"), home.replace("contents", "search"), ...chosen]) {
    const view = count % 2 ? dark : light;
    await view.goto(address);
    await accessible(view);
    await dark.goto(address);
    expect(await dark.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${address} fits a small window`);
    count += 1;
  }
}
await dark.goto(page.url().replace(/\/fr\/.*/, "/es/biz-trademarks.html"));
await picture(dark, "small-dark");

// Without scripts every word can be read, and the search says what to do.
const plain = await reader({ javaScriptEnabled: false });
await plain.goto(page.url().replace(/\/fr\/.*/, "/es/search.html"));
expect((await plain.locator("noscript p a").count()) > 0 || (await plain.content()).includes("contents.html"), "the search leads to the contents");
await plain.goto(page.url().replace(/\/fr\/.*/, "/es/biz-trademarks.html"));
expect((await plain.locator("article section p").first().isVisible()) && (await plain.locator(".languages a").count()) === 2, "a page is whole without scripts");

// On paper: the text without bar and contents.
await page.emulateMedia({ media: "print" });
expect(!(await page.locator(".bar").isVisible()) && !(await page.locator(".contents").isVisible()), "paper has the text alone");

await browser.close();
console.log(`Went the way of a reader in the browser${count ? ` and looked at ${count} pages` : ""}: ${found.length} findings.`);
process.exit(found.length ? 1 : 0);
