// The schema of sitemaps.org, asked through libxml2. Question: a list of {name, text}; answer: what is wrong.
import fs from "node:fs";
import path from "node:path";
import { answer, home, load, question } from "./browser.mjs";

const schema = fs.readFileSync(path.join(home, "node_modules/sitemap/schema/sitemap.xsd"), "utf8");
const xml = question().map(({ name, text }) => ({ fileName: name, contents: text }));
const { errors } = await load("xmllint-wasm").validateXML({ xml, schema });
answer(errors.map(({ rawMessage }) => rawMessage));
