// Lighthouse on each page. Question: a list of URLs; answer: each category below 100, with what cost the points.
import { answer, bring, question, withBrowser } from "./browser.mjs";

const lighthouse = (await bring("lighthouse/core/index.js")).default;
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const complaints = [];

async function judged(url, port, onlyCategories) {
  const { lhr } = await lighthouse(url, { port, onlyCategories, logLevel: "silent" });
  const lost = Object.values(lhr.categories).filter((category) => category.score !== 1);
  return lost.map((category) => {
    const costly = category.auditRefs.filter(({ id, weight }) => weight && lhr.audits[id].score !== null && lhr.audits[id].score < 1);
    const names = costly.map(({ id }) => `${id} ${lhr.audits[id].displayValue ?? ""}`.trim()).join(", ");
    return { id: category.id, told: `${url}: ${category.id} ${Math.round(category.score * 100)}: ${names}` };
  });
}

await withBrowser(async (browser) => {
  const port = Number(new URL(browser.wsEndpoint()).port);
  for (const url of question()) {
    let lost = await judged(url, port, CATEGORIES);
    // Speed is measured on a machine that has other work too: what is slow twice more is slow.
    for (let again = 0; again < 2 && lost.some(({ id }) => id === "performance"); again++)
      lost = [...lost.filter(({ id }) => id !== "performance"), ...(await judged(url, port, ["performance"]))];
    complaints.push(...lost.map(({ told }) => told));
  }
});
answer(complaints);
