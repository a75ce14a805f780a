// Renders one Word template over and over. A line of JSON comes in (a list of contexts), one goes out
// (seconds for all of them, and the last document in base64). Reading the line is not timed.
//   node run.mjs docxtemplater|easy-template-x TEMPLATE.docx
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { performance } from "node:perf_hooks";

const [, , library, file] = process.argv;
const template = readFileSync(file);

async function renderer() {
  if (library === "docxtemplater") {
    const { default: PizZip } = await import("pizzip");
    const { default: Docxtemplater } = await import("docxtemplater");
    return async (context) => {
      const doc = new Docxtemplater(new PizZip(template), { paragraphLoop: true, linebreaks: true });
      doc.render(context);
      return doc.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
    };
  }
  const { TemplateHandler } = await import("easy-template-x");
  const handler = new TemplateHandler();
  return async (context) => Buffer.from(await handler.process(template, context));
}

const render = await renderer();
for await (const line of createInterface({ input: process.stdin })) {
  const contexts = JSON.parse(line);
  let last;
  const start = performance.now();
  for (const context of contexts) last = await render(context);
  const seconds = (performance.now() - start) / 1000;
  process.stdout.write(JSON.stringify({ seconds, output: last.toString("base64") }) + "\n");
}
