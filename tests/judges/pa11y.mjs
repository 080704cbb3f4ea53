// Pa11y with HTML CodeSniffer, WCAG 2 AA, on each page. Question: a list of URLs; answer: its errors.
import { answer, bring, question, withBrowser } from "./browser.mjs";

const pa11y = (await bring("pa11y/lib/pa11y.js")).default;
const complaints = [];

await withBrowser(async (browser) => {
  const page = await browser.newPage();
  for (const url of question()) {
    const { issues } = await pa11y(url, { browser, page, standard: "WCAG2AA" });
    complaints.push(...issues.map(({ code, selector }) => `${url}: ${code}: ${selector}`));
  }
});
answer(complaints);
