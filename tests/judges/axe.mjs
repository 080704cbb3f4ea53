// axe-core on each page, wide and narrow, light and dark. Question: a list of URLs; answer: what is wrong.
// Besides what axe knows: nothing is asked of another host, nothing is missing, and a page is no wider than its screen.
import fs from "node:fs";
import { answer, load, question, withBrowser } from "./browser.mjs";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const axe = fs.readFileSync(load.resolve("axe-core/axe.min.js"), "utf8");
const complaints = [];

await withBrowser(async (browser) => {
  const page = await browser.newPage();
  let here = "";
  page.on("request", (asked) => {
    const url = new URL(asked.url());
    if (url.protocol.startsWith("http") && url.host !== new URL(here).host) complaints.push(`${here}: asks ${url.host} for ${url.pathname}`);
  });
  page.on("response", (got) => {
    if (got.status() >= 400) complaints.push(`${here}: ${got.status()} for ${got.url()}`);
  });
  page.on("pageerror", (error) => complaints.push(`${here}: a script failed: ${error.message}`));
  for (here of question()) {
    await page.goto(here, { waitUntil: "load" });
    await page.evaluate(axe);
    for (const width of [1280, 360])
      for (const scheme of ["light", "dark"]) {
        await page.setViewport({ width, height: 900 });
        await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
        const { violations } = await page.evaluate((values) => globalThis.axe.run({ runOnly: { type: "tag", values } }), RULES);
        for (const broken of violations)
          for (const node of broken.nodes) complaints.push(`${here}: ${width} ${scheme}: ${broken.id}: ${node.target.join(" ")}`);
        const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (beyond > 0) complaints.push(`${here}: ${width} ${scheme}: too wide by ${beyond} pixels`);
      }
  }
});
answer(complaints);
