// Reads every page of the browser edition by the rules of HTML. usage: validity.mjs FOLDER
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { FileSystemConfigLoader, HtmlValidate } from "html-validate";

const here = dirname(fileURLToPath(import.meta.url));
const folder = process.argv[2];
const rules = (await import("./htmlvalidate.json", { with: { type: "json" } })).default;
const reader = new HtmlValidate(new FileSystemConfigLoader(rules));

const pages = readdirSync(folder, { recursive: true })
  .filter((name) => name.endsWith(".html"))
  .sort();
let wrong = 0;
for (const page of pages) {
  const report = await reader.validateFile(join(folder, page));
  for (const result of report.results) {
    for (const message of result.messages) {
      wrong += 1;
      console.error(`${page}:${message.line}: ${message.ruleId}: ${message.message}`);
    }
  }
}
console.log(`${pages.length} pages read by the rules of HTML, ${wrong} findings.`);
process.exit(wrong || !pages.length ? 1 : 0);
