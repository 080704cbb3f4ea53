// What machines read in pages: schema.org data, and the cards that social networks show.
// Question: {pages: [{name, text}], cards: whether each page must have one}; answer: what is wrong.
import fs from "node:fs";
import { answer, bring, load, question } from "./browser.mjs";

// The whole vocabulary of schema.org, from its N-Quads to the few keys of JSON-LD that the validator looks up.
function vocabulary() {
  const KEYS = { "rdf-schema#subClassOf": "rdfs:subClassOf", "schema.org/domainIncludes": "schema:domainIncludes" };
  const KINDS = { Class: "rdfs:Class", Property: "rdf:Property" };
  const last = (iri) => iri.split("/").slice(-1)[0];
  const nodes = new Map();
  const lines = fs.readFileSync(load.resolve("@vocabulary/schema/schema.nq"), "utf8").split("\n");
  for (const line of lines) {
    const [subject, predicate, object] = [...line.matchAll(/<([^>]*)>/g)].map(([, iri]) => iri);
    if (!subject?.includes("//schema.org/")) continue;
    const node = nodes.get(subject) ?? { "@id": `schema:${last(subject)}` };
    nodes.set(subject, node);
    const key = Object.keys(KEYS).find((end) => predicate.endsWith(end));
    if (predicate.endsWith("#type")) node["@type"] = KINDS[object.split("#")[1]] ?? node["@type"];
    else if (key) (node[KEYS[key]] ??= []).push({ "@id": object });
  }
  return { "@graph": [...nodes.values()] };
}

const { Validator } = await bring("@adobe/structured-data-validator/src/validator.js");
const found = await bring("@marbec/web-auto-extractor/dist/index.js");
const Extractor = found.default?.default ?? found.default;
const { structuredDataTest } = load("structured-data-testing-tool");
const { Facebook, Twitter } = load("structured-data-testing-tool/presets");
const validator = new Validator(vocabulary());
const complaints = [];

async function data({ name, text }) {
  for (const [, json] of text.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs))
    try {
      JSON.parse(json);
    } catch (error) {
      complaints.push(`${name}: JSON-LD: ${error.message}`);
    }
  const read = new Extractor({ addLocation: true, embedSource: ["rdfa", "microdata"] }).parse(text);
  for (const { severity, path, issueMessage } of await validator.validate(read))
    complaints.push(`${name}: ${severity.toLowerCase()}: ${(path ?? []).map((step) => step.property ?? step.type).join(".")}: ${issueMessage}`);
}

async function card({ name, text }) {
  // The library throws its result where a test failed.
  const result = await structuredDataTest(text, { presets: [Facebook, Twitter] }).catch((thrown) => thrown.res);
  // A magazine has no account there to name.
  const wished = result.warnings.filter(({ description }) => !description?.includes("username"));
  for (const { group, description, test } of [...result.failed, ...wished])
    complaints.push(`${name}: ${group}: ${description ?? test}`);
}

const { pages, cards } = question();
for (const page of pages) {
  await data(page);
  if (cards) await card(page);
}
answer(complaints);
