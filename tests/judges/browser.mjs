// What our scripts share: the question on standard input, the system's browser, the answer on standard output.
import { createRequire } from "node:module";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

export const home = fs.realpathSync(process.env.MAGCLI_JUDGES);
export const load = createRequire(path.join(home, "package.json"));
export const bring = (file) => import(pathToFileURL(path.join(home, "node_modules", file)).href);
export const question = () => JSON.parse(fs.readFileSync(0, "utf8"));
export const answer = (complaints) => fs.writeSync(1, JSON.stringify(complaints));

// Runs `work` with a browser of its own, which asks nobody but this machine.
export async function withBrowser(work) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "judges-"));
  const executablePath = execFileSync("which", [process.env.CHROME], { encoding: "utf8" }).trim();
  const args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"];
  const browser = await load("puppeteer-core").launch({ executablePath, userDataDir: folder, headless: true, args });
  try {
    return await work(browser);
  } finally {
    await browser.close();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
